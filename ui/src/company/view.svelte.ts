// The Company room as it is looked at. Kept while the reader visits another room.
import type { CompanyView } from '../contract';
import { ScorecardView } from '../scorecard/view.svelte';

export class CompanyRoom {
  /** The company that is looked at; null: the first there is. */
  company = $state<number | null>(null);
  all = $state(false);
  view = $state.raw<CompanyView | null>(null);
  readonly table = new ScorecardView();
  /** What is asked to be entered: where a value lacked it. */
  wanted = $state.raw<{ metric: string; period: string } | null>(null);
}

/** How far a later value lies from an earlier one, in percent; null where that says nothing. */
export function change(before: string, after: string): number | null {
  const [from, to] = [Number(before), Number(after)];
  return from > 0 && Number.isFinite(to) ? ((to - from) / from) * 100 : null;
}
