// Numbers as text. Values come as decimal strings with every digit and never pass through a float: 0.1 stays 0.1.

/** How a value came about decides how many digits it deserves. */
export type Source = 'reported' | 'derived' | 'estimated' | 'entered';

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/** `-1234.50` as sign, whole and fraction; null for what is no plain decimal. */
function parts(value: string): { sign: string; whole: string; fraction: string } | null {
  const found = DECIMAL.exec(value.trim());
  if (!found) return null;
  return { sign: found[1] ?? '', whole: (found[2] ?? '0').replace(/^0+(?=\d)/, ''), fraction: found[3] ?? '' };
}

const thousands = (whole: string) => whole.replace(/\B(?=(\d{3})+$)/g, ',');
const isZero = (digits: string) => /^0*$/.test(digits);

/** Half away from zero at `decimals` places after the point; negative places round whole digits. */
export function round(value: string, decimals: number): string {
  const number = parts(value);
  if (!number || number.fraction.length <= decimals) return value;
  const { sign, whole, fraction } = number;
  const digits = whole + fraction;
  const kept = whole.length + decimals;
  if (kept < 0) return '0';
  const up = (digits[kept] ?? '0') >= '5' ? 1n : 0n;
  const head = (BigInt(digits.slice(0, kept) || '0') + up).toString();
  if (decimals <= 0) return (isZero(head) ? '' : sign) + (head === '0' ? '0' : head + '0'.repeat(-decimals));
  const padded = head.padStart(decimals + 1, '0');
  return (isZero(padded) ? '' : sign) + padded.slice(0, -decimals) + '.' + padded.slice(-decimals);
}

/** To `count` significant digits. */
function significant(value: string, count: number): string {
  const number = parts(value);
  if (!number) return value;
  if (!isZero(number.whole)) return round(value, count - number.whole.length);
  const leading = /^0*/.exec(number.fraction)?.[0].length ?? 0;
  return round(value, leading + count);
}

const trimmed = (value: string) => (value.includes('.') ? value.replace(/\.?0+$/, '') : value);

/** Every digit, with thousands parted. */
export function full(value: string): string {
  const number = parts(value);
  if (!number) return value;
  return number.sign + thousands(number.whole) + (number.fraction ? '.' + number.fraction : '');
}

/**
 * As a cell shows it: at most 2 decimals under 10,000 and none above, an estimate with 3 significant digits.
 * What is not zero never becomes `0`: it keeps two significant digits instead.
 */
export function shown(value: string, source: Source): string {
  const number = parts(value);
  if (!number) return value;
  if (source === 'estimated') return full(trimmed(significant(value, 3)));
  let rounded = round(value, 2);
  if ((parts(rounded)?.whole.length ?? 0) > 4) rounded = round(value, 0);
  if (isZero(rounded.replace(/[-.]/g, '')) && !isZero(number.whole + number.fraction)) rounded = significant(value, 2);
  return full(source === 'derived' ? trimmed(rounded) : rounded);
}

/** The numbers of a sum with thousands parted; what may be a year stays as it is. */
export const arithmetic = (sum: string) =>
  sum.replace(/(?<![\d.])\d{4,}(?:\.\d+)?/g, (number) => (/^(19|20)\d\d$/.test(number) ? number : full(number)));

/** A word of the contract as a source; what is not known counts as reported. */
export function sourceOf(word: string): Source {
  return word === 'derived' || word === 'estimated' || word === 'entered' ? word : 'reported';
}

/** A count with thousands parted. */
export const count = (n: number) => full(String(Math.trunc(n)));

/** A file's size from its bytes. */
export const megabytes = (bytes: string | undefined) => `${Math.round(Number(bytes ?? 0) / 1e6)} MB`;
