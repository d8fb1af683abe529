// PDFs in the real window: read beside a hostile one, left in the middle of a long one, and the page that a number stands on.
import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';

import { LONG, until, Window } from './window.mjs';

const id = (name) => `[data-testid="${name}"]`;
const CORPUS = fileURLToPath(new URL('../corpus/pdf/', import.meta.url));

/** A PDF whose pages all have the same content. */
function made(pages, content) {
  const numbers = Array.from({ length: pages }, (_, index) => index + 4);
  const page = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R>>';
  return Buffer.concat([
    Buffer.from(`%PDF-1.7
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Count ${pages}/Kids[${numbers.map((number) => `${number} 0 R`).join(' ')}]>>endobj
3 0 obj<</Filter/FlateDecode/Length ${content.length}>>stream
`),
    content,
    Buffer.from(`\nendstream endobj
${numbers.map((number) => `${number} 0 obj${page}endobj`).join('\n')}
trailer<</Root 1 0 R>>
`),
  ]);
}

/** A page that unpacks to three times the memory that reading may take. */
const bomb = () => made(1, deflateSync(Buffer.alloc(1536 << 20, ' ')));
/** Two hundred pages that say nothing, at length. */
const long = () => made(200, deflateSync(Buffer.from('0 0 m '.repeat(1_000_000))));

describe('PDFs', () => {
  const home = mkdtempSync(join(tmpdir(), 'evenhand-window-'));
  const at = (name) => join(home, 'reports', name);
  let window;

  before(async () => {
    mkdirSync(join(home, 'reports'));
    copyFileSync(join(CORPUS, 'zh.pdf'), at('zh.pdf'));
    copyFileSync(join(CORPUS, 'en.pdf'), at('en.pdf'));
    copyFileSync(join(CORPUS, 'scan.pdf'), at('scan.pdf'));
    writeFileSync(at('bomb.pdf'), bomb());
    window = await Window.open({ home, args: ['bomb.pdf', 'en.pdf', 'scan.pdf', 'zh.pdf'].map(at) });
  });
  after(async () => {
    await window?.close();
    rmSync(home, { recursive: true });
  });

  test('good ones are read, of the others it is said why not', async () => {
    await window.see(id('import-done'), { patience: LONG });
    await window.shot('8-pdfs');
    assert.deepEqual((await window.texts(`${id('report-row')} .fn`)).sort(), ['en.pdf', 'zh.pdf']);
    const failed = `${id('import-row')}[data-state="failed"] .fn`;
    assert.deepEqual((await window.texts(failed)).sort(), ['bomb.pdf', 'scan.pdf']);
    const why = (await window.texts('.msg [role="alert"]')).join(' ');
    // Unpacking is slow where the program is built for debugging: then its time is over first.
    assert.match(why, /more than .* (MB of memory|seconds)/);
    assert.match(why, /picture/i);
  });

  /** Opens the first number that a report states of a metric, by the report's file. */
  async function open(file, metric) {
    await window.see(id('report-row'));
    const company = await window.run(
      (file) =>
        [...document.querySelectorAll('[data-testid="report-row"]')].find((row) => row.innerText.includes(file)).dataset
          .company,
      file,
    );
    await window.click(id('room-scorecard'));
    await window.see('[data-metric]');
    const cell = `[data-metric="${metric}"][data-company="${company}"]`;
    await window.reach(cell);
    await window.click(cell);
  }

  test('a number is boxed on its page, where its ink is', async () => {
    await open('zh.pdf', 'waste.hazardous');
    await window.see(`${id('page')} .number`);
    // The page that was drawn for the size that it is shown in.
    await window.shot('page');
    const seen = await window.run(() => {
      const paper = document.querySelector('[data-testid="page"]');
      const image = paper.querySelector('img');
      const sheet = image.getBoundingClientRect();
      const box = (css) => {
        const { left, top, right, bottom } = paper.querySelector(css).getBoundingClientRect();
        return { left, top, right, bottom };
      };
      const canvas = document.createElement('canvas');
      canvas.width = image.naturalWidth;
      canvas.height = image.naturalHeight;
      const pen = canvas.getContext('2d');
      pen.drawImage(image, 0, 0);
      const scale = image.naturalWidth / sheet.width;
      /** The share of dark dots in a part of the picture. */
      const ink = ({ left, top, right, bottom }) => {
        const [x, y] = [(left - sheet.left) * scale, (top - sheet.top) * scale];
        const { data } = pen.getImageData(x, y, (right - left) * scale, (bottom - top) * scale);
        let dark = 0;
        for (let at = 0; at < data.length; at += 4) dark += data[at] < 128;
        return dark / (data.length / 4);
      };
      const number = box('.number');
      const width = number.right - number.left;
      return {
        loaded: image.complete && image.naturalWidth > 500,
        paper: paper.getBoundingClientRect(),
        number,
        label: box('.label'),
        inside: ink(number),
        left: ink({ ...number, left: number.left - width, right: number.left }),
        right: ink({ ...number, left: number.right, right: number.right + width / 4 }),
      };
    });
    assert.ok(seen.loaded);
    assert.ok(seen.inside > 0.05, `ink in the box: ${seen.inside}`);
    assert.ok(seen.left < 0.01 && seen.right < 0.01, `ink beside it: ${seen.left}, ${seen.right}`);
    const within = ({ left, top, right, bottom }) =>
      left >= seen.paper.left && right <= seen.paper.right && top >= seen.paper.top && bottom <= seen.paper.bottom;
    assert.ok(within(seen.number), 'the number is in sight');
    assert.ok(within(seen.label), 'so is its label');
    assert.ok(seen.label.right < seen.number.left && Math.abs(seen.label.top - seen.number.top) < 4, 'in its row');
  });

  test('pages are turned and come back', async () => {
    const page = await window.run(() => Number(document.querySelector('[data-testid="page"]').dataset.page));
    await window.click(`${id('drawer')} .tools button`);
    await window.see(`${id('page')}[data-page="${page - 1}"] img`);
    await window.see(`${id('drawer')} .tools`, { text: 'Back to the number' });
    await window.run(() => document.querySelector('[data-testid="page"]').focus());
    await window.click(`${id('drawer')} .tools button:nth-of-type(3)`);
    await window.see(`${id('page')} .number`);
  });

  test('of a file that is gone the quoted text is shown, and why', async () => {
    rmSync(at('en.pdf'));
    await window.click(id('room-reports'));
    await open('en.pdf', 'waste.hazardous');
    await window.see(id('page-problem'));
    await window.see(`${id('drawer')} mark`, { text: '31.6' });
  });

  test('an import is left in the middle of a long file, at once', async () => {
    const other = mkdtempSync(join(tmpdir(), 'evenhand-window-'));
    const file = join(other, 'long.pdf');
    writeFileSync(file, long());
    const second = await Window.open({ home: other, args: [file] });
    try {
      await second.see(id('import-running'), { patience: LONG });
      // In the middle: some pages are read, and most are not.
      await second.see(id('import-row'), { text: '200', patience: LONG });
      await second.run(() => {
        const began = performance.now();
        const look = () => {
          if (document.querySelector('[data-testid="import-done"]')) globalThis.took = performance.now() - began;
          else setTimeout(look, 5);
        };
        document.querySelector('[data-testid="import-running"] button').click();
        look();
      });
      const took = await until('the end', () => second.run(() => globalThis.took));
      assert.ok(took < 500, `${took} ms`);
      assert.equal((await second.texts(`${id('import-row')}[data-state="cancelled"]`)).length, 1);
    } finally {
      await second.close();
      rmSync(other, { recursive: true });
    }
  });
});
