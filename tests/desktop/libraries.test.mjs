// Libraries in the real window: a new one, back to the first, and one that is open twice is only read by the second window.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { until, Window } from './window.mjs';

const id = (name) => `[data-testid="${name}"]`;

const REPORT = `# 桁渚环保股份有限公司 2024 年度环境、社会及治理报告

证券代码：699101

## 员工概况

| 指标 | 单位 | 2024 年 |
|---|---|---|
| 员工总数 | 人 | 1,240 |

## 社会绩效

| 指标 | 单位 | 2024 年 |
|---|---|---|
| 员工总数 | 人 | 1,204 |
`;

describe('libraries', () => {
  const home = mkdtempSync(join(tmpdir(), 'evenhand-window-'));
  const another = join(home, 'suppliers');
  const report = join(home, 'report.md');
  let window;

  const rows = (of) => of.run((css) => document.querySelectorAll(css).length, id('report-row'));

  before(async () => {
    writeFileSync(report, REPORT);
    mkdirSync(another);
    window = await Window.open({ home, args: [report], answer: [another] });
    await window.see(id('report-row'));
  });
  after(async () => {
    await window.close();
    rmSync(home, { recursive: true });
  });

  test('a new library is empty, and the first is a click away', async () => {
    await window.click(id('libraries'));
    await window.see(id('library-path'), { text: join(home, 'library') });
    await window.click(id('new-library'));
    await window.see(id('toast'), { text: another });
    await window.see(id('sample'));
    await window.click(id('libraries'));
    await window.see(id('library-path'), { text: another });
    await window.shot('11-libraries');
    await window.click(id('recent-library'));
    await window.see(id('report-row'));
    assert.equal(await rows(window), 1, 'what was named on the command line is not read into another library');
  });

  test('a folder that holds something is refused, and nothing changes', async () => {
    await window.click(id('libraries'));
    await window.click(id('new-library'));
    await window.see(id('toast'), { text: 'empty folder' });
    await window.press('\uE00C');
    assert.equal(await rows(window), 1);
  });

  test('a second window only reads, and follows what the first decides', async () => {
    const second = await Window.open({ home, answer: [] });
    try {
      await second.see(id('report-row'));
      await second.see(id('read-only'));
      await second.press('4');
      await second.see(`${id('matter')} ${id('accept')}`);
      await second.press('a');
      await second.see(id('toast'), { text: 'only read' });
      await second.shot('12-read-only');
      const waiting = async () => (await second.texts(id('waiting')))[0] ?? '';
      const before = await waiting();

      await window.press('4');
      await window.see(`${id('matter')} ${id('accept')}`);
      await window.press('a');
      await window.see(id('turn'));
      await second.click('label:has([value="decided"])');
      await second.see(`${id('queue')} [role="option"]`);
      assert.notEqual(before, '');
    } finally {
      await second.close();
    }
  });

  test('when the first window is gone, the library is changed again', async () => {
    await window.close();
    window = await Window.open({ home, answer: [] });
    await window.see(id('report-row'));
    assert.deepEqual(await window.texts(id('read-only')), []);
    await window.press('z', '\uE009');
    await until('the undoing', async () => (await window.texts(id('turn'))).length > 0);
  });
});
