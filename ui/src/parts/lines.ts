// Which lines of a long table are drawn, reckoned from how tall they are. No DOM here.

/** A line that is drawn, or the room in pixels of lines that are not: those from `index` on. */
export type Place = { index: number; gap: number };

/** From one place to another, in pixels. */
export type Span = readonly [from: number, to: number];

/** The first line whose lower edge lies below a place; their number where none does. */
export function lineAt(edges: readonly number[], place: number): number {
  let [low, high] = [0, edges.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edges[middle + 1] ?? Infinity) > place) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Lines between two places, and those that are `kept` wherever they are, with the gaps between them.
 * `edges` are each line's upper edge and the last one's lower, in pixels.
 */
export function places(edges: readonly number[], from: number, to: number, kept: readonly number[]): Place[] {
  const count = edges.length - 1;
  const edge = (index: number) => edges[index] ?? 0;
  const drawn = new Set(kept.filter((index) => index >= 0 && index < count));
  for (let index = lineAt(edges, from); index < count && edge(index) < to; index += 1) drawn.add(index);
  const found: Place[] = [];
  let next = 0;
  for (const index of [...[...drawn].sort((a, b) => a - b), count]) {
    if (index > next) found.push({ index: next, gap: edge(index) - edge(next) });
    if (index < count) found.push({ index, gap: 0 });
    next = index + 1;
  }
  return found;
}

/**
 * What is drawn next for what is in sight: all of that; a step more than before on either side beyond which less than `near` is
 * drawn; nothing that is further than `far`. In pixels.
 */
export function nearer(drawn: Span, sight: Span, { near, far, step }: Record<'near' | 'far' | 'step', number>): Span {
  const [from, to] = drawn[0] < sight[1] && sight[0] < drawn[1] ? drawn : sight;
  const more = (margin: number) => (margin > near - step ? 0 : step);
  return [
    Math.max(sight[0] - far, Math.min(sight[0], from - more(sight[0] - from))),
    Math.min(sight[1] + far, Math.max(sight[1], to + more(to - sight[1]))),
  ];
}
