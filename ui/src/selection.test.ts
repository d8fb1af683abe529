import { expect, test, vi } from 'vitest';

import type { ReportRow } from './contract';
import { companiesOf, MOST, Selection } from './selection.svelte';

const row = (id: number, company: number) =>
  ({ id, company, company_name: `C${company}`, stock_code: null }) as ReportRow;
const companies = (n: number) => companiesOf(Array.from({ length: n }, (_, index) => row(index + 1, index + 1)));

test('companies come once, in the order in which they came in', () => {
  expect(companiesOf([row(3, 9), row(1, 4), row(2, 9)]).map(({ id }) => id)).toEqual([4, 9]);
});

test('without a choice the first companies are shown, and no more than fit', () => {
  expect(new Selection().among(companies(3))).toEqual([1, 2, 3]);
  expect(new Selection().among(companies(20))).toHaveLength(MOST);
});

test('a company goes out and comes in at its place; the last one stays', () => {
  const selection = new Selection();
  const there = companies(3);
  selection.toggle(there, 2);
  expect(selection.among(there)).toEqual([1, 3]);
  selection.toggle(there, 2);
  expect(selection.among(there)).toEqual([1, 2, 3]);
  for (const id of [1, 2, 3]) selection.toggle(there, id);
  expect(selection.among(there)).toEqual([3]);
});

test('a choice that is no longer there gives way to all', () => {
  const selection = new Selection();
  selection.chosen = [7];
  expect(selection.among(companies(2))).toEqual([1, 2]);
});

test('a query has the year that was chosen, and none else', () => {
  const selection = new Selection();
  selection.years[2] = 2022;
  selection.basis = 'per_employee';
  expect(selection.query(companies(2))).toEqual({
    companies: [
      { company: 1, year: null },
      { company: 2, year: 2022 },
    ],
    basis: 'per_employee',
    all: false,
    units: { energy: 'MWh', mass: 't', money: 'million' },
  });
});

test('a company goes to another place, and a new one behind those that were put in order', () => {
  const selection = new Selection();
  const there = companies(4);
  selection.move(there, 4, 0);
  expect(selection.among(there)).toEqual([4, 1, 2, 3]);
  selection.move(there, 1, 99);
  selection.move(there, 9, 0);
  expect(selection.among(there)).toEqual([4, 2, 3, 1]);
  selection.toggle(there, 2);
  selection.toggle(there, 2);
  expect(selection.among(there)).toEqual([4, 3, 1, 2]);
});

test('each library keeps what was compared in it', () => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
  const selection = new Selection();
  selection.open('/a');
  selection.move(companies(3), 3, 0);
  selection.years[3] = 2022;
  selection.basis = 'per_revenue';
  selection.all = true;
  selection.units = { energy: 'tce', mass: 'kg', money: 'one' };
  selection.charts = { values: { metric: 'water.consumption' } };
  selection.keep();
  selection.open('/b');
  expect([selection.chosen, selection.years, selection.basis, selection.all]).toEqual([null, {}, 'absolute', false]);
  selection.keep();
  const next = new Selection();
  next.open('/a');
  expect([next.chosen, next.years, next.basis, next.all]).toEqual([[3, 1, 2], { 3: 2022 }, 'per_revenue', true]);
  kept.set('evenhand.selections', 'no JSON');
  next.open('/a');
  expect(next.chosen).toBe(null);
  vi.unstubAllGlobals();
});
