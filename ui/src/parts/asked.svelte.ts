// A question to the program that is asked again whenever something in it changes. An answer that comes after a later question
// is dropped.
import { untrack } from 'svelte';

import { asProblem } from '../bridge';
import type { Problem } from '../contract';
import { painted } from './paint';

export class Asked<T> {
  /** An answer is under way. */
  busy = $state(false);
  /** Why there was none. */
  problem = $state.raw<Problem | null>(null);

  /**
   * `question` is tracked; it gives null where there is nothing to ask. An answer that is what is `shown` already changes nothing,
   * and one that is shown in place of another waits until what asked for it is on the screen: a large table takes its time.
   * Made while a component is made, and ends with it.
   */
  constructor(question: () => Promise<T> | null, take: (answer: T) => void, shown: () => T | null = () => null) {
    $effect(() => {
      const asked = question();
      let stale = false;
      this.busy = asked !== null;
      const seen = untrack(shown) === null ? null : painted();
      asked
        ?.then(
          async (answer) => {
            await seen;
            if (stale) return;
            const before = shown();
            if (before === null || JSON.stringify(before) !== JSON.stringify(answer)) take(answer);
            this.problem = null;
          },
          (thrown: unknown) => {
            if (!stale) this.problem = asProblem(thrown);
          },
        )
        .finally(() => {
          if (!stale) this.busy = false;
        });
      return () => {
        stale = true;
      };
    });
  }
}
