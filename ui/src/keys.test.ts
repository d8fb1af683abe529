import { expect, test } from 'vitest';

import { keyOf } from './keys';

const press = (key: string, code: string, more = {}) => ({ key, code, shiftKey: false, isComposing: false, ...more });

test.each([
  [press('o', 'KeyO'), 'o'],
  [press('O', 'KeyO', { shiftKey: true }), 'o'],
  [press('q', 'KeyA'), 'q'],
  [press('?', 'Slash', { shiftKey: true }), '?'],
  [press('/', 'Digit7', { shiftKey: true }), '/'],
  [press('Process', 'KeyO'), 'o'],
  [press('Process', 'Slash', { shiftKey: true }), '?'],
  [press('？', 'Slash', { shiftKey: true }), '?'],
  [press('【', 'BracketLeft'), '['],
  [press('щ', 'KeyO'), 'o'],
  [press('Unidentified', 'Numpad2'), '2'],
  [press('Escape', 'Escape'), 'Escape'],
  [press('o', 'KeyO', { isComposing: true }), ''],
])('%o is %s', (event, expected) => {
  expect(keyOf(event)).toBe(expected);
});
