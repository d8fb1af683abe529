// An import as the page follows it: the files of the run under way, and those of earlier runs that still need a hand.
import { asProblem, type Bridge } from '../bridge';
import type { FileState, ImportEvent, Problem, ReportRow } from '../contract';

/** A file of an import. */
export type Item = {
  path: string;
  state: FileState | { state: 'waiting' };
  /** How far a file of many pages is read. */
  at: { page: number; pages: number } | null;
  dismissed: boolean;
};

/** How a run ended. */
export type Outcome = Extract<ImportEvent, { type: 'finished' }>;

/** How many files of a run are in each state. */
export type Tally = Record<Item['state']['state'], number>;

/** The files' name, whatever system the path is from. */
export const fileName = (path: string) => path.split(/[/\\]/).at(-1) ?? path;

/** Counts the states. */
export function tally(items: readonly Item[]): Tally {
  const counts: Tally = { waiting: 0, reading: 0, done: 0, duplicate: 0, failed: 0, cancelled: 0 };
  for (const item of items) counts[item.state.state] += 1;
  return counts;
}

/** Finished files of all, 0 to 1. */
export function progress(counts: Tally): number {
  const all = Object.values(counts).reduce((sum, n) => sum + n, 0);
  return all === 0 ? 0 : (all - counts.waiting - counts.reading) / all;
}

export class Imports {
  running = $state(false);
  stopping = $state(false);
  /** Files of the run under way, or of the last one. */
  run = $state<Item[]>([]);
  /** Files of earlier runs that were not read. */
  earlier = $state<Item[]>([]);
  outcome = $state<Outcome | null>(null);
  /** Files of other kinds that lay in the folders. */
  passedOver = $state(0);
  /** What stopped a whole run. */
  problem = $state<Problem | null>(null);

  readonly items: Item[] = $derived([...this.earlier, ...this.run].filter((item) => !item.dismissed));
  readonly counts: Tally = $derived(tally(this.run));

  readonly #bridge: Bridge;
  readonly #onReport: (report: ReportRow) => void;
  #next: string[] = [];

  constructor(bridge: Bridge, onReport: (report: ReportRow) => void) {
    this.#bridge = bridge;
    this.#onReport = onReport;
  }

  /** Begins an import, or lines the files up behind the one under way. */
  async add(paths: readonly string[]): Promise<void> {
    if (paths.length === 0) return;
    this.#next.push(...paths);
    if (this.running) return;
    this.running = true;
    while (this.#next.length > 0) await this.#import(this.#next.splice(0));
    this.running = false;
  }

  /** Stops what is being read; what is done is kept. */
  async cancel(): Promise<void> {
    this.stopping = true;
    this.#next = [];
    await this.#bridge.cancelImport();
  }

  /** What earlier runs left belongs to another library. */
  forget(): void {
    this.run = [];
    this.earlier = [];
    this.outcome = null;
    this.passedOver = 0;
    this.problem = null;
  }

  async retry(item: Item): Promise<void> {
    item.dismissed = true;
    await this.add([item.path]);
  }

  async #import(paths: string[]): Promise<void> {
    const unread = this.run.filter(
      (item) => item.state.state === 'failed' && !item.dismissed && !paths.includes(item.path),
    );
    this.earlier = [...this.earlier.filter((item) => !item.dismissed && !paths.includes(item.path)), ...unread];
    this.run = [];
    this.outcome = null;
    this.passedOver = 0;
    this.problem = null;
    this.stopping = false;
    try {
      await this.#bridge.importFiles(paths, (event) => this.#follow(event));
    } catch (thrown) {
      this.problem = asProblem(thrown);
    }
  }

  #follow(event: ImportEvent): void {
    if (event.type === 'started') {
      this.passedOver = event.passed_over;
      this.run = event.files.map((path) => ({ path, state: { state: 'waiting' }, at: null, dismissed: false }));
    } else if (event.type === 'file') {
      const item = this.run[event.index];
      if (item) item.state = event.state;
      if (event.state.state === 'done') this.#onReport(event.state.report);
    } else if (event.type === 'page') {
      const item = this.run[event.index];
      if (item) item.at = { page: event.page, pages: event.pages };
    } else {
      this.outcome = event;
    }
  }
}
