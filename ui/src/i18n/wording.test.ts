import { describe, expect, test } from 'vitest';

import lexicon from '../../../src-tauri/crates/disclosure/data/lexicon.toml?raw';
import type { Cell } from '../contract';
import { en } from './en';
import { breakdown, cellText, metricName, problem, reason, unit } from './wording';
import { zhHans } from './zh-Hans';
import { zhHant } from './zh-Hant';

test.each([
  ['tCO2e', '', 'tCO₂e', 'tCO₂e'],
  ['tCO2e/person', '', 'tCO₂e/person', 'tCO₂e/人'],
  ['tCO2e/million CNY', '', 'tCO₂e/CNY m', 'tCO₂e/百万元'],
  ['MWh/million CUR', '', 'MWh/million', 'MWh/百万营收'],
  ['million CNY', '', 'CNY m', '百万元'],
  ['thousand CNY', '', 'CNY k', '千元'],
  ['m3', '', 'm³', 'm³'],
  ['h/person', '', 'h/person', '小时/人'],
  ['count', 'supply.suppliers', 'count', '家'],
  ['count', 'board.meetings', 'count', '次'],
  ['kgCO2/kWh', '', 'kgCO₂/kWh', 'kgCO₂/kWh'],
  ['CNY', '', 'CNY', '元'],
  ['%', '', '%', '%'],
])('unit %s of %j', (code, metric, english, chinese) => {
  expect(unit(en, code, metric)).toBe(english);
  expect(unit(zhHans, code, metric)).toBe(chinese);
});

test.each<[Record<string, string>, string, string, string]>([
  [{}, '', '', ''],
  [{ gender: 'female' }, 'Women', '女', '女'],
  [{ age: '<30' }, 'Under 30', '30 岁以下', '30 歲以下'],
  [{ age: '30-50' }, 'Aged 30–50', '30–50 岁', '30–50 歲'],
  [{ age: '>=56' }, '56 and over', '56 岁及以上', '56 歲及以上'],
  [{ gender: 'male', level: 'senior' }, 'Men, Senior', '男、高级', '男、高級'],
  [{ entity: '甲厂' }, '甲厂', '甲厂', '甲厂'],
  [{ category: '6' }, 'Category 6', '类别 6', '類別 6'],
  [{ region: 'anhui' }, 'anhui', 'anhui', 'anhui'],
])('breakdown %j', (axes, english, hans, hant) => {
  expect(breakdown(en, axes)).toBe(english);
  expect(breakdown(zhHans, axes)).toBe(hans);
  expect(breakdown(zhHant, axes)).toBe(hant);
});

test('every place that is read has words', () => {
  const read = [...lexicon.matchAll(/^"region=([a-z_]+)/gm)].map(([, code]) => code);
  expect(read.length).toBeGreaterThan(0);
  expect(read.filter((code) => !((code ?? '') in zhHans.axes.region))).toEqual([]);
});

describe('a cell', () => {
  const cell: Cell = {
    fact: 1,
    value: '2864500000',
    number: 2864500000,
    unit: 'CNY',
    source: 'reported',
    status: 'accepted',
    doubts: 0,
    bar: null,
    rank: null,
    derivation: null,
    missing: null,
    also: [],
  };
  test('has every digit and its unit', () => {
    expect(cellText(en, cell, 'finance.revenue')).toBe('2,864,500,000 CNY, Reported');
  });
  test('says what it is without its colour', () => {
    expect(cellText(en, { ...cell, value: '0.456', unit: 't', source: 'estimated', doubts: 2 }, '')).toBe(
      '0.456 t, Estimated, In doubt',
    );
    expect(cellText(en, { ...cell, value: '', missing: 'no_revenue' }, '')).toBe('No revenue');
    expect(cellText(zhHans, null, '')).toBe('未披露');
  });
});

test('a name falls back to English, then to the id', () => {
  const catalogue = new Map([['x', { names: { en: 'X', 'zh-Hans': '甲' } }]]) as unknown as Parameters<
    typeof metricName
  >[1];
  expect(metricName(zhHans, catalogue, 'x')).toBe('甲');
  expect(metricName(zhHant, catalogue, 'x')).toBe('X');
  expect(metricName(en, catalogue, 'y')).toBe('y');
});

test.each([
  ['unit_missing', zhHans.reasons.unit_missing],
  ['statements_disagree', zhHans.reasons.statements_disagree],
  ['composition_called_coverage', zhHans.doubts.composition_called_coverage],
])('%s, a reason to read with care, has words', (code, expected) => {
  expect(reason(zhHans, code)).toBe(expected);
});

test('a problem says what happened and what to do', () => {
  const told = problem(en, { code: 'file_too_large', params: { path: '/a', size: '210000000', limit: '200000000' } });
  expect(told.what).toBe('The file is larger than 200 MB.');
  expect(told.then).toContain('210 MB');
});
