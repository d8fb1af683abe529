// A long table of which only the lines in sight are drawn, and some around them; the rest is room. Screen readers are told how
// many lines there are and which one each is.
import { untrack } from 'svelte';

import { lineAt, nearer, places, type Span } from './lines';
import { afterPaint } from './paint';

/** So far beyond either edge lines are drawn while it is scrolled, in pixels. */
const NEAR = 320;
/** So much of it comes at once, in pixels: many lines would be too much for one frame. */
const STEP = 32;
/** Nobody scrolls who has not for so many milliseconds: what is missing further away is drawn, a step a frame. */
const PAUSE = 150;

/** A line to draw, or the room in pixels that others take. */
export type Drawn<Line> = { key: string; index: number; line: Line } | { key: string; gap: number };

export class Sight<Line extends { key: string }> {
  readonly #lines: () => readonly Line[];
  readonly #usual: (line: Line) => number;
  readonly #kept: () => readonly number[];
  /** So far beyond either edge lines are drawn in the end, in pixels. */
  readonly #far: number;
  /** How tall lines turned out, where it is not as tall as usual. */
  readonly #measured = new Map<string, number>();
  readonly #made = new Map<string, { key: string; index: number; line: Line }>();
  #measures = $state(0);
  #top: number;
  #height = innerHeight;
  /** What is drawn of which lines, in pixels: what is in sight first. */
  #span = $state.raw<{ lines: readonly Line[] | null; span: Span }>({ lines: null, span: [0, 0] });
  /** Keeps what is far from being drawn next, where it is to be. */
  #stop: (() => void) | null = null;

  readonly #edges = $derived.by(() => {
    void this.#measures;
    let edge = 0;
    return [0, ...this.#lines().map((line) => (edge += this.#tall(line)))];
  });

  // Of other lines than before those that are far come again: a change is not to wait for what nobody sees.
  readonly #now: Span = $derived.by(() => (this.#span.lines === this.#lines() ? this.#span.span : this.#near()));
  // Whole lines, so that nothing is done where the same ones stay.
  readonly #from = $derived(this.#edges[lineAt(this.#edges, this.#now[0])] ?? 0);
  readonly #to = $derived(this.#edges[lineAt(this.#edges, this.#now[1]) + 1] ?? Infinity);

  readonly drawn: Drawn<Line>[] = $derived.by(() => {
    const lines = this.#lines();
    return places(this.#edges, this.#from, this.#to, untrack(this.#kept)).flatMap(({ index, gap }): Drawn<Line>[] => {
      const line = lines[index];
      if (gap > 0) return [{ key: `gap:${index}`, gap }];
      return line ? [this.#same(index, line)] : [];
    });
  });

  /**
   * `usual` is how tall a line is, in pixels, until it is measured. Lines that are `kept` are drawn out of sight too: those that
   * stick to an edge, and the one that has the keyboard. `top` is how far it is scrolled at first; `far` how far beyond either
   * edge lines are drawn where nothing else is to do. Made while a component is made, and ends with it.
   */
  constructor(
    lines: () => readonly Line[],
    usual: (line: Line) => number,
    kept: () => readonly number[],
    { top = 0, far = NEAR } = {},
  ) {
    this.#lines = lines;
    this.#usual = usual;
    this.#kept = kept;
    this.#far = far;
    this.#top = top;
    this.#span = { lines: null, span: this.#sight() };
  }

  /**
   * Follows the element through which the lines are seen. Theirs have the line's key as `data-key`, one or more a line, where they
   * are not always as tall as usual.
   */
  readonly through = (scroller: HTMLElement): (() => void) => {
    const scrolled = () => {
      this.#top = scroller.scrollTop;
      this.#draw(NEAR);
    };
    const resized = new ResizeObserver(([entry]) => {
      this.#height = entry?.contentRect.height ?? this.#height;
      this.#draw(NEAR);
    });
    scroller.addEventListener('scroll', scrolled, { passive: true });
    resized.observe(scroller);
    $effect(() => {
      void this.drawn;
      untrack(() => this.#measure(scroller));
      if (this.#stop === null) this.#rest();
    });
    return () => {
      scroller.removeEventListener('scroll', scrolled);
      resized.disconnect();
      this.#stop?.();
    };
  };

  /** Draws a line, so that it can be scrolled to. */
  show(index: number): void {
    if (this.drawn.some((one) => 'line' in one && one.index === index)) return;
    this.#top = this.edge(index);
    this.#draw(NEAR);
  }

  /** Where a line begins, in pixels, also where it sticks to an edge elsewhere. */
  edge(index: number): number {
    return this.#edges[index] ?? 0;
  }

  #sight(): Span {
    return [this.#top, this.#top + this.#height];
  }

  /** What is drawn, but for what is far. */
  #near(): Span {
    return nearer(
      untrack(() => this.#span.span),
      this.#sight(),
      { near: NEAR, far: NEAR, step: 0 },
    );
  }

  /** Draws a step more on either side where less than `near` is drawn beyond it, and later what is still missing. */
  #draw(near: number): void {
    this.#stop?.();
    this.#stop = null;
    const before = untrack(() => this.#now);
    const span = nearer(before, this.#sight(), { near, far: this.#far, step: STEP });
    const more = span[0] !== before[0] || span[1] !== before[1];
    if (more) this.#span = { lines: untrack(this.#lines), span };
    if (near === NEAR) this.#rest();
    else if (more) this.#stop = afterPaint(() => this.#draw(this.#far));
  }

  /** Draws what is far once nothing was to be drawn for a while. */
  #rest(): void {
    const timer = setTimeout(() => this.#draw(this.#far), PAUSE);
    this.#stop = () => clearTimeout(timer);
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
