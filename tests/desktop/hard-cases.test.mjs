// What goes wrong, in the real window: bad files, a library that is none, an import that is stopped; and the other language.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { batch } from './batch.mjs';
import { LONG, until, Window } from './window.mjs';

const id = (name) => `[data-testid="${name}"]`;

/** Runs what needs a folder of its own and a window on it. */
async function inWindow(prepare, use) {
  const home = mkdtempSync(join(tmpdir(), 'evenhand-window-'));
  let window;
  try {
    window = await Window.open({ home, ...prepare(home) });
    await use(window, home);
  } finally {
    await window?.close();
    rmSync(home, { recursive: true });
  }
}

/** Files that cannot be read, and a good one in their midst. */
function badBatch(home) {
  const at = (name) => join(home, name);
  writeFileSync(at('empty.txt'), '');
  writeFileSync(at('binary.txt'), Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 167) % 256)));
  writeFileSync(at('huge.txt'), '');
  truncateSync(at('huge.txt'), 200 * 1024 * 1024);
  mkdirSync(at('nothing'));
  writeFileSync(at('locked.txt'), 'locked');
  chmodSync(at('locked.txt'), 0);
  const bad = ['empty.txt', 'binary.txt', 'huge.txt', 'nothing', 'nowhere.txt'];
  // For root nothing is locked.
  if (process.getuid() !== 0) bad.push('locked.txt');
  return { bad, args: [...bad.slice(0, 2).map(at), batch[0], ...bad.slice(2).map(at)] };
}

describe('hard cases', () => {
  test('bad files are told one by one, the good one is read', async () => {
    let bad;
    const prepare = (home) => {
      const made = badBatch(home);
      bad = made.bad;
      return { args: made.args };
    };
    await inWindow(prepare, async (window) => {
      await window.see(id('import-done'), { patience: LONG });
      await window.shot('6-bad-files');
      const failed = await window.texts(`${id('import-row')}[data-state="failed"] .fn`);
      assert.deepEqual(failed.sort(), bad.sort());
      const why = await window.texts('.msg [role="alert"]');
      assert.equal(new Set(why).size, bad.length, `each has a reason of its own: ${why.join(' | ')}`);
      assert.deepEqual(await window.texts(`${id('report-row')} .fn`), [basename(batch[0])]);
    });
  });

  test('a library that cannot be opened is said in the window', async () => {
    const prepare = (home) => {
      mkdirSync(join(home, 'library'));
      writeFileSync(
        join(home, 'library', 'library.db'),
        'this is no database, and long enough to be looked at as one '.repeat(20),
      );
      return {};
    };
    await inWindow(prepare, async (window, home) => {
      await window.see('[role="alert"]', { text: join(home, 'library') });
      await window.shot('7-no-library');
    });
  });

  test('nothing on the page leads out of the program', async () => {
    const asked = [];
    const server = createServer((request, response) => {
      asked.push(request.url);
      response.end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      await inWindow(
        () => ({}),
        async (window) => {
          await window.see(id('sample'));
          const refused = await window.run(async (url) => {
            const { invoke } = globalThis.__TAURI_INTERNALS__;
            const tries = {
              fetch: () => fetch(`${url}fetch`),
              import: () => import(`${url}import`),
              close: () => invoke('plugin:window|close', { label: 'main' }),
              emit: () => invoke('plugin:event|emit', { event: 'x', payload: 1 }),
              image: () => Object.assign(new Image(), { src: `${url}image` }).decode(),
            };
            const failed = [];
            for (const [name, way] of Object.entries(tries)) {
              await way().catch(() => failed.push(name));
            }
            globalThis.open(`${url}open`);
            location.href = `${url}navigate`;
            return failed;
          }, `http://127.0.0.1:${server.address().port}/`);
          assert.deepEqual(refused, ['fetch', 'import', 'close', 'emit', 'image']);
          await sleep(500);
          assert.deepEqual(asked, []);
          await window.see(id('sample'));
        },
      );
    } finally {
      server.close();
    }
  });

  test('the sample batch comes with the program, and leaves it as one page that loads nothing', async () => {
    let page;
    const prepare = (home) => {
      page = join(home, 'evenhand.html');
      return { targets: home };
    };
    await inWindow(prepare, async (window) => {
      await window.click(id('sample'));
      await window.see(id('import-done'), { patience: LONG });
      assert.ok((await window.texts(id('report-row'))).length >= 3);
      assert.deepEqual(await window.texts(id('import-row')), []);
      await window.click(id('room-scorecard'));
      await window.click(id('export'));
      await window.click('[data-format="html"]');
      await window.see(id('toast'), { text: page });
      const html = readFileSync(page, 'utf8');
      assert.match(html, /<svg/);
      assert.doesNotMatch(html, /<script|(src|href)="(?!#|data:)/);
    });
  });

  test('the same file again changes nothing, and says so', async () => {
    await inWindow(
      () => ({ args: [batch[0]], answer: [batch[0]] }),
      async (window) => {
        await window.see(id('import-done'), { patience: LONG });
        const before = await window.texts(id('report-row'));
        await window.click('.btn.pri');
        await window.see(`${id('import-row')}[data-state="duplicate"]`, { patience: LONG });
        assert.deepEqual(await window.texts(id('report-row')), before);
      },
    );
  });

  test('stopped, or killed in the midst: what is done is kept, and the rest is offered', async () => {
    const many = (home) => {
      const text = readFileSync(batch[0]);
      const paths = Array.from({ length: 150 }, (_, index) => join(home, `copy-${index}.txt`));
      paths.forEach((path, index) => writeFileSync(path, Buffer.concat([text, Buffer.from(`\n${index}\n`)])));
      return paths;
    };
    let paths;
    const prepare = (home) => {
      paths = many(home);
      return { args: paths, answer: paths };
    };
    await inWindow(prepare, async (window, home) => {
      /** Stops, and what is in the library then; the others are told one by one. */
      const stopped = async (of) => {
        await of.click(`${id('import-running')} .btn`);
        await of.see(id('import-done'), { patience: LONG });
        const kept = await of.all(`${id('report-row')} .fn`);
        const left = await of.all(`${id('import-row')}[data-state="cancelled"] .fn`);
        assert.ok(kept.length > 0 && left.length > 0, `${kept.length} kept, ${left.length} left`);
        assert.deepEqual([...kept, ...left].sort(), paths.map((path) => basename(path)).sort());
        return kept;
      };
      /** How many reports are said to be read. */
      const read = async (of) => Number(/(\d+) reports?/.exec((await of.texts('.foot')).join())?.[1] ?? 0);
      await until('a report', async () => (await read(window)) > 0, LONG);
      const kept = await stopped(window);
      await window.shot('9-stopped');

      await window.click('.btn.pri');
      await until('another report', async () => (await read(window)) > kept.length);
      await window.close('SIGKILL');
      const again = await Window.open({ home });
      try {
        await again.see(id('report-row'));
        const found = await again.all(`${id('report-row')} .fn`);
        assert.ok(found.length > kept.length && found.length < paths.length, `${found.length} of ${paths.length}`);
        assert.deepEqual(
          kept.filter((file) => !found.includes(file)),
          [],
        );
        await again.see(id('import-interrupted'), { text: String(paths.length - found.length) });
        await again.shot('10-interrupted');
        await again.click(`${id('import-interrupted')} .pri`);
        await until('the rest', async () => (await read(again)) > found.length);
        await stopped(again);
      } finally {
        await again.close();
      }
    });
  });
});
