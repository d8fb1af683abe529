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
