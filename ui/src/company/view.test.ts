import { expect, test } from 'vitest';

import { change } from './view.svelte';

test.each<[string, string, number | null]>([
  ['100', '120', 20],
  ['200', '150', -25],
  ['0', '5', null],
  ['-2', '5', null],
  ['5', '', -100],
  ['5', 'x', null],
])('from %s to %s', (before, after, percent) => {
  expect(change(before, after)).toBe(percent);
});
