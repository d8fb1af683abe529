// A question to the program that is asked again whenever something in it changes. An answer that comes after a later question
// is dropped.
import { asProblem } from '../bridge';
import type { Problem } from '../contract';

export class Asked<T> {
  /** An answer is under way. */
  busy = $state(false);
  /** Why there was none. */
  problem = $state.raw<Problem | null>(null);

  /**
   * `question` is tracked; it gives null where there is nothing to ask. An answer that is what is `shown` already changes nothing.
   * Made while a component is made, and ends with it.
   */
  constructor(question: () => Promise<T> | null, take: (answer: T) => void, shown: () => T | null = () => null) {
    $effect(() => {
      const asked = question();
      let stale = false;
      this.busy = asked !== null;
      asked
        ?.then(
          (answer) => {
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
