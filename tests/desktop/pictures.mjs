// Takes the README's pictures anew, of invented companies: `xvfb-run -a node tests/desktop/pictures.mjs` with the program's path
// in EVENHAND_PROGRAM.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
process.env.EVENHAND_SHOTS = at('pictures');
const { LONG, Window } = await import('./window.mjs');
const { TWICE } = await import('./reviewing.mjs');

const id = (name) => `[data-testid="${name}"]`;
const CORPUS = at('../corpus');
const sample = readdirSync(CORPUS)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => join(CORPUS, name));

/** Opens the program on some files, and closes it when all is done with them. */
async function withReports(make, show) {
  const home = mkdtempSync(join(tmpdir(), 'evenhand-pictures-'));
  const window = await Window.open({ home, args: make(home) });
  try {
    await window.see(id('import-done'), { patience: LONG });
    await show(window);
  } finally {
    await window.close();
    rmSync(home, { recursive: true });
  }
}

async function open(window, metric) {
  const cell = `[data-metric="${metric}"].reported`;
  await window.reach(cell);
  await window.click(cell);
}

await withReports(
  () => sample,
  async (window) => {
    await window.click(id('room-scorecard'));
    await window.see('[data-metric]');
    await window.shot('scorecard');
    await open(window, 'workforce.total');
    await window.see(`${id('drawer')} mark`);
    await window.shot('evidence');
    await window.click(id('room-charts'));
    await window.see(`${id('chart-workforce_gender')} [data-mark]`);
    await window.shot('charts');
  },
);

await withReports(
  () => ['en.pdf', 'zh.pdf'].map((name) => join(CORPUS, 'pdf', name)),
  async (window) => {
    await window.click(id('room-scorecard'));
    await window.see('[data-metric]');
    await open(window, 'waste.hazardous');
    await window.see(`${id('page')} .number`);
    await window.shot('page');
  },
);

await withReports(
  (home) => {
    const twice = join(home, 'twice.md');
    writeFileSync(twice, TWICE);
    return [twice, ...sample];
  },
  async (window) => {
    await window.click(id('room-review'));
    await window.see(`${id('matter')} mark`);
    for (let step = 0; (await window.texts(id('candidate'))).length === 0 && step < 100; step += 1) {
      await window.press('j');
      await window.drawn();
    }
    await window.shot('review');
  },
);
