import { expect, test } from 'vitest';

import { folderName } from './name';

test.each([
  ['/home/reader/libraries/2024', '2024'],
  ['C:\\Users\\reader\\Evenhand\\', 'Evenhand'],
  ['/', '/'],
])('%s is called %s', (path, name) => {
  expect(folderName(path)).toBe(name);
});
