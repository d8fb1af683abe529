import { expect, test } from 'vitest';

import type { ReportRow } from '../contract';
import { ordered, turned, type Order } from './rows';

const report = (id: number, company_name: string, year: number | null, facts: number) =>
  ({ id, company_name, year, facts, stock_code: null }) as ReportRow;
const REPORTS = [report(1, '岚屿', 2024, 9), report(2, 'Tarnbeck', null, 30), report(3, 'alder', 2022, 9)];

test.each<[string, Order, number[]]>([
  ['as they came', null, [1, 2, 3]],
  ['by name, whatever the case', { column: 'company', down: false }, [3, 2, 1]],
  ['by year, what has none last', { column: 'year', down: false }, [3, 1, 2]],
  ['by year downwards, what has none last too', { column: 'year', down: true }, [1, 3, 2]],
  ['by number, equals as they came', { column: 'facts', down: true }, [2, 1, 3]],
])('%s', (_, order, expected) => {
  expect(ordered(REPORTS, order, 'en').map(({ id }) => id)).toEqual(expected);
});

test('a column is turned up, down, and back', () => {
  const up = turned(null, 'year');
  const down = turned(up, 'year');
  expect([up, down, turned(down, 'year'), turned(down, 'facts')]).toEqual([
    { column: 'year', down: false },
    { column: 'year', down: true },
    null,
    { column: 'facts', down: false },
  ]);
});
