// What the window promises in numbers, on an empty library and on one of 200 made reports: from the start of the process to the
// first paint, from a key or click to the next paint and to what was asked for, frames dropped while the whole catalogue is
// scrolled, and how large the page is.
// `cargo xtask bench` runs it on the release build. The first start of a row warms the file cache and is left out.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { LONG, PROGRAM, until, Window } from './window.mjs';

const REPORTS = 200;
const STARTS = 10;
const TIMES = 10;
const SCROLLS = 5;

/** What was promised: milliseconds to the first paint and from an interaction to the next one, bytes of the page. */
const LIMITS = { paint: 600, interaction: 100, bytes: 350_000 };

/** Milliseconds of a frame of a screen; what the page does in one may not take longer. */
const FRAME = 16.7;

/** So many milliseconds a frame the table's own work may take on the average over that of an empty box. */
const MARGIN = 1.5;

const id = (name) => `[data-testid="${name}"]`;
const [ESCAPE, CONTROL, DOWN, END, HOME] = ['\uE00C', '\uE009', '\uE015', '\uE010', '\uE011'];

/** Prints the least, the median and the most; a median over its limit is a failure. */
function say(what, times, limit) {
  const sorted = [...times].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)];
  const [least, middle, most] = [sorted[0], median, sorted.at(-1)].map((time) => `${time.toFixed(0)} ms`);
  const over = limit !== undefined && median >= limit;
  console.log(
    `${what}: median ${middle}, least ${least}, most ${most}, of ${times.length}${over ? `; OVER ${limit} ms` : ''}`,
  );
  if (over) process.exitCode = 1;
}

/** The one process that runs the program. */
function running() {
  const runs = (pid) => {
    try {
      return readlinkSync(`/proc/${pid}/exe`) === realpathSync(PROGRAM);
    } catch {
      return false;
    }
  };
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .find(runs);
}

/** Milliseconds since 1970 at which the process began, from the kernel's clock ticks since boot. */
function began(pid) {
  const ticks = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
  // The name in brackets may hold blanks; what follows it are fields 3 and on, of which 22 is the start.
  const start = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ')[22 - 3];
  const uptime = Number(readFileSync('/proc/uptime', 'utf8').split(' ')[0]);
  return Date.now() - (uptime - Number(start) / ticks) * 1000;
}

/** Milliseconds from the start to the first paint, and to the page with what the library holds. */
async function start(home) {
  const window = await Window.open({ home });
  try {
    const painted = await window.painted();
    const start = began(running());
    return painted.map((time) => time - start);
  } finally {
    await window.close();
  }
}

async function starts(home, library) {
  await start(home);
  const all = [];
  for (let count = 0; count < STARTS; count += 1) all.push(await start(home));
  say(`start to first paint, ${library}`, all.map(([paint]) => paint), LIMITS.paint); // prettier-ignore
  say(`start to the library on the screen, ${library}`, all.map(([, ready]) => ready)); // prettier-ignore
}

/** Follows each key and click in the page: how long to the next paint, and to the first one that shows what is awaited. */
function watch() {
  globalThis.awaited = null;
  // The task after the frame. No message: WebKit sends those by way of another process.
  const afterPaint = (then) => requestAnimationFrame(() => setTimeout(then));
  const follow = ({ timeStamp }) => {
    const { awaited } = globalThis;
    if (awaited === null || awaited.begun) return;
    awaited.begun = true;
    afterPaint(() => {
      awaited.paint = performance.now() - timeStamp;
    });
    const look = () => {
      const [css, not] = awaited.sight;
      const there = [...document.querySelectorAll(css)].map((found) => found.textContent).join();
      if (there !== '' && there !== not) awaited.seen = performance.now() - timeStamp;
      else afterPaint(look);
    };
    afterPaint(look);
  };
  for (const type of ['keydown', 'click']) addEventListener(type, follow, { capture: true });
}

/** Does one thing and measures it: `sight` is seen, with other text than before where it was there before. */
async function measure(window, act, sight, other) {
  await window.run(
    (sight, other) => {
      const text = [...document.querySelectorAll(sight)].map((found) => found.textContent).join();
      globalThis.awaited = { sight: [sight, other ? text : null], begun: false };
    },
    sight,
    other,
  );
  await act();
  const seen = await until(`what ${sight} shows`, () =>
    window.run(() => {
      const { paint, seen } = globalThis.awaited;
      return paint !== undefined && seen !== undefined && [paint, seen];
    }),
  );
  // The queue and the counts settle before the next thing is done.
  await window.drawn();
  return seen;
}

