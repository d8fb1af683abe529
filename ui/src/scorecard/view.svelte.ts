// How the scorecard is looked at. Kept while the reader visits another room.
import { SvelteSet } from 'svelte/reactivity';

import type { Scorecard } from '../contract';

/** A cell by its row's key and its column (0: the metric's name). */
export type Spot = { key: string; column: number };

export class ScorecardView {
  /** The last one that was computed. */
  scorecard = $state.raw<Scorecard | null>(null);
  readonly folded = new SvelteSet<string>();
  readonly unfolded = new SvelteSet<string>();
  hideEmpty = $state(true);
  find = $state('');
  /** Where the keyboard is. */
  spot = $state.raw<Spot>({ key: '', column: 1 });
  scrollTop = 0;
}

/** In or out. */
export function toggle(keys: Set<string>, key: string): void {
  if (!keys.delete(key)) keys.add(key);
}
