// A long table of which only the lines in sight are drawn, and some around them; the rest is room. Screen readers are told how
// many lines there are and which one each is.
import { untrack } from 'svelte';

import { places } from './lines';
import { afterPaint } from './paint';

/** So far beyond either edge lines are drawn, in pixels. */
const AROUND = 320;
/** So far it is scrolled without drawing: many lines at once would be too much for one frame, and each time the table is laid out. */
const STEP = 80;

/** A line to draw, or the room in pixels that others take. */
export type Drawn<Line> = { key: string; index: number; line: Line } | { key: string; gap: number };

export class Sight<Line extends { key: string }> {
  readonly #lines: () => readonly Line[];
  readonly #usual: (line: Line) => number;
  readonly #kept: () => readonly number[];
  /** How tall lines turned out, where it is not as tall as usual. */
  readonly #measured = new Map<string, number>();
  readonly #made = new Map<string, { key: string; index: number; line: Line }>();
  #measures = $state(0);
  #top = $state(0);
  #height = $state(innerHeight);
  // What is in sight is drawn first.
  #around = $state(0);

  readonly #edges = $derived.by(() => {
    void this.#measures;
    let edge = 0;
    return [0, ...this.#lines().map((line) => (edge += this.#tall(line)))];
  });

  readonly drawn: Drawn<Line>[] = $derived.by(() => {
    const lines = this.#lines();
    const [from, to] = [this.#top - this.#around, this.#top + this.#height + this.#around];
    return places(this.#edges, from, to, untrack(this.#kept)).flatMap(({ index, gap }): Drawn<Line>[] => {
      const line = lines[index];
      if (gap > 0) return [{ key: `gap:${index}`, gap }];
      return line ? [this.#same(index, line)] : [];
    });
  });

  /**
   * `usual` is how tall a line is, in pixels, until it is measured. Lines that are `kept` are drawn out of sight too: those that
   * stick to an edge, and the one that has the keyboard. `top` is how far it is scrolled at first. Made while a component is
   * made, and ends with it.
   */
  constructor(lines: () => readonly Line[], usual: (line: Line) => number, kept: () => readonly number[], top = 0) {
    this.#lines = lines;
    this.#usual = usual;
    this.#kept = kept;
    this.#top = top;
    $effect(() => afterPaint(() => (this.#around = AROUND)));
  }

  /** Follows the element through which the lines are seen; theirs have the line's key as `data-key`, one or more a line. */
  readonly through = (scroller: HTMLElement): (() => void) => {
    const scrolled = () => {
      if (Math.abs(scroller.scrollTop - this.#top) >= STEP) this.#top = scroller.scrollTop;
    };
    const resized = new ResizeObserver(() => (this.#height = scroller.clientHeight));
    scroller.addEventListener('scroll', scrolled, { passive: true });
    resized.observe(scroller);
    $effect(() => {
      void this.drawn;
      untrack(() => this.#measure(scroller));
    });
    return () => {
      scroller.removeEventListener('scroll', scrolled);
      resized.disconnect();
    };
  };

  /** Draws a line, so that it can be scrolled to. */
  show(index: number): void {
    if (!this.drawn.some((one) => 'line' in one && one.index === index)) this.#top = this.#edges[index] ?? 0;
  }

  /** What stays in sight stays the same object, so that nothing of it is looked at again. */
  #same(index: number, line: Line): Drawn<Line> {
    const before = this.#made.get(line.key);
    if (before?.line === line && before.index === index) return before;
    const made = { key: line.key, index, line };
    this.#made.set(line.key, made);
    return made;
  }

  #tall(line: Line): number {
    return this.#measured.get(line.key) ?? this.#usual(line);
  }

  #measure(scroller: HTMLElement): void {
    const heights = new Map<string, number>();
    for (const element of scroller.querySelectorAll<HTMLElement>('[data-key]')) {
      const { key = '' } = element.dataset;
      heights.set(key, (heights.get(key) ?? 0) + element.offsetHeight);
    }
    let other = false;
    for (const one of this.drawn) {
      const height = heights.get(one.key);
      if (!('line' in one) || height === undefined || height === this.#tall(one.line)) continue;
      this.#measured.set(one.key, height);
      other = true;
    }
    if (other) this.#measures += 1;
  }
}