const inRoom = (key, sight) => async (window) => {
  await window.press(key);
  await window.see(sight);
  await window.drawn();
};
const room = (key, sight) => [inRoom('1', id('report-row')), (window) => window.press(key), sight];

/** The keyboard is on the scorecard's first name. */
const inGrid = async (window) => {
  await inRoom('2', '[data-metric]')(window);
  await window.run(() => document.querySelector('[data-line][tabindex="0"]').focus());
  await window.press(HOME, CONTROL);
  await window.drawn();
};

/** What is done: in words, how to get there, the key or click, what is seen, and whether it was there before with other text. */
const INTERACTIONS = [
  ['to the scorecard', ...room('2', '[data-metric]')],
  ['to the charts', ...room('3', '[data-mark]')],
  ['to the review', ...room('4', `${id('matter')} mark`)],
  ['to the company', ...room('5', '[data-metric]')],
  ['to the reports', inRoom('2', '[data-metric]'), (window) => window.press('1'), id('report-row')],
  ['reports by facts', inRoom('1', id('report-row')), (window) => window.click(id('sort-facts')), 'thead', true],
  ['core or all metrics', inGrid, (window) => window.press('m'), '[role="rowheader"]', true],
  ['per employee, per revenue', inGrid, (window) => window.press('b'), '[data-metric]', true],
  ['down a line of the scorecard', inGrid, (window) => window.press(DOWN), '[data-line]:focus', true],
  ['to the end of the scorecard', inGrid, (window) => window.press(END, CONTROL), '[data-line]:focus', true],
  ['evidence of a cell', inGrid, (window) => window.click('[data-metric].reported'), `${id('drawer')} mark`], // prettier-ignore
  ['the next fact', inRoom('4', `${id('matter')} mark`), (window) => window.press('j'), id('matter'), true],
  ['a fact accepted', inRoom('4', `${id('matter')} mark`), (window) => window.press('a'), id('matter'), true],
  ['a decision undone', inRoom('4', `${id('matter')} mark`), (window) => window.press('z', CONTROL), id('toast'), true],
  ['the formats of an export', inRoom('2', '[data-metric]'), (window) => window.press('e', CONTROL), id('formats')],
];

async function interactions(home) {
  const window = await Window.open({ home });
  try {
    await window.see(id('report-row'));
    await window.run(watch);
    for (const [what, before, act, sight, other] of INTERACTIONS) {
      const times = [];
      for (let time = 0; time < TIMES; time += 1) {
        await before(window);
        times.push(await measure(window, () => act(window), sight, other));
        await window.press(ESCAPE);
      }
      say(`${what}: next paint`, times.map(([paint]) => paint), LIMITS.interaction); // prettier-ignore
      say(`${what}: there`, times.map(([, seen]) => seen)); // prettier-ignore
    }
  } finally {
    await window.close();
  }
}

/**
 * Scrolls what matches to its end, a part of a row each frame, after so many milliseconds at its head; milliseconds of each frame,
 * and of these what the page itself takes of its thread: from the scroll event to all handlers, what they change, styles and
 * layout done. Painting is WebKit's.
 */
async function scrolled(window, css, rest) {
  await window.run(
    (css, rest) => {
      const scroller = document.querySelector(css);
      const frames = [];
      globalThis.scrolled = null;
      let begun = null;
      scroller.addEventListener('scroll', () => (begun ??= performance.now()), { capture: true });
      const next = (time) => {
        // Asked for its place, the page is laid out.
        scroller.lastElementChild.getBoundingClientRect();
        frames.push([time, begun === null ? 0 : performance.now() - begun]);
        begun = null;
        scroller.scrollTop += 20;
        if (scroller.scrollTop + scroller.clientHeight < scroller.scrollHeight - 1) requestAnimationFrame(next);
        else globalThis.scrolled = frames;
      };
      scroller.scrollTop = 0;
      setTimeout(() => requestAnimationFrame(next), rest);
    },
    css,
    rest,
  );
  const frames = await until(`the end of ${css}`, () => window.run(() => globalThis.scrolled));
  const spans = frames.slice(1).map(([time], n) => time - frames[n][0]);
  return { spans, own: frames.slice(1).map(([, own]) => own) };
}

