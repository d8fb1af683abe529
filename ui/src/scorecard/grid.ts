// The scorecard as lines on the screen: what is folded, hidden or found, and where the arrow keys lead. No DOM here.
import type { Cell, MetricInfo, PillarRows, Row, Scorecard } from '../contract';

/** A line of the table. */
export type Line =
  | {
      kind: 'pillar';
      key: string;
      pillar: PillarRows;
      folded: boolean;
      /** lines that it holds, shown or folded */
      size: number;
    }
  | {
      kind: 'metric';
      key: string;
      row: Row;
      /** breakdown rows can be unfolded under it */
      expandable: boolean;
      expanded: boolean;
      /** begins another topic (energy, water …) */
      topic: boolean;
    };

/** What the reader asked for. */
export type View = {
  /** keys of folded pillars and of unfolded metrics */
  folded: ReadonlySet<string>;
  unfolded: ReadonlySet<string>;
  hideEmpty: boolean;
  /** whether a metric is looked for */
  wanted: ((metric: string) => boolean) | null;
};

/** Whether a metric is looked for: by its names in all languages, and its id; null where nothing is. */
export function finder(catalogue: ReadonlyMap<string, MetricInfo>, find: string): ((metric: string) => boolean) | null {
  const text = find.trim().toLowerCase();
  if (text === '') return null;
  return (metric) =>
    [metric, ...Object.values(catalogue.get(metric)?.names ?? {})].some((name) => name.toLowerCase().includes(text));
}

export const pillarKey = (pillar: string) => `pillar:${pillar}`;

export function rowKey({ metric, breakdown }: Pick<Row, 'metric' | 'breakdown'>): string {
  const axes = Object.entries(breakdown).map(([axis, value]) => `${axis}=${value}`);
  return [metric, ...axes].join('|');
}

/** A cell that holds a value, not only the word of what it lacks. */
export const hasValue = (cell: Cell | null): cell is Cell => cell !== null && cell.missing === null;

const isEmpty = (row: Row) => !row.cells.some(hasValue);
const topicOf = (metric: string) => metric.split('.')[0] ?? metric;

/** A total with the breakdown rows that follow it. */
type Group = { total: Row; parts: Row[] };

function groups(rows: readonly Row[]): Group[] {
  const found: Group[] = [];
  for (const row of rows) {
    const last = found.at(-1);
    if (row.depth > 0 && last) last.parts.push(row);
    else found.push({ total: row, parts: [] });
  }
  return found;
}

/** The lines in their order, and how many empty rows were left out. */
export function lay(scorecard: Scorecard, view: View): { lines: Line[]; hidden: number } {
  const lines: Line[] = [];
  let hidden = 0;
  for (const pillar of scorecard.pillars) {
    const inPillar: Line[] = [];
    let topic = '';
    for (const { total, parts } of groups(pillar.rows)) {
      if (view.wanted && !view.wanted(total.metric)) continue;
      const kept = view.hideEmpty ? parts.filter((row) => !isEmpty(row)) : parts;
      if (view.hideEmpty && isEmpty(total) && kept.length === 0) {
        hidden += 1;
        continue;
      }
      const key = rowKey(total);
      const expanded = kept.length > 0 && view.unfolded.has(key);
      const another = topic !== '' && topic !== topicOf(total.metric);
      topic = topicOf(total.metric);
      inPillar.push({ kind: 'metric', key, row: total, expandable: kept.length > 0, expanded, topic: another });
      if (!expanded) continue;
      for (const row of kept) {
        inPillar.push({ kind: 'metric', key: rowKey(row), row, expandable: false, expanded: false, topic: false });
      }
    }
    if (inPillar.length === 0) continue;
    const key = pillarKey(pillar.pillar);
    const folded = view.wanted === null && view.folded.has(key);
    lines.push({ kind: 'pillar', key, pillar, folded, size: inPillar.length });
    if (!folded) lines.push(...inPillar);
  }
  return { lines, hidden };
}

/** A place in the table: column 0 is the metric's name, the companies follow. */
export type Place = { line: number; column: number };

const PAGE = 10;

/** Where a key leads from a place; null: the key does not move. */
export function move(key: string, control: boolean, from: Place, lines: number, columns: number): Place | null {
  const to = { ...from };
  if (key === 'ArrowUp') to.line -= 1;
  else if (key === 'ArrowDown') to.line += 1;
  else if (key === 'ArrowLeft') to.column -= 1;
  else if (key === 'ArrowRight') to.column += 1;
  else if (key === 'PageUp') to.line -= PAGE;
  else if (key === 'PageDown') to.line += PAGE;
  else if (key === 'Home' || key === 'End') {
    to.column = key === 'Home' ? 0 : columns;
    if (control) to.line = key === 'Home' ? 0 : lines - 1;
  } else return null;
  return { line: clamp(to.line, lines - 1), column: clamp(to.column, columns) };
}

const clamp = (n: number, most: number) => Math.max(0, Math.min(n, most));

/** The next line up or down whose cell in this column can be opened; null: none. */
export function step(lines: readonly Line[], from: Place, direction: 1 | -1): Place | null {
  for (let line = from.line + direction; line >= 0 && line < lines.length; line += direction) {
    const at = lines[line];
    if (at?.kind === 'metric' && at.row.cells[from.column - 1]) return { line, column: from.column };
  }
  return null;
}

/** The year that most columns have: the others' years are outlined. */
export function usualYear(years: readonly (number | null)[]): number | null {
  const counts = new Map<number, number>();
  for (const year of years) if (year !== null) counts.set(year, (counts.get(year) ?? 0) + 1);
  let best: number | null = null;
  for (const [year, n] of counts) {
    const most = best === null ? 0 : (counts.get(best) ?? 0);
    if (n > most || (n === most && best !== null && year > best)) best = year;
  }
  return best;
}

/** The unit that a row shows: where all its values agree on a currency, that one in place of `CUR`. */
export function shownUnit(row: Row): string {
  if (!row.unit.includes('CUR')) return row.unit;
  const units = new Set(row.cells.filter(hasValue).map((cell) => cell.unit));
  const [only] = units;
  return units.size === 1 && only !== undefined ? only : row.unit;
}
