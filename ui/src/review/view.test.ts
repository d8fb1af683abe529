import { expect, test } from 'vitest';

import type { ReviewItem, ReviewQueue } from '../contract';
import { groups, ReviewView, settled } from './view.svelte';

const items = (...facts: number[]) => facts.map((fact) => ({ fact }));

test.each<[string, number[], number | null, number, number | null]>([
  ['a fact that is still there stays', [5, 7, 9], 9, 0, 9],
  ['one that was decided gives its place to the next', [5, 9], 7, 1, 9],
  ['the last one to the one before', [5, 7], 9, 2, 7],
  ['nothing is left', [], 5, 0, null],
  ['at first the first', [5, 7], null, 0, 5],
])('%s', (_, facts, fact, place, expected) => {
  expect(settled(items(...facts), fact, place)).toBe(expected);
});

test('a fact alone is no group', () => {
  expect(groups({ metric: [1], table: [1, 2], heading: 'x' })).toEqual([{ kind: 'table', facts: [1, 2] }]);
});

test('what was decided goes at once, with what was accepted along with it', () => {
  const view = new ReviewView();
  const queue = { matching: 3, open: 40, decided: 1, companies: [], rules: [] };
  view.show({ ...queue, items: items(5, 7, 9) as ReviewItem[] } satisfies ReviewQueue);
  view.go(1);
  view.drop([7, 8]);
  expect([view.fact, view.place, view.queue?.matching, view.queue?.open, view.queue?.decided]).toEqual([
    9, 1, 2, 39, 3,
  ]);
  view.drop([9, 5]);
  expect([view.fact, view.item]).toEqual([null, null]);
});
