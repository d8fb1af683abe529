// The review in the real window, by keys alone: decide, take another statement, correct, undo; what was decided is in the
// scorecard, outlives the end of the program, and is taken back after it.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { batch } from './batch.mjs';
import { LONG, until, Window } from './window.mjs';

const id = (name) => `[data-testid="${name}"]`;
const CONTROL = '\uE009';
const ENTER = '\uE007';
const HOME = '\uE011';

/** An invented company that states its headcount twice, differently. */
const TWICE = `# 澄岭仪器股份有限公司 2024 年度可持续发展报告

证券代码：688991

## 员工概况

| 指标 | 单位 | 2024 年 |
|---|---|---|
| 员工总数 | 人 | 1,240 |
| 用水总量 | 立方米 | 35,600 |

## 社会绩效

| 指标 | 单位 | 2024 年 |
|---|---|---|
| 员工总数 | 人 | 1,204 |
| 有害废弃物产生量 | 吨 | 12.5 |
`;

describe('the review', () => {
  const home = mkdtempSync(join(tmpdir(), 'evenhand-window-'));
  let window;
  let corrected;

  const text = async (css) => (await window.texts(css))[0] ?? '';
  /** How many wait: on the rail. */
  const waiting = async () => Number((await text(id('waiting'))).replace(/\D/g, ''));
  const settled = (n) => until(`${n} to wait`, async () => (await waiting()) === n);
  /** The fact that is looked at, once it can be decided. */
  const fact = () =>
    until('a fact to decide', () =>
      window.run(() => {
        const row = document.querySelector('[data-testid="queue"] [aria-selected="true"]');
        const shown = document.querySelector('[data-testid="matter"]');
        const ready = document.querySelector('[data-testid="matter"] [data-testid="accept"]:enabled');
        return ready && row?.dataset.fact === shown?.dataset.fact ? row.dataset.fact : null;
      }),
    );

  before(async () => {
    const twice = join(home, 'twice.md');
    writeFileSync(twice, TWICE);
    window = await Window.open({ home, answer: [...batch, twice] });
    await window.click('.btn.pri');
    await window.see(id('import-done'), { patience: LONG });
  });
  after(async () => {
    await window.close();
    rmSync(home, { recursive: true });
  });

  test('another statement is taken where a report says otherwise', async () => {
    await window.press('4');
    await window.see(`${id('matter')} mark`);
    await fact();
    await window.shot('6-review');
    const before = await until('the count', waiting);
    const rows = (await window.texts(`${id('queue')} [role="option"]`)).length;
    await fact();
    await window.press(HOME);
    for (let step = 0; step < rows; step += 1) {
      const at = await fact();
      if ((await window.texts(id('candidate'))).length > 0) {
        await window.shot('7-candidate');
        await window.press('t');
        await settled(before - 1);
        return;
      }
      await window.press('j');
      if (step + 1 < rows) await until('the next fact', async () => (await fact()) !== at);
    }
    assert.fail('no statement disagrees with another');
  });

  test('ten facts are decided, and three decisions undone', async () => {
    const all = await waiting();
    assert.ok(all > 12, `${all} facts wait`);
    for (let decided = 0; decided < 10; decided += 1) {
      const at = await fact();
      await window.press(decided % 3 === 2 ? 'x' : 'a');
      await until('the next fact', async () => (await fact()) !== at);
      await settled(all - decided - 1);
    }
    for (let undone = 1; undone <= 3; undone += 1) {
      await fact();
      await window.press('z');
      await settled(all - 10 + undone);
    }
  });

  test('a value is corrected, and the scorecard has it at once', async () => {
    const before = await waiting();
    corrected = await fact();
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
    const before = await waiting();
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
    window = await Window.open({ home, answer: [join(home, 'copy.db')] });
    await window.see(id('report-row'));
    const before = await until('the count', waiting);
    await window.click(id('libraries'));
    await window.click(id('back-up'));
    await window.see(id('toast'), { text: 'copy.db' });
    await window.press('z', CONTROL);
    await settled(before + 1);
    await window.shot('10-settings');
    await window.click(id('restore'));
    await window.see(id('toast'), { text: 'before-restore' });
    await settled(before);
  });
});
