import { describe, expect, test } from 'vitest';

import { arithmetic, full, round, shown, type Source } from './number';

describe('shown', () => {
  const table: [string, Source, string][] = [
    ['0', 'reported', '0'],
    ['1931183', 'reported', '1,931,183'],
    ['2245.6', 'reported', '2,245.6'],
    ['14.50', 'reported', '14.50'],
    ['9999.994', 'reported', '9,999.99'],
    ['9999.995', 'reported', '10,000'],
    ['10000.6', 'reported', '10,001'],
    ['-1234567.5', 'reported', '-1,234,568'],
    ['3.2173929961089494163424124514', 'derived', '3.22'],
    ['50.00', 'derived', '50'],
    ['0.00321', 'derived', '0.0032'],
    ['-0.004567', 'reported', '-0.0046'],
    ['3672504.1', 'estimated', '3,670,000'],
    ['0.45561', 'estimated', '0.456'],
    ['0.0000123456', 'estimated', '0.0000123'],
    ['999.6', 'estimated', '1,000'],
    ['181', 'estimated', '181'],
    ['1430.2', 'estimated', '1,430'],
    ['n/a', 'reported', 'n/a'],
  ];
  test.each(table)('%s %s -> %s', (value, source, expected) => {
    expect(shown(value, source)).toBe(expected);
  });
});

test.each([
  ['1234567.8900', '1,234,567.8900'],
  ['007', '7'],
  ['-1000', '-1,000'],
  ['0.1', '0.1'],
  ['123456789012345678901234567890', '123,456,789,012,345,678,901,234,567,890'],
])('full %s -> %s', (value, expected) => {
  expect(full(value)).toBe(expected);
});

test.each<[string, number, string]>([
  ['0.05', 1, '0.1'],
  ['0.04', 1, '0.0'],
  ['-0.04', 1, '0.0'],
  ['149', -2, '100'],
  ['150', -2, '200'],
  ['4', -2, '0'],
  ['1.005', 2, '1.01'],
  ['12', 3, '12'],
])('round %s to %i -> %s', (value, decimals, expected) => {
  expect(round(value, decimals)).toBe(expected);
});

test.each([
  ['52430 ÷ 1412 = 37.13', '52,430 ÷ 1,412 = 37.13'],
  ['184200 × 0.5306 = 97736.52', '184,200 × 0.5306 = 97,736.52'],
  ['2024: 0.123456', '2024: 0.123456'],
  ['472 + 711.5 = 1183.5, 2050', '472 + 711.5 = 1,183.5, 2050'],
  ['1,234,567', '1,234,567'],
])('arithmetic %s', (sum, expected) => {
  expect(arithmetic(sum)).toBe(expected);
});
