// The Review room as it is looked at. Kept while the reader visits another room.
import type { Alike, ReviewItem, ReviewQueue } from '../contract';

/** More rows than this are no list that anyone works down; the next ones come as these are decided. */
export const MOST = 300;

export class ReviewView {
  decided = $state(false);
  company = $state<number | null>(null);
  rule = $state<string | null>(null);
  queue = $state.raw<ReviewQueue | null>(null);
  /** The fact that is looked at. */
  fact = $state<number | null>(null);
  /** Where it stood in the queue: when it is gone, the next one stands there. */
  place = 0;

  readonly item: ReviewItem | null = $derived(this.queue?.items.find((item) => item.fact === this.fact) ?? null);

  /** Another queue: the fact stays where it is still there, else the one that took its place. */
  show(queue: ReviewQueue): void {
    this.queue = queue;
    this.fact = settled(queue.items, this.fact, this.place);
    this.place = Math.max(
      0,
      queue.items.findIndex((item) => item.fact === this.fact),
    );
  }

  /** What was decided goes out of the queue, and the one after it takes its place. */
  drop(facts: readonly number[]): void {
    if (this.queue === null) return;
    const items = this.queue.items.filter((item) => !facts.includes(item.fact));
    const gone = this.queue.items.length - items.length;
    const { matching, open, decided } = this.queue;
    this.show({ ...this.queue, items, matching: matching - gone, open: open - gone, decided: decided + facts.length });
  }

  go(place: number): void {
    const items = this.queue?.items ?? [];
    const to = items[Math.max(0, Math.min(place, items.length - 1))];
    if (!to) return;
    this.fact = to.fact;
    this.place = items.indexOf(to);
  }
}

/** The fact to show in a queue that has changed. */
export function settled(items: readonly Pick<ReviewItem, 'fact'>[], fact: number | null, place: number): number | null {
  if (items.some((item) => item.fact === fact)) return fact;
  return items[Math.min(place, items.length - 1)]?.fact ?? null;
}

/** The groups that a fact can be decided with, without those of one. */
export function groups(alike: Alike): { kind: 'metric' | 'table'; facts: number[] }[] {
  const all = [
    { kind: 'metric' as const, facts: alike.metric },
    { kind: 'table' as const, facts: alike.table },
  ];
  return all.filter(({ facts }) => facts.length > 1);
}
