// The reports that the window is tried on, and what a person read in them.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const texts = (folder, name) =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => name.test(file))
        .sort()
    : [];

/** The real reports where they lie beside the clone, else those written for the project. */
const REAL = join(ROOT, '../shared/reports');
const real = texts(REAL, /^0.*\.txt$/);
const folder = real.length > 0 ? REAL : join(ROOT, 'tests/corpus');
const values = real.length > 0 ? join(ROOT, '../shared/spec/worked') : join(ROOT, 'tests/expected');

/** Paths of the batch. */
export const batch = (real.length > 0 ? real : texts(folder, /\.txt$/)).map((file) => join(folder, file));

/** What a person read as each metric's total in the report's own year, where a report says it twice both: `{ file, totals }`. */
export const worked = texts(values, /\.tsv$/).map((name) => {
  const rows = readFileSync(join(values, name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('\t'));
  const [file, year] = ['#file', '#year'].map((key) => rows.find((row) => row[0] === key)?.[1]);
  const totals = rows.filter(([metric, breakdown, period]) => !metric.startsWith('#') && !breakdown && period === year);
  return { file, totals: new Map(totals.map(([metric, , , value]) => [metric, value.split('|').map(parseFloat)])) };
});

/** A report's lines as they stand in the file. */
export function lines(file) {
  return readFileSync(join(folder, file), 'utf8').split(/\r\n|\n|\r/);
}
