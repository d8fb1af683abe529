import { describe, expect, test } from 'vitest';

import type { Cell, Row, Scorecard } from '../contract';
import { lay, move, rowKey, shownUnit, step, usualYear, type View } from './grid';

const cell = (number: number, more: Partial<Cell> = {}): Cell => ({
  fact: 1,
  value: String(number),
  number,
  unit: 'MWh',
  source: 'reported',
  status: 'accepted',
  doubts: 0,
  bar: null,
  rank: null,
  derivation: null,
  missing: null,
  also: [],
  ...more,
});
const lacking = cell(0, { value: '', missing: 'no_revenue' });

function row(metric: string, cells: (Cell | null)[], breakdown: Record<string, string> = {}): Row {
  return { metric, breakdown, depth: Object.keys(breakdown).length, unit: 'MWh', cells, log: false };
}

const scorecard: Scorecard = {
  columns: [],
  pillars: [
    {
      pillar: 'E',
      disclosed: [2, 1],
      asked: 3,
      rows: [
        row('energy.total', [cell(1), null]),
        row('energy.coal', [null, null]),
        row('energy.per_revenue', [lacking, lacking]),
        row('water.total', [cell(3), cell(4)]),
      ],
    },
    {
      pillar: 'S',
      disclosed: [1, 1],
      asked: 1,
      rows: [
        row('workforce.total', [null, null]),
        row('workforce.total', [cell(5), null], { gender: 'female' }),
        row('workforce.total', [null, null], { gender: 'male' }),
      ],
    },
  ],
};

const view = (more: Partial<View> = {}): View => ({
  folded: new Set(),
  unfolded: new Set(),
  hideEmpty: false,
  wanted: null,
  ...more,
});
const keys = (view_: View) => lay(scorecard, view_).lines.map((line) => line.key);

describe('lay', () => {
  test.each<[string, Partial<View>, string[], number]>([
    [
      'everything',
      {},
      ['pillar:E', 'energy.total', 'energy.coal', 'energy.per_revenue', 'water.total', 'pillar:S', 'workforce.total'],
      0,
    ],
    [
      'hidden empty rows',
      { hideEmpty: true },
      ['pillar:E', 'energy.total', 'water.total', 'pillar:S', 'workforce.total'],
      2,
    ],
    ['a folded pillar', { folded: new Set(['pillar:E']) }, ['pillar:E', 'pillar:S', 'workforce.total'], 0],
    [
      'unfolded breakdowns',
      { unfolded: new Set(['workforce.total']), hideEmpty: true, folded: new Set(['pillar:E']) },
      ['pillar:E', 'pillar:S', 'workforce.total', 'workforce.total|gender=female'],
      2,
    ],
    [
      'what is looked for',
      { wanted: (metric) => metric.startsWith('water'), folded: new Set(['pillar:E']) },
      ['pillar:E', 'water.total'],
      0,
    ],
  ])('%s', (_, more, expected, hidden) => {
    expect(keys(view(more))).toEqual(expected);
    expect(lay(scorecard, view(more)).hidden).toBe(hidden);
  });

  test('a topic is divided from the one before it, the first is not', () => {
    const topics = lay(scorecard, view()).lines.filter((line) => line.kind === 'metric' && line.topic);
    expect(topics.map((line) => line.key)).toEqual(['water.total']);
  });

  test('a folded pillar says how many lines it holds', () => {
    expect(lay(scorecard, view({ folded: new Set(['pillar:E']) })).lines[0]).toMatchObject({ folded: true, size: 4 });
  });
});

describe('move', () => {
  const at = { line: 5, column: 2 };
  test.each<[string, boolean, number, number]>([
    ['ArrowUp', false, 4, 2],
    ['ArrowDown', false, 6, 2],
    ['ArrowLeft', false, 5, 1],
    ['ArrowRight', false, 5, 3],
    ['Home', false, 5, 0],
    ['End', false, 5, 3],
    ['Home', true, 0, 0],
    ['End', true, 7, 3],
    ['PageUp', false, 0, 2],
    ['PageDown', false, 7, 2],
  ])('%s, control %s', (key, control, line, column) => {
    expect(move(key, control, at, 8, 3)).toEqual({ line, column });
  });
  test('stays inside', () => {
    expect(move('ArrowRight', false, { line: 0, column: 3 }, 8, 3)).toEqual({ line: 0, column: 3 });
    expect(move('ArrowUp', false, { line: 0, column: 3 }, 8, 3)).toEqual({ line: 0, column: 3 });
  });
  test('leaves other keys alone', () => {
    expect(move('a', false, at, 8, 3)).toBeNull();
  });
});

describe('step', () => {
  const { lines } = lay(scorecard, view());
  test.each<[number, number, 1 | -1, number | null]>([
    [1, 1, 1, 3],
    [4, 1, -1, 3],
    [1, 2, 1, 3],
    [4, 2, 1, null],
    [1, 1, -1, null],
  ])('from line %i, column %i, by %i', (line, column, direction, expected) => {
    expect(step(lines, { line, column }, direction)?.line ?? null).toBe(expected);
  });
});

test.each([
  [[2024, 2024, 2020], 2024],
  [[2020, 2021], 2021],
  [[null, 2021], 2021],
  [[null], null],
])('usual year of %j', (years, expected) => {
  expect(usualYear(years)).toBe(expected);
});

test.each<[string, string[], string]>([
  ['CUR', ['CNY', 'CNY'], 'CNY'],
  ['CUR', ['CNY', 'HKD'], 'CUR'],
  ['tCO2e/million CUR', ['tCO2e/million CNY'], 'tCO2e/million CNY'],
  ['MWh', ['t'], 'MWh'],
])('unit %s of %j', (unit, units, expected) => {
  expect(
    shownUnit({
      ...row(
        'x',
        units.map((u) => cell(1, { unit: u })),
      ),
      unit,
    }),
  ).toBe(expected);
});

test('a row is named by its metric and breakdown', () => {
  expect(rowKey({ metric: 'a.b', breakdown: { gender: 'male', level: 'senior' } })).toBe(
    'a.b|gender=male|level=senior',
  );
});
