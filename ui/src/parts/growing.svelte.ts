// A list that nobody reads at once: its beginning is drawn with the room, more of it with every frame.
import { afterPaint } from './paint';

const STEP = 40;

export class Growing {
  /** So many are drawn. */
  count = $state(STEP);

  /** Made while a component is made, and ends with it. */
  constructor(all: () => number) {
    $effect(() => (this.count < all() ? afterPaint(() => (this.count += STEP)) : undefined));
  }
}
