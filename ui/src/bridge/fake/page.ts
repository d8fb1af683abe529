// A page of a made-up report as a picture. Its words are as wide as its boxes say, whatever font there is.
import type { Boxes, PagePicture } from '../../contract';

const WIDTH = 595;
const HEIGHT = 842;
const LEFT = 60;
const RIGHT = 520;
const SIZE = 10;

type Box = [number, number, number, number];
type Row = { index: number; label: string; unit: string; value: string };

const wide = (text: string) => [...text].reduce((sum, c) => sum + (c > '\u2e80' ? SIZE : SIZE * 0.5), 0);
const baseline = (index: number) => 160 + (index % 12) * 24;

/** What the number and the label of a row take. */
export function boxesAt(index: number, label: string, value: string): Boxes {
  const [top, bottom] = [baseline(index) - SIZE * 0.8, baseline(index) + SIZE * 0.2];
  const number: Box = [RIGHT - wide(value), top, RIGHT, bottom];
  return { number: [number], label: [[LEFT, top, LEFT + wide(label), bottom]] };
}

function word(text: string, x: number, y: number): string {
  const plain = text.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`);
  return `<text x="${x}" y="${y}" textLength="${wide(text)}" lengthAdjust="spacingAndGlyphs">${plain}</text>`;
}

/** The page as the program would draw it, apart from its being no PNG. */
export function drawn(page: number, heading: string, rows: readonly Row[]): PagePicture {
  const lines = rows.map(({ index, label, unit, value }) => {
    const y = baseline(index);
    const rule = `<path d="M${LEFT - 6} ${y + 8}H${RIGHT + 6}" stroke="#c9d2cd"/>`;
    return word(label, LEFT, y) + word(unit, 360, y) + word(value, RIGHT - wide(value), y) + rule;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}">
    <rect width="100%" height="100%" fill="#fff"/><g font-family="serif" font-size="${SIZE}">
    ${word(heading, LEFT, 110)}${lines.join('')}${word(String(page), WIDTH / 2, 800)}</g></svg>`;
  return { page, width: WIDTH, height: HEIGHT, src: `data:image/svg+xml,${encodeURIComponent(svg)}` };
}
