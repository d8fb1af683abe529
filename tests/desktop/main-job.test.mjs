// The main job in the real window: reports in, numbers side by side, charts, and the place where a number stands.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { batch, lines, worked } from './batch.mjs';
import { LONG, Window } from './window.mjs';

const id = (name) => `[data-testid="${name}"]`;
const number = (text) => Number(text.replaceAll(',', ''));

/** What the Reports room says of each report: `{ company, file, cells }`. */
function reportRows(window) {
  return window.run(() =>
    [...document.querySelectorAll('[data-testid="report-row"]')].map((row) => ({
      company: row.dataset.company,
      file: row.querySelector('.fn').innerText.trim(),
      cells: [...row.querySelectorAll('td')].map((cell) => cell.innerText.trim()),
    })),
  );
}

/** Cells that show what a report says: `{ metric, company, shown }`. */
async function reportedCells(window) {
  const found = new Map();
  await window.scan(async () => {
    const cells = await window.run(() =>
      [...document.querySelectorAll('[data-metric].reported')].map((cell) => ({
        metric: cell.dataset.metric,
        company: cell.dataset.company,
        // the number is the cell's own text, beside the elements of its rank, unit and mark
        shown: [...cell.childNodes]
          .filter((node) => node.nodeType === Node.TEXT_NODE)
          .map((node) => node.data)
          .join('')
          .trim(),
      })),
    );
    for (const cell of cells) found.set(`${cell.metric} ${cell.company}`, cell);
  });
  return [...found.values()];
}

describe('the main job', () => {
  const home = mkdtempSync(join(tmpdir(), 'evenhand-window-'));
  let window;
  let rows;
  let cells;

  before(async () => {
    window = await Window.open({ home, answer: batch });
  });
  after(async () => {
    await window.close();
    rmSync(home, { recursive: true });
  });

  test('an empty library says what to do', async () => {
    await window.see(id('sample'));
    await window.shot('1-first-start');
    await window.run(() => {
      globalThis.refused = [];
      addEventListener('securitypolicyviolation', (event) => globalThis.refused.push(event.violatedDirective));
    });
  });

  test('picked reports are read, each with its company and facts', async () => {
    await window.click('.btn.pri');
    await window.see(id('import-done'), { patience: LONG });
    rows = await reportRows(window);
    await window.shot('2-reports');
    assert.deepEqual(rows.map((row) => row.file).sort(), batch.map((path) => basename(path)).sort());
    for (const {
      file,
      cells: [name, , year, , , facts],
    } of rows) {
      assert.match(name, /\p{Letter}/u, file);
      assert.match(year, /\d{4}/, file);
      assert.ok(number(facts) >= 10, `${file}: ${facts} facts`);
    }
  });

  test('the scorecard shows what a person read in the reports', async () => {
    await window.click(id('room-scorecard'));
    await window.see('[data-metric]');
    await window.shot('3-scorecard');
    cells = await reportedCells(window);
    assert.deepEqual(new Set(cells.map((cell) => cell.company)), new Set(rows.map((row) => row.company)));
    const wrong = [];
    let compared = 0;
    for (const { file, totals } of worked.filter(({ file }) => rows.some((row) => row.file === file))) {
      const { company } = rows.find((row) => row.file === file);
      for (const { metric, shown } of cells.filter((cell) => cell.company === company && totals.has(cell.metric))) {
        const values = totals.get(metric);
        // Money is shown in millions.
        const known = metric.startsWith('finance.') ? values.flatMap((value) => [value, value / 1e6]) : values;
        // A cell has room for so many digits, and a report may state a value twice with more and with fewer.
        const same = (value) => Math.abs(number(shown) - value) <= Math.max(Math.abs(value) * 0.001, 0.005 + 1e-9);
        compared += 1;
        if (!known.some(same)) wrong.push(`${file} ${metric}: ${shown}, read ${values}`);
      }
    }
    assert.ok(compared >= 20, `${compared} cells to compare`);
    // The precision that extraction promises; tests/cli measures it, and names what is not found.
    assert.ok(wrong.length <= compared * 0.05, `${wrong.length} of ${compared}: ${wrong.join('; ')}`);
  });

  test('a number leads to the line where the report says it', async () => {
    const { metric, company, shown } = cells.find((cell) => cell.metric === 'workforce.total') ?? cells[0];
    const cell = `[data-metric="${metric}"][data-company="${company}"]`;
    await window.reach(cell);
    await window.click(cell);
    await window.see(`${id('drawer')} mark`);
    await window.shot('4-evidence');
    const quoted = await window.run(() =>
      [...document.querySelectorAll('[data-testid="drawer"] .quote .l:has(mark)')].map((line) => ({
        number: Number(line.querySelector('i').lastChild.textContent),
        text: line.querySelector('.text').textContent,
        marks: [...line.querySelectorAll('mark')].map((mark) => mark.textContent),
      })),
    );
    const { file } = rows.find((row) => row.company === company);
    const [place] = quoted;
    assert.ok(
      place.marks.some((mark) => number(mark.replace(/[^\d.,]/g, '')) === number(shown)),
      `${shown} in ${JSON.stringify(place)}`,
    );
    // Columns kept by blanks are drawn closer together, and a table's tags are not drawn.
    const closer = (text) =>
      text
        .replace(/<[^>]*>|\s+/g, ' ')
        .replace(/ +/g, ' ')
        .trim();
    assert.equal(closer(place.text), closer(lines(file)[place.number - 1]));
  });

  test('both charts have every company: a bar, or the word that there is none', async () => {
    const companies = new Set(rows.map((row) => row.company)).size;
    await window.click(id('room-charts'));
    const seen = async (kind) => {
      const chart = id(`chart-${kind}`);
      await window.see(`${chart} [data-mark]`);
      // A mark's key is `row:column`; a row is a company.
      const keys = await window.run(
        (css) => [...document.querySelectorAll(css)].map((mark) => mark.dataset.mark),
        `${chart} [data-mark]`,
      );
      const words = await window.texts(`${chart} svg text`);
      return {
        bars: new Set(keys.map((key) => key.split(':')[0])).size,
        without: words.filter((text) => text === 'Not disclosed').length,
      };
    };
    assert.equal((await seen('emissions_intensity')).bars, companies);
    const gender = await seen('workforce_gender');
    await window.shot('5-charts');
    assert.equal(gender.bars + gender.without, companies);
    assert.ok(gender.bars >= companies - 1, `${gender.bars} of ${companies} reports say how many women work there`);
  });

  test('the content policy was asked for nothing that it forbids', async () => {
    assert.deepEqual(await window.run(() => globalThis.refused), []);
  });

  test('closed and opened again, everything is still there', async () => {
    await window.close();
    window = await Window.open({ home, answer: [] });
    await window.see(id('report-row'));
    assert.deepEqual(await reportRows(window), rows);
    await window.click(id('room-scorecard'));
    await window.see('[data-metric]');
    assert.deepEqual(await reportedCells(window), cells);
  });
});
