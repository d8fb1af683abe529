import { expect, test } from 'vitest';

import { segments } from './marks';

/** `a[b]c` stands for b marked between a and c. */
const drawn = (text: string, marks: [number, number][]) =>
  segments(text, marks)
    .map((part) => (part.marked ? `[${part.text}]` : part.text))
    .join('');

test.each<[string, [number, number][], string]>([
  ['员工接受培训平均小时数 小时 109', [[15, 18]], '员工接受培训平均小时数 小时 [109]'],
  [
    '女 27 男 82',
    [
      [7, 9],
      [2, 4],
    ],
    '女 [27] 男 [82]',
  ],
  ['𠮷田 12 t', [[4, 6]], '𠮷田 [12] t'],
  ['109', [[0, 3]], '[109]'],
  ['109', [], '109'],
  [
    '109',
    [
      [0, 2],
      [1, 3],
    ],
    '[10][9]',
  ],
  ['109', [[1, 99]], '1[09]'],
  ['109', [[50, 60]], '109'],
  ['109', [[1, 1]], '109'],
  ['', [[0, 1]], ''],
])('%s with %j', (text, marks, expected) => {
  expect(drawn(text, marks)).toBe(expected);
});
