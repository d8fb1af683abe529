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
 * What is drawn next for what is in sight: all of that, and around it at most a step more on either side than before. Nothing is
 * done for less than a step.
 */
export function nearer(drawn: Span, sight: Span, around: number, step: number): Span {
  if (sight[0] - drawn[0] > around - step && drawn[1] - sight[1] > around - step) return drawn;
  const [from, to] = drawn[0] < sight[1] && sight[0] < drawn[1] ? drawn : sight;
  return [
    Math.max(sight[0] - around, Math.min(sight[0], from - step)),
    Math.min(sight[1] + around, Math.max(sight[1], to + step)),
  ];
}
