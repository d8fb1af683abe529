// What all rooms share: the bridge, what the library holds, what is compared, and the user's preferences.
import { createContext } from 'svelte';

import { asProblem, type Bridge } from './bridge';
import type { LibraryInfo, MetricInfo, Problem, ReportRow } from './contract';
import type { Words } from './i18n/en';
import { Imports, type Item } from './reports/imports.svelte';
import { companiesOf, Selection, type Company } from './selection.svelte';
import { Preferences } from './settings/preferences.svelte';

export const ROOMS = ['reports', 'scorecard', 'charts'] as const;
export type Room = (typeof ROOMS)[number];

/** Said once, and stays until the next thing is said. */
export type Toast = { text: string; problem: Problem | null };

export class Session {
  readonly bridge: Bridge;
  readonly preferences = new Preferences();
  readonly selection = new Selection();
  readonly imports: Imports;

  room = $state<Room>('reports');
  library = $state.raw<LibraryInfo | null>(null);
  catalogue = $state.raw<ReadonlyMap<string, MetricInfo>>(new Map());
  reports = $state.raw<ReportRow[]>([]);
  /** What keeps the library from being shown. */
  problem = $state.raw<Problem | null>(null);
  ready = $state(false);
  toast = $state.raw<Toast | null>(null);

  readonly companies: Company[] = $derived(companiesOf(this.reports));
  readonly words: Words = $derived(this.preferences.words);

  constructor(bridge: Bridge) {
    this.bridge = bridge;
    this.imports = new Imports(bridge, (report) => {
      this.reports = [...this.reports.filter((other) => other.id !== report.id), report];
    });
  }

  /** Reads what the library holds, and begins with the files given on the command line. */
  async open(): Promise<void> {
    try {
      const [library, catalogue, reports] = await Promise.all([
        this.bridge.library(),
        this.bridge.catalogue(),
        this.bridge.reports(),
      ]);
      this.library = library;
      this.catalogue = new Map(catalogue.map((metric) => [metric.id, metric]));
      this.reports = reports;
      this.ready = true;
      void this.add(await this.bridge.startupPaths());
    } catch (thrown) {
      this.problem = asProblem(thrown);
      this.ready = true;
    }
  }

  /** Imports, and shows it being done. */
  async add(paths: string[]): Promise<void> {
    if (paths.length === 0) return;
    this.room = 'reports';
    await this.imports.add(paths);
    await this.#reread();
  }

  /** Once more for a file that was not read. */
  async again(item: Item): Promise<void> {
    await this.imports.retry(item);
    await this.#reread();
  }

  /** Reading one report can change what another row says (its doubts, its company's name). */
  async #reread(): Promise<void> {
    await this.attempt(async () => {
      this.reports = await this.bridge.reports();
    });
  }

  async addPicked(pick: () => Promise<string[]>): Promise<void> {
    await this.attempt(async () => this.add(await pick()));
  }

  async exportHtml(): Promise<void> {
    await this.attempt(async () => {
      const path = await this.bridge.exportHtml(this.selection.query(this.companies), this.preferences.spoken);
      if (path !== null) this.toast = { text: this.words.scorecard.exported(path), problem: null };
    });
  }

  /** Does it; a problem becomes a toast. */
  async attempt(what: () => Promise<void>): Promise<void> {
    this.toast = null;
    try {
      await what();
    } catch (thrown) {
      this.toast = { text: '', problem: asProblem(thrown) };
    }
  }
}

export const [getSession, setSession] = createContext<Session>();
