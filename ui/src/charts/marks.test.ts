import { expect, test } from 'vitest';

import type { Cell, ChartView } from '../contract';
import { boxOf, moveMark, placeOf, valueAt } from './marks';

const cell = { fact: 7, value: '3.22' } as Cell;
const view = {
  title: 'GHG per employee',
  header: ['Company', 'Total'],
  rows: [
    { label: 'A, 2024', cells: [{ text: '3.22', cell }] },
    { label: 'B, 2024', cells: [{ text: null, cell: null }] },
  ],
} as unknown as ChartView;

test.each([
  ['0:0', { row: 0, column: 0 }],
  ['12:3', { row: 12, column: 3 }],
  ['', null],
  ['a:b', null],
  ['1:2:3', null],
])('place of %j', (key, expected) => {
  expect(placeOf(key)).toEqual(expected);
});

test.each([
  ['0:0', { who: 'A, 2024', title: 'Total', cell }],
  ['1:0', null],
  ['0:5', null],
  ['9:0', null],
  ['x', null],
])('value at %s', (key, expected) => {
  expect(valueAt(view, placeOf(key))).toEqual(expected);
});

test.each([
  ['ArrowRight', 1, 2],
  ['ArrowDown', 4, 4],
  ['ArrowLeft', 1, 0],
  ['ArrowUp', 0, 0],
  ['Home', 3, 0],
  ['End', 3, 4],
  ['Enter', 3, null],
])('%s from %i', (key, from, expected) => {
  expect(moveMark(key, from, 5)).toBe(expected);
});

test('a box scales with the drawing', () => {
  const mark = { key: '0:0', x: 50, y: 10, width: 100, height: 5, label: '' };
  expect(boxOf(mark, { width: 200, height: 100 })).toBe('left:25.000%;top:10.000%;width:50.000%;height:5.000%');
});
