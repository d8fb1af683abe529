import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';

const onlyTheBridge = {
  'no-restricted-imports': [
    'error',
    {
      patterns: [
        { group: ['@tauri-apps/*'], message: 'Only src/bridge/tauri.ts knows Tauri: ask the bridge.' },
        {
          group: ['**/bridge/fake', '**/bridge/fake/*', '**/bridge/tauri'],
          message: 'Ask the bridge, not one side of it.',
        },
      ],
    },
  ],
};

export default defineConfig(
  { ignores: ['dist/', 'node_modules/', 'coverage/', 'src/contract/'] },
  ts.configs.strict,
  ts.configs.stylistic,
  svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  {
    rules: {
      eqeqeq: 'error',
      'no-undef': 'off',
      'no-console': 'error',
      'no-eval': 'error',
      'svelte/no-at-html-tags': 'error',
      'svelte/require-each-key': 'error',
      // Maps here are state.raw: replaced, never changed.
      'svelte/prefer-svelte-reactivity': 'off',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      ...onlyTheBridge,
    },
  },
  { files: ['src/bridge/**'], rules: { 'no-restricted-imports': 'off' } },
);
