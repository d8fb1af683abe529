// How long a person waits for the window: from the start of the process to the page's first paint, on an empty library.
// `cargo xtask bench` runs it on the release build. The first start of a row warms the file cache and is left out.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { PROGRAM, Window } from './window.mjs';

const STARTS = 10;

/** What was promised, in milliseconds. */
const LIMIT = 1000;

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
async function start() {
  const home = mkdtempSync(join(tmpdir(), 'evenhand-paint-'));
  const window = await Window.open({ home });
  try {
    const painted = await window.painted();
    const start = began(running());
    return painted.map((time) => time - start);
  } finally {
    await window.close();
    rmSync(home, { recursive: true });
  }
}

await start();
const starts = [];
for (let count = 0; count < STARTS; count += 1) starts.push(await start());
for (const [index, what] of ['first paint', 'the library on the screen'].entries()) {
  const times = starts.map((times) => times[index]).sort((a, b) => a - b);
  const [least, median, most] = [times[0], times[STARTS / 2], times.at(-1)].map((time) => `${time.toFixed(0)} ms`);
  console.log(`start to ${what}: median ${median}, least ${least}, most ${most}, of ${STARTS} starts`);
  if (times[STARTS / 2] >= LIMIT) process.exitCode = 1;
}
