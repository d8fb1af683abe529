import { expect, test } from 'vitest';

import { drawn, opening, placed, stepped } from './page';

const A4 = { width: 595, height: 842 };
const PAPER = { width: 374, height: 300 };
const FIT = 374 / 595;

test.each([
  ['from the whole width to what is larger', FIT, 1, 0.75],
  ['one step', 1, 1, 1.25],
  ['back', 1.25, -1, 1],
  ['not below the whole width', 0.75, -1, FIT],
  ['nor beyond it', FIT, -1, FIT],
  ['nor above the largest', 4, 1, 4],
] as const)('zoom: %s', (_, zoom, direction, expected) => {
  expect(stepped(zoom, direction, FIT)).toBeCloseTo(expected);
});

const at = (x0: number, x1: number, y = 400): [number, number, number, number] => [x0, y, x1, y + 10];

test.each([
  ['number and label near', { number: [at(300, 330)], label: [at(200, 260)] }, 1.5],
  ['so wide that they just fit', { number: [at(300, 330)], label: [at(30, 90)] }, 342 / 300],
  ['far apart', { number: [at(530, 560)], label: [at(30, 90)] }, 0.7],
  ['no label', { number: [at(500, 530)], label: [] }, 1.5],
])('opens at a size that can be read: %s', (_, boxes, expected) => {
  expect(opening(boxes, A4, PAPER)).toBeCloseTo(expected);
});

test('a small page is at least as wide as what it is shown in', () => {
  expect(opening({ number: [at(10, 20, 10)], label: [] }, { width: 100, height: 100 }, PAPER)).toBeCloseTo(3.74);
});

test.each([
  ['both in the middle', { number: [at(300, 330)], label: [at(200, 260)] }, [265 - 187, 405 - 150]],
  ['the number alone', { number: [at(500, 530)], label: [at(30, 90)] }, [595 - 374, 405 - 150]],
  ['not past an edge', { number: [at(10, 20, 0)], label: [] }, [0, 0]],
  ['nothing boxed', { number: [], label: [at(10, 20)] }, [0, 0]],
])('is scrolled to: %s', (_, boxes, expected) => {
  expect(placed(boxes, 1, A4, PAPER)).toEqual(expected);
});

test.each([
  [FIT, 1, 1],
  [1, 1, 1],
  [1.25, 1, 2],
  [1.5, 2, 3],
  [4, 3, 4],
])('zoom %d on a screen of %d is drawn with %d dots a point', (zoom, density, expected) => {
  expect(drawn(zoom, density)).toBe(expected);
});
