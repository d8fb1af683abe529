import { expect, test } from 'vitest';

import { fromSystem } from './preferences.svelte';

test.each<[string[], string]>([
  [['zh-CN'], 'zh-Hans'],
  [['zh'], 'zh-Hans'],
  [['zh-Hans-HK'], 'zh-Hans'],
  [['zh-HK'], 'zh-Hant'],
  [['zh-TW', 'en'], 'zh-Hant'],
  [['zh-Hant-CN'], 'zh-Hant'],
  [['en-GB', 'zh-CN'], 'en'],
  [['fr-FR', 'zh-SG'], 'zh-Hans'],
  [['fr'], 'en'],
  [[], 'en'],
])('%j is shown in %s', (tags, expected) => {
  expect(fromSystem(tags)).toBe(expected);
});
