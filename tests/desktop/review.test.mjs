// What was decided in the real window is in the scorecard, outlives the end of the program, and is taken back after it.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { batch } from './batch.mjs';
import { fact, settle, TWICE, waiting } from './reviewing.mjs';
import { LONG, until, Window } from './window.mjs';

const id = (name) => `[data-testid="${name}"]`;
const CONTROL = '\uE009';
const ENTER = '\uE007';

describe('the review', () => {
  const home = mkdtempSync(join(tmpdir(), 'evenhand-window-'));
  let window;
  let corrected;

  const settled = (n) => settle(window, n);

  before(async () => {
    const twice = join(home, 'twice.md');
    writeFileSync(twice, TWICE);
    window = await Window.open({ home, args: [batch[0], twice] });
    await window.see(id('import-done'), { patience: LONG });
  });
  after(async () => {
    await window.close();
    rmSync(home, { recursive: true });
  });

  test('a value is corrected, and the scorecard has it at once', async () => {
    await window.press('4');
    corrected = await fact(window);
    const before = await waiting(window);
    await window.press('c');
    await window.see(id('correct'));
    await window.press('a', CONTROL);
    await window.press('987654');
    await window.shot('8-correct');
    await window.press(ENTER);
    await settled(before - 1);
    await window.see(id('toast'), { text: '987,654' });
    await window.press('2');
    await window.see('[data-metric]');
    await window.press('m');
    await window.press('h');
  });

  test('closed and opened again, decisions stand, and are undone and done again', async () => {
    const before = await waiting(window);
    await window.close();
    window = await Window.open({ home, answer: [] });
    await window.see(id('report-row'));
    await settled(before);
    await window.press('z', CONTROL);
    await settled(before + 1);
    await window.see(id('toast'), { text: '987,654' });
    await window.click(`${id('turn')}`);
    await settled(before);
    await window.press('4');
    await window.click('label:has([value="decided"])');
    await window.see(`${id('queue')} [data-fact="${corrected}"]`);
    await window.see(id('history'), { text: '987,654' });
    await window.shot('9-decided');
  });

  test('a back-up brings back what was decided when it was made', async () => {
    await window.close();
    window = await Window.open({ home, answer: [join(home, 'evenhand-backup.db')], targets: home });
    await window.see(id('report-row'));
    const before = await until('the count', () => waiting(window));
    await window.click(id('libraries'));
    await window.click(id('back-up'));
    await window.see(id('toast'), { text: 'evenhand-backup.db' });
    await window.press('z', CONTROL);
    await settled(before + 1);
    await window.shot('10-settings');
    await window.click(id('restore'));
    await window.see(id('toast'), { text: 'before-restore' });
    await settled(before);
  });
});
