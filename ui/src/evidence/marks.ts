// A quoted line cut at its marks.

export type Segment = { text: string; marked: boolean };

/**
 * Spans are `[start, end)` in UTF-16 units, as JavaScript counts. They may come in any order, overlap or reach beyond the
 * line; what is marked twice is marked once, and no character is lost.
 */
export function segments(text: string, marks: readonly (readonly [number, number])[]): Segment[] {
  const found: Segment[] = [];
  let at = 0;
  const add = (end: number, marked: boolean) => {
    if (end > at) found.push({ text: text.slice(at, end), marked });
    at = Math.max(at, end);
  };
  for (const [start, end] of [...marks].sort((a, b) => a[0] - b[0])) {
    add(Math.min(start, text.length), false);
    add(Math.min(end, text.length), true);
  }
  add(text.length, false);
  return found;
}
