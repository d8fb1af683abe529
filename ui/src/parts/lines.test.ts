import { expect, test } from 'vitest';

import { nearer, places, type Span } from './lines';

/** Lines as their index, gaps as their height in brackets. */
const said = (edges: number[], from: number, to: number, kept: number[]) =>
  places(edges, from, to, kept)
    .map(({ index, gap }) => (gap > 0 ? `(${gap})` : String(index)))
    .join(' ');

test.each([
  ['all of a short table', [0, 10, 20, 30], -50, 100, [], '0 1 2'],
  ['what only touches the edges is out of sight', [0, 10, 20, 30, 40], 10, 30, [], '(10) 1 2 (10)'],
  ['what reaches in by a pixel is in sight', [0, 10, 20, 30, 40], 9, 31, [], '0 1 2 3'],
  ['the end of the table', [0, 10, 20, 30], 25, 900, [], '(20) 2'],
  ['lines that are kept before and behind', [0, 10, 20, 30, 40, 50, 60], 20, 30, [0, 4], '0 (10) 2 (10) 4 (10)'],
  ['kept lines that are no more', [0, 10, 20], 0, 10, [-1, 7], '0 (10)'],
  ['lines of many heights', [0, 5, 100, 103, 200], 101, 102, [], '(100) 2 (97)'],
  ['no lines', [0], 0, 100, [0], ''],
] as [string, number[], number, number, number[], string][])('%s', (_, edges, from, to, kept, expected) => {
  expect(said(edges, from, to, kept)).toBe(expected);
});

test.each([
  ['what is in sight first, and a step on either side', [0, 100], [0, 100], [-10, 110]],
  ['a step more each time', [-10, 110], [0, 100], [-20, 120]],
  ['no more than is wanted near', [-25, 125], [0, 100], [-25, 125]],
  ['more on the side that wants it', [-25, 115], [0, 100], [-25, 125]],
  ['what has come into sight is drawn at once, and no more', [-30, 130], [60, 160], [10, 160]],
  ['behind, what is far is left', [-40, 130], [20, 120], [-30, 140]],
  ['what is drawn ahead is enough', [-30, 200], [20, 120], [-30, 170]],
  ['elsewhere begins anew', [-30, 130], [500, 600], [490, 610]],
  ['elsewhere and lower', [-30, 130], [500, 550], [490, 560]],
] as [string, Span, Span, Span][])('%s', (_, drawn, sight, expected) => {
  expect(nearer(drawn, sight, { near: 30, far: 50, step: 10 })).toEqual(expected);
});