const mean = (numbers) => numbers.reduce((a, b) => a + b, 0) / numbers.length;

/** Scrolls it several times and gives the run that worked as much as the middle one. */
async function usuallyScrolled(window, css) {
  const runs = [];
  for (let run = 0; run < SCROLLS; run += 1) runs.push(await scrolled(window, css, 1000));
  return runs.sort((a, b) => mean(a.own) - mean(b.own))[Math.floor(SCROLLS / 2)];
}

/**
 * Puts an empty box as tall as the table in its place, which nothing of the page follows: what is left is WebKit's own, where there
 * is no graphics card most of a frame.
 */
function empty() {
  const scroller = document.querySelector('main .scroll');
  const alone = scroller.cloneNode(false);
  const box = document.createElement('div');
  box.style.height = `${scroller.scrollHeight}px`;
  alone.replaceChildren(box);
  scroller.replaceWith(alone);
}

/** Says what a scrolled frame takes, and gives what the page itself takes of it on the average, and how many frames are too long by that. */
function report(what, { spans, own }) {
  say(`a frame while ${what} scrolled`, spans);
  const most = [...own].sort((a, b) => a - b);
  const [late, last] = [most[Math.floor(most.length * 0.95)], most.at(-1)].map((time) => `${time.toFixed(0)} ms`);
  const over = own.filter((time) => time > FRAME).length;
  console.log(
    `of it the page's own work: mean ${mean(own).toFixed(1)} ms, 95 of 100 at most ${late}, most ${last}; ${over} of ${own.length} frames over ${FRAME} ms`,
  );
  const dropped = spans.map((span) => Math.round((span * 60) / 1000) - 1).filter((frames) => frames > 0);
  console.log(`frames dropped: ${dropped.reduce((a, b) => a + b, 0)} of ${spans.length}`);
  return { mean: mean(own), over };
}

/** Scrolls 12 companies by the whole catalogue, and an empty box as tall: a machine that drops that one's frames measures itself. */
async function scrolling(home) {
  const window = await Window.open({ home });
  const table = 'main .scroll';
  try {
    await window.see(id('report-row'));
    await inGrid(window);
    await window.press('mh');
    await window.drawn();
    const rows = await window.run(() => Number(document.querySelector('[role="grid"]').ariaRowCount));
    report(`${rows} rows, there just now, are`, await scrolled(window, table, 0));
    const ours = report(`${rows} rows are`, await usuallyScrolled(window, table));
    await window.run(empty);
    await window.drawn();
    const box = report('an empty box as tall is', await usuallyScrolled(window, table));
    const held = ours.over <= box.over && ours.mean <= box.mean + MARGIN;
    if (!held) process.exitCode = 1;
    console.log(
      `the table against the box: ${ours.over} and ${box.over} frames over ${FRAME} ms, mean ${(ours.mean - box.mean).toFixed(1)} ms more, of ${MARGIN}${held ? '' : '; OVER'}`,
    );
  } finally {
    await window.close();
  }
}

/** Bytes of what the window loads, compressed; the made-up library is for the browser alone. */
function size() {
  const assets = new URL('../../ui/dist/assets/', import.meta.url);
  const names = readdirSync(assets).filter((name) => /\.(js|css)$/.test(name) && !name.startsWith('fake'));
  const bytes = names.map((name) => gzipSync(readFileSync(new URL(name, assets))).length).reduce((a, b) => a + b);
  console.log(`the page: ${bytes} bytes compressed, of ${LIMITS.bytes}`);
  if (bytes >= LIMITS.bytes) process.exitCode = 1;
}

const home = mkdtempSync(join(tmpdir(), 'evenhand-bench-'));
try {
  size();
  await starts(home, 'empty');
  const beside = (name) => join(dirname(PROGRAM), name);
  const reports = join(home, 'reports');
  execFileSync(beside('many_reports'), [reports, String(REPORTS)]);
  execFileSync(beside('evenhand'), ['import', reports, '--library', join(home, 'library')], {
    stdio: 'ignore',
    timeout: LONG,
  });
  await starts(home, `${REPORTS} reports`);
  await interactions(home);
  await scrolling(home);
} finally {
  rmSync(home, { recursive: true });
}
