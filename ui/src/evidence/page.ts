// How a page lies in the drawer: how large it is shown, what of it is seen first, and in which size it is drawn. No words, no DOM.
import type { Boxes } from '../contract';

export type Box = [number, number, number, number];
/** Width and height, of a page in points, of what it is shown in in pixels. */
export type Size = { width: number; height: number };

/** Pixels a point. */
const STEPS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4];
/** A row from edge to edge is seen whole at the lower, and text is no larger than the program's own at the upper. */
const READABLE = [0.7, 1.5] as const;
/** Sizes that a page is drawn in, in dots a point: few, so that one that was drawn serves again. */
const DRAWN = [1, 2, 3, 4];
/** What is left around the boxes, in pixels. */
const MARGIN = 16;

/** The zoom at which a page is as wide as what it is shown in. */
export function fitting(page: Size, paper: Size): number {
  return paper.width / page.width;
}

/** The next zoom, larger or smaller; the whole page's width is one of them, and nothing is smaller. */
export function stepped(zoom: number, direction: 1 | -1, fit: number): number {
  const steps = [fit, ...STEPS.filter((step) => step > fit * 1.05)];
  const next =
    direction > 0 ? steps.find((step) => step > zoom + 0.001) : steps.filter((step) => step < zoom - 0.001).at(-1);
  return next ?? zoom;
}

/** The box that holds all. */
export function around(boxes: readonly Box[]): Box | null {
  const [first, ...rest] = boxes;
  if (!first) return null;
  return rest.reduce<Box>(
    (all, box) => [
      Math.min(all[0], box[0]),
      Math.min(all[1], box[1]),
      Math.max(all[2], box[2]),
      Math.max(all[3], box[3]),
    ],
    first,
  );
}

/** The zoom that shows the number with its label, as large as can be read well; the number alone where they are far apart. */
export function opening(boxes: Boxes, page: Size, paper: Size): number {
  const whole = around([...boxes.number, ...boxes.label]);
  const wanted = whole ? (paper.width - 2 * MARGIN) / (whole[2] - whole[0]) : READABLE[0];
  return Math.max(Math.min(Math.max(wanted, READABLE[0]), READABLE[1]), fitting(page, paper));
}

/** Where to scroll so that the number is seen, and its label too where both have room: left and top, in pixels. */
export function placed(boxes: Boxes, zoom: number, page: Size, paper: Size): [number, number] {
  const number = around(boxes.number);
  if (!number) return [0, 0];
  const whole = around([...boxes.number, ...boxes.label]) ?? number;
  const fits = (whole[2] - whole[0]) * zoom + 2 * MARGIN <= paper.width && (whole[3] - whole[1]) * zoom <= paper.height;
  const [x0, y0, x1, y1] = fits ? whole : number;
  const within = (wanted: number, length: number, room: number) =>
    Math.min(Math.max(wanted, 0), Math.max(length - room, 0));
  return [
    within(((x0 + x1) / 2) * zoom - paper.width / 2, page.width * zoom, paper.width),
    within(((y0 + y1) / 2) * zoom - paper.height / 2, page.height * zoom, paper.height),
  ];
}

/** Dots a point to draw it with, on a screen with so many dots a pixel. */
export function drawn(zoom: number, density: number): number {
  return DRAWN.find((dots) => dots >= zoom * density - 0.001) ?? DRAWN.at(-1) ?? 1;
}
