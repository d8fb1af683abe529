import { describe, expect, test } from 'vitest';

import type { Bridge } from '../bridge';
import type { FileState, ImportEvent, ReportRow } from '../contract';
import { fileName, Imports, progress, tally, type Item } from './imports.svelte';
import { lines } from './rows';

const report = (id: number, more: Partial<ReportRow> = {}) =>
  ({ id, company: id, company_name: `Company ${id}`, file: `${id}.txt`, stock_code: null, ...more }) as ReportRow;
const failed: FileState = { state: 'failed', problem: { code: 'file_empty', params: {} } };
const item = (path: string, state: Item['state']): Item => ({ path, state, at: null, dismissed: false });

/** A bridge whose imports say what they are told to say. */
function scripted(events: (paths: string[]) => ImportEvent[]) {
  const asked: string[][] = [];
  const bridge = {
    importFiles: async (paths: string[], onEvent: (event: ImportEvent) => void) => {
      asked.push(paths);
      for (const event of events(paths)) {
        await Promise.resolve();
        onEvent(event);
      }
    },
  } as unknown as Bridge;
  return { bridge, asked };
}

const failing = (paths: string[]): ImportEvent[] => [
  { type: 'started', files: paths, passed_over: 0 },
  ...paths.map((_, index): ImportEvent => ({ type: 'file', index, state: failed })),
  { type: 'finished', imported: 0, duplicates: 0, failed: paths.length, cancelled: 0 },
];

describe('an import', () => {
  test('follows its files', async () => {
    const done: number[] = [];
    const { bridge } = scripted(() => [
      { type: 'started', files: ['a', 'b'], passed_over: 3 },
      { type: 'file', index: 0, state: { state: 'reading' } },
      { type: 'file', index: 0, state: { state: 'done', report: report(7) } },
      { type: 'file', index: 1, state: failed },
      { type: 'finished', imported: 1, duplicates: 0, failed: 1, cancelled: 0 },
    ]);
    const imports = new Imports(bridge, ({ id }) => done.push(id));
    await imports.add(['folder']);
    expect(done).toEqual([7]);
    expect(imports.counts).toMatchObject({ done: 1, failed: 1 });
    expect(imports.passedOver).toBe(3);
    expect(imports.outcome?.imported).toBe(1);
    expect(imports.running).toBe(false);
  });

  test('says how far a file of many pages is', async () => {
    const { bridge } = scripted(() => [
      { type: 'started', files: ['a'], passed_over: 0 },
      { type: 'file', index: 0, state: { state: 'reading' } },
      { type: 'page', index: 0, page: 12, pages: 200 },
      { type: 'page', index: 9, page: 1, pages: 1 },
    ]);
    const imports = new Imports(bridge, () => undefined);
    await imports.add(['a']);
    expect(imports.run.map(({ at }) => at)).toEqual([{ page: 12, pages: 200 }]);
  });

  test('begun while another runs waits for it', async () => {
    const { bridge, asked } = scripted(failing);
    const imports = new Imports(bridge, () => undefined);
    await Promise.all([imports.add(['a']), imports.add(['b']), imports.add(['c'])]);
    expect(asked).toEqual([['a'], ['b', 'c']]);
    expect(imports.items.map(({ path }) => path)).toEqual(['a', 'b', 'c']);
  });

  test('again for one file leaves the other that failed where it is', async () => {
    const { bridge } = scripted(failing);
    const imports = new Imports(bridge, () => undefined);
    await imports.add(['a', 'b']);
    const [first] = imports.items;
    if (first) await imports.retry(first);
    expect(imports.items.map(({ path }) => path)).toEqual(['b', 'a']);
  });

  test('that cannot begin says why', async () => {
    const bridge = {
      importFiles: () => Promise.reject(new Error('no such command')),
    } as unknown as Bridge;
    const imports = new Imports(bridge, () => undefined);
    await imports.add(['a']);
    expect(imports.problem).toEqual({ code: 'internal', params: { detail: 'no such command' } });
    expect(imports.running).toBe(false);
  });
});

test('progress counts what is finished, whatever became of it', () => {
  const items = [
    item('a', failed),
    item('b', { state: 'cancelled' }),
    item('c', { state: 'reading' }),
    item('d', { state: 'waiting' }),
  ];
  expect(progress(tally(items))).toBe(0.5);
  expect(progress(tally([]))).toBe(0);
});

test.each([
  ['/a/b.txt', 'b.txt'],
  ['C:\\a\\b.txt', 'b.txt'],
  ['b.txt', 'b.txt'],
])('the name of %s', (path, expected) => {
  expect(fileName(path)).toBe(expected);
});

describe('the rows', () => {
  const items = [
    item('/x/waits.txt', { state: 'waiting' }),
    item('/x/same.txt', { state: 'duplicate', report: report(1) }),
    item('/x/bad.txt', failed),
    item('/x/done.txt', { state: 'done', report: report(2) }),
  ];
  const said = (find: string) =>
    lines(items, [report(1), report(2, { stock_code: '604618' })], find).map((line) =>
      line.kind === 'item' ? fileName(line.item.path) : `#${line.report.id}`,
    );
  test.each<[string, string[]]>([
    ['', ['bad.txt', 'waits.txt', '#1', '#2', 'same.txt']],
    ['company 2', ['#2']],
    ['6046', ['#2']],
    ['BAD', ['bad.txt']],
    ['nothing', []],
  ])('with %j', (find, expected) => {
    expect(said(find)).toEqual(expected);
  });
});
