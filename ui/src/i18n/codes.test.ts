// Every code that the program can send has words in every language. The lists are read where the program keeps them.
import { parse } from 'smol-toml';
import { describe, expect, test } from 'vitest';

import factors from '../../../src-tauri/crates/disclosure/data/factors.toml?raw';
import compare from '../../../src-tauri/crates/compare/src/model.rs?raw';
import { en } from './en';
import { zhHans } from './zh-Hans';
import { zhHant } from './zh-Hant';

/** The strings of a Rust list: `pub const NAME: [&str; n] = [ … ];` */
function listed(source: string, name: string): string[] {
  const body = new RegExp(`const ${name}: \\[&str; \\d+\\] = \\[([^\\]]*)\\]`).exec(source)?.[1] ?? '';
  return [...body.replace(/\/\/.*$/gm, '').matchAll(/"([^"]+)"/g)].map((found) => found[1] ?? '');
}

const EXTRACTION = Object.values(
  import.meta.glob<string>('../../../src-tauri/crates/disclosure/src/**/*.rs', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
).join('\n');
const REASONS = [...EXTRACTION.matchAll(/reasons(?:\.push\(|: vec!\[)"([a-z_]+)"/g)].map((found) => found[1] ?? '');

const DOUBTS = [...EXTRACTION.matchAll(/(?:\b(?:doubt|sum|ratio)\(|rule: )"([a-z0-9]+(?:_[a-z0-9]+)*)"/g)].map(
  (found) => found[1] ?? '',
);

const FACTORS = (parse(factors) as unknown as { factor: { id: string }[] }).factor.map(({ id }) => id);

describe.each([en, zhHans, zhHant])('$tag', (words) => {
  test.each<[string, string[], Record<string, string>]>([
    ['rules', listed(compare, 'RULES'), words.rules],
    ['notes', listed(compare, 'NOTES'), words.notes],
    ['factors', FACTORS, words.factors],
    ['reasons', REASONS, words.reasons],
    ['doubts', DOUBTS, words.doubts],
    ['doubts in full', DOUBTS, words.doubtsLong],
  ])('%s', (_, codes, dictionary) => {
    expect(codes.length).toBeGreaterThan(5);
    expect(codes.filter((code) => !dictionary[code])).toEqual([]);
  });
});

/** Every leaf of a catalogue with its path; functions are called with numbers that read as words of any kind. */
function leaves(node: unknown, path = ''): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node === 'function') {
    const said: unknown = (node as (...args: unknown[]) => unknown)(
      ...(path.startsWith('.problems') ? [{}] : [2, 3, '4']),
    );
    return leaves(said, path);
  }
  return Object.entries(node as object).flatMap(([key, value]) => leaves(value, `${path}.${key}`));
}

test.each([zhHans, zhHant])('$tag says nothing in English, and nothing empty', (words) => {
  const english = new Map(leaves(en));
  const latin = /^[\p{Script=Latin}\d\s.,:;()/+-]+$/u;
  const suspicious = leaves(words).filter(([path, text]) =>
    text.trim() === '' ? path !== '.gap' : latin.test(text) && english.get(path) === text && /[a-z]{3}/.test(text),
  );
  expect(suspicious.filter(([path]) => path !== '.self')).toEqual([]);
});

test('each language gives a Chinese count its own measure word', () => {
  expect(Object.keys(zhHans.counts)).toEqual(Object.keys(zhHant.counts));
});
