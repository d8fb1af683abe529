// From a mark of a drawing to the value it stands for, and from mark to mark with the arrow keys.
import type { Cell, ChartView, Mark } from '../contract';

/** Row and column of a mark's key, `row:column`. */
export function placeOf(key: string): { row: number; column: number } | null {
  const found = /^(\d+):(\d+)$/.exec(key);
  return found ? { row: Number(found[1]), column: Number(found[2]) } : null;
}

/** What a place of the chart's table holds, with the names of its row and column. */
export function valueAt(view: ChartView, place: { row: number; column: number } | null) {
  const row = place && view.rows[place.row];
  const cell: Cell | null = (place && row?.cells[place.column]?.cell) ?? null;
  return place && row && cell ? { who: row.label, title: view.header[place.column + 1] ?? view.title, cell } : null;
}

/** Where a key leads from a mark; null: the key does not move. */
export function moveMark(key: string, from: number, marks: number): number | null {
  const to = {
    ArrowRight: from + 1,
    ArrowDown: from + 1,
    ArrowLeft: from - 1,
    ArrowUp: from - 1,
    Home: 0,
    End: marks - 1,
  }[key];
  return to === undefined ? null : Math.max(0, Math.min(to, marks - 1));
}

/** A mark's place over the drawing, in per cent of it, so that it fits at any size. */
export function boxOf(mark: Mark, drawing: { width: number; height: number }): string {
  const share = (part: number, whole: number) => `${((part / whole) * 100).toFixed(3)}%`;
  return [
    `left:${share(mark.x, drawing.width)}`,
    `top:${share(mark.y, drawing.height)}`,
    `width:${share(mark.width, drawing.width)}`,
    `height:${share(mark.height, drawing.height)}`,
  ].join(';');
}
