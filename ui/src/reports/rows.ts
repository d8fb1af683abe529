// The rows of the Reports room in their order: what needs a hand, what is under way, what is in the library, what was passed over.
import type { ReportRow } from '../contract';
import { fileName, type Item } from './imports.svelte';

export type Line = { kind: 'item'; key: string; item: Item } | { kind: 'report'; key: string; report: ReportRow };

const BEFORE: Item['state']['state'][] = ['failed', 'reading', 'waiting'];
const AFTER: Item['state']['state'][] = ['cancelled', 'duplicate'];

function matches(find: string, ...texts: (string | null)[]): boolean {
  const wanted = find.trim().toLowerCase();
  return wanted === '' || texts.some((text) => text?.toLowerCase().includes(wanted));
}

/** What the rows can be ordered by. */
export const COLUMNS = ['company', 'code', 'year', 'language', 'pages', 'facts', 'toReview', 'doubts'] as const;
export type Column = (typeof COLUMNS)[number];
/** The column that the rows are ordered by; none: in the order in which they came. */
export type Order = { column: Column; down: boolean } | null;

const KEYS: Record<Column, (report: ReportRow) => string | number | null> = {
  company: (report) => report.company_name,
  code: (report) => report.stock_code,
  year: (report) => report.year,
  language: (report) => report.language,
  pages: (report) => report.pages,
  facts: (report) => report.facts,
  toReview: (report) => report.to_review,
  doubts: (report) => report.doubts,
};

/** The next order of a column that is clicked: up, down, as they came. */
export function turned(order: Order, column: Column): Order {
  if (order?.column !== column) return { column, down: false };
  return order.down ? null : { column, down: true };
}

/** The reports in order; what has no value comes last either way, and equals stay as they came. */
export function ordered(reports: readonly ReportRow[], order: Order, language: string): ReportRow[] {
  if (order === null) return [...reports];
  const key = KEYS[order.column];
  const { compare } = new Intl.Collator(language, { numeric: true });
  const sign = order.down ? -1 : 1;
  return [...reports].sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return sign * (typeof x === 'number' && typeof y === 'number' ? x - y : compare(String(x), String(y)));
  });
}

export function lines(items: readonly Item[], reports: readonly ReportRow[], find: string): Line[] {
  const found = items
    .map((item, index): Line & { kind: 'item' } => ({ kind: 'item', key: `item:${index}:${item.path}`, item }))
    .filter(({ item }) => matches(find, fileName(item.path)));
  const inState = (states: Item['state']['state'][]) =>
    states.flatMap((state) => found.filter(({ item }) => item.state.state === state));
  const library = reports
    .filter((report) => matches(find, report.company_name, report.file, report.stock_code))
    .map((report): Line => ({ kind: 'report', key: `report:${report.id}`, report }));
  return [...inState(BEFORE), ...library, ...inState(AFTER)];
}
