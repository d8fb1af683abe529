import { expect, test } from 'vitest';

import type { Statement } from '../contract';
import { others } from './place';

const said = (value: string | null) => ({ value }) as Statement;

test.each<[string, (string | null)[], number[]]>([
  ['what says the same is no candidate', ['12', '12.0', null], []],
  ['each other value once, the first place of it', ['12', '13', '13.0', '14'], [1, 3]],
  ['where the value that holds stands nowhere, what is not quoted', ['1', '2'], [1]],
])('%s', (_, values, expected) => {
  expect(others(values.map(said), '12').map(({ index }) => index)).toEqual(expected);
});
