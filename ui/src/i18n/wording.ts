// Turns the contract's codes into words. A code that no language knows yet is shown as it is rather than hidden.
import type { About, Cell, DeedInfo, MetricInfo, Note, Problem } from '../contract';
import type { Words } from './en';
import { full, shown, sourceOf } from './number';

type Dictionary = Readonly<Record<string, string>>;

/** The word for a code. */
export function word(dictionary: Dictionary, code: string): string {
  return dictionary[code] ?? code.replaceAll('_', ' ');
}

/** Why a fact is read with care: what lowers its confidence, or a doubt that was settled with another fact. */
export function reason(words: Words, code: string): string {
  return code in words.reasons ? word(words.reasons, code) : word(words.doubts, code);
}

const SYMBOLS: Dictionary = { tCO2e: 'tCO₂e', tCO2: 'tCO₂', kgCO2: 'kgCO₂', kgCO2e: 'kgCO₂e', m2: 'm²', m3: 'm³' };

/** `tCO2e/million CNY` as a reader writes it; a metric gives a count its measure word. */
export function unit(words: Words, code: string, metric = ''): string {
  if (code === 'count') return words.counts[metric] ?? words.units.count;
  if (code === 'CUR') return words.units.CUR;
  return code
    .split('/')
    .map((term) => {
      const [, scale, currency = ''] = /^(million|thousand) ([A-Z]{3})$/.exec(term) ?? [];
      if (scale === 'million' || scale === 'thousand') return words.units[scale](currency);
      if (SYMBOLS[term]) return SYMBOLS[term];
      const named = (words.units as Record<string, unknown>)[term];
      if (typeof named === 'string') return named;
      return words.currencies[term] ?? term;
    })
    .join('/');
}

/** What stands beside a number whose unit is not its row's: a currency, or the dimension that a fuel was printed in. */
export function ownUnit(words: Words, cell: Cell, rowUnit: string, metric: string): string {
  if (rowUnit.includes('CUR')) return /\b[A-Z]{3}\b/.exec(cell.unit)?.[0] ?? '';
  return cell.unit === rowUnit ? '' : unit(words, cell.unit, metric);
}

/** A value as a table shows it. */
export const tableValue = ({ value, source }: Cell) => shown(value, sourceOf(source));

/** `<=25`, `18-25`, `>50` in words. */
function age(words: Words, band: string): string {
  const between = /^(\d+)-(\d+)$/.exec(band);
  if (between) return words.age.between(between[1] ?? '', between[2] ?? '');
  const open = /^(<=|>=|<|>)(\d+)$/.exec(band);
  if (!open) return band;
  const say = { '<': words.age.under, '>': words.age.over, '<=': words.age.upTo, '>=': words.age.from }[open[1] ?? ''];
  return say ? say(open[2] ?? '') : band;
}

/** The name of one part: `gender`, `female`. */
export function partName(words: Words, axis: string, value: string): string {
  if (axis === 'age') return age(words, value);
  if (axis === 'category') return words.category(value);
  // Axes without a dictionary hold what the report prints.
  const dictionary = (words.axes as Record<string, Dictionary>)[axis];
  return dictionary ? (dictionary[value] ?? value) : value;
}

/** The part that a breakdown is about; empty for the total. */
export function breakdown(words: Words, axes: Readonly<Record<string, string>>): string {
  return Object.entries(axes)
    .map(([axis, value]) => partName(words, axis, value))
    .join(words.comma);
}

/** A metric's name in the page's language. */
export function metricName(words: Words, catalogue: ReadonlyMap<string, MetricInfo>, id: string): string {
  const names = catalogue.get(id)?.names;
  return names?.[words.tag] ?? names?.en ?? id;
}

/** What happened and what can be done. */
export function problem(words: Words, { code, params }: Problem): { what: string; then: string } {
  return words.problems[code](params);
}

/** What is to be known about a report beside what it says: which pages were not read, or not whole. */
export function reportNote(words: Words, { code, pages }: Note): string {
  const runs = pages.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`));
  return words.reportNotes[code](runs.join(', '));
}

/** A cell in words, for hover and screen readers: every digit, the unit, where it comes from and whether it is in doubt. */
export function cellText(words: Words, cell: Cell | null, metric: string): string {
  if (cell === null) return words.scorecard.notDisclosed;
  if (cell.missing !== null) return word(words.missing, cell.missing);
  const said = [`${full(cell.value)} ${unit(words, cell.unit, metric)}`, word(words.sources, cell.source)];
  if (cell.rank !== null) said.push(words.scorecard.best(cell.rank));
  if (cell.doubts > 0) said.push(words.inDoubt);
  return said.join(words.comma);
}

/** A number with what it is about: metric, part, company, year, value and unit; what is empty is left out. */
export function factText(words: Words, catalogue: ReadonlyMap<string, MetricInfo>, about: Named): string {
  const who = [about.company, about.period && words.year(about.period)].filter(Boolean).join(' ');
  const what = [metricName(words, catalogue, about.metric), breakdown(words, about.breakdown)];
  const value = `${shown(about.value, 'reported')} ${unit(words, about.unit, about.metric)}`;
  return [who, ...what, value].filter(Boolean).join(words.comma);
}

/** Enough of a fact to name it. */
export type Named = Pick<About, 'company' | 'metric' | 'breakdown' | 'period' | 'value' | 'unit'>;

/** What a person did, in one sentence. */
export function deed(words: Words, catalogue: ReadonlyMap<string, MetricInfo>, { kind, about }: DeedInfo): string {
  const { deeds } = words;
  if (kind === 'merge_companies') return deeds.merge_companies(about.value, about.company);
  if (kind === 'remove_reports' || kind === 'correct_reports') {
    const one = [about.company, about.period && words.year(about.period)].filter(Boolean).join(' ');
    return deeds[kind](about.count > 1 ? deeds.reports(about.count) : one || about.file);
  }
  return deeds[kind](about.count > 1 ? deeds.facts(about.count) : factText(words, catalogue, about));
}
