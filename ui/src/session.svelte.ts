// What all rooms share: the bridge, what the library holds, what is compared, and the user's preferences.
import { createContext } from 'svelte';

import { asProblem, type Bridge } from './bridge';
import type {
  ChartKind,
  DeedInfo,
  ExportFormat,
  LibraryInfo,
  MetricInfo,
  PictureFormat,
  Problem,
  Query,
  ReportRow,
  Settings,
} from './contract';
import type { Words } from './i18n/en';
import { deed } from './i18n/wording';
import { Imports, type Item } from './reports/imports.svelte';
import { companiesOf, Selection, type Company } from './selection.svelte';
import { Preferences } from './settings/preferences.svelte';

export const ROOMS = ['reports', 'scorecard', 'charts', 'review', 'company'] as const;
export type Room = (typeof ROOMS)[number];

/** So many milliseconds without a decision are a pause. */
const PAUSE = 400;

/** Said once, and stays until the next thing is said. */
export type Toast = {
  text: string;
  problem: Problem | null;
  /** what the toast offers to take back, or to do again */
  turn?: 'undo' | 'redo';
};

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
  /** Counts up with everything that changes what the library says: what shows values reads them again. */
  revision = $state(0);
  /** What the Company room is asked to have entered. */
  asked = $state.raw<{ company: number; wanted: { metric: string; period: string } } | null>(null);
  /** Counts up with every library that is opened: what was looked at belongs to the one before. */
  opened = $state(0);
  /** How much waits for a person. */
  waiting = $state(0);
  /** Whether the formats of an export are offered. */
  exporting = $state(false);

  #later: ReturnType<typeof setTimeout> | undefined;

  readonly companies: Company[] = $derived(companiesOf(this.reports));
  readonly words: Words = $derived(this.preferences.words);
  /** Attributes of what changes the library: where it is only read it cannot be used, and says why. */
  readonly lock = $derived(this.library?.read_only ? { disabled: true, title: this.words.libraries.readOnlyNote } : {});

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
      this.selection.open(library.path);
      this.catalogue = new Map(catalogue.map((metric) => [metric.id, metric]));
      this.reports = reports;
      this.ready = true;
      void this.attempt(() => this.#count());
      void this.add(await this.bridge.startupPaths());
      this.problem = null;
    } catch (thrown) {
      this.problem = asProblem(thrown);
      this.ready = true;
    }
  }

  /** Opens another library in place of this one; whether it did: nothing happens where none is picked or it cannot be opened. */
  async turnTo(open: () => Promise<LibraryInfo | null>): Promise<boolean> {
    let turned = false;
    await this.attempt(async () => {
      const library = await open();
      if (library === null) return;
      this.reports = [];
      this.waiting = 0;
      this.imports.forget();
      this.room = 'reports';
      this.opened += 1;
      await this.open();
      turned = true;
      this.toast = { text: this.words.libraries.opened(library.path), problem: null };
    });
    return turned;
  }

  /** Imports, and shows it being done. */
  async add(paths: string[]): Promise<void> {
    if (paths.length === 0) return;
    this.room = 'reports';
    await this.imports.add(paths);
    await this.#reread();
  }

  /** Files that an import was to read when it was interrupted. */
  get unread(): string[] {
    return this.library?.unread ?? [];
  }

  /** Reads what an interrupted import left, or gives it up. */
  async settleUnread(read: boolean): Promise<void> {
    const { unread } = this;
    if (this.library) this.library = { ...this.library, unread: [] };
    if (read) await this.add(unread);
    else await this.attempt(() => this.bridge.leaveUnread());
  }

  /** Once more for a file that was not read. */
  async again(item: Item): Promise<void> {
    await this.imports.retry(item);
    await this.#reread();
  }

  /** Reading one report can change what another row says. */
  async #reread(): Promise<void> {
    await this.attempt(async () => {
      this.reports = await this.bridge.reports();
      this.revision += 1;
      await this.#count();
    });
  }

  /** What shows values reads them again at once; the other rooms' rows and counts follow when the person pauses. */
  #changed(): void {
    this.revision += 1;
    clearTimeout(this.#later);
    this.#later = setTimeout(() => {
      void this.attempt(async () => {
        this.reports = await this.bridge.reports();
        await this.#count();
      }, this.toast);
    }, PAUSE);
  }

  /** What a deed changes has to be seen at once: reports where it is about them. */
  async #follow({ kind }: DeedInfo): Promise<void> {
    if (['remove_reports', 'correct_reports', 'merge_companies'].includes(kind)) await this.#reread();
    else this.#changed();
  }

  async #count(): Promise<void> {
    const { open } = await this.bridge.review({ company: null, rule: null, decided: false, most: 0 });
    this.waiting = open;
  }

  /** Leads into a room; what was said in the one before is read by now, and would lie over this one. */
  enter(room: Room): void {
    this.room = room;
    this.toast = null;
  }

  /** Leads to where a value is entered about a company. */
  askFor(company: number, wanted: { metric: string; period: string }): void {
    this.asked = { company, wanted };
    this.room = 'company';
  }

  async addPicked(pick: () => Promise<string[]>): Promise<void> {
    if (this.refused()) return;
    await this.attempt(async () => this.add(await pick()));
  }

  async backUp(): Promise<void> {
    await this.attempt(async () => {
      const path = await this.bridge.backUp();
      if (path !== null) this.toast = { text: this.words.settings.backedUp(path), problem: null };
    });
  }

  /** How files are read from the next import on. Rejects with the problem where the program refuses it. */
  async setSettings(settings: Settings): Promise<void> {
    await this.bridge.setSettings(settings);
    if (this.library) this.library = { ...this.library, settings };
  }

  async restore(): Promise<void> {
    await this.attempt(async () => {
      const path = await this.bridge.restore();
      if (path === null) return;
      await this.#reread();
      this.toast = { text: this.words.settings.restored(path), problem: null };
    });
  }

  /** Writes what is compared as a file, and says where it lies. */
  async exportFile(format: ExportFormat): Promise<void> {
    await this.#export((query, language) => this.bridge.exportFile(format, `evenhand.${format}`, query, language));
  }

  /** Writes a chart of what is compared as a picture, and says where it lies. */
  async exportChart(kind: ChartKind, format: PictureFormat): Promise<void> {
    const name = `evenhand-${kind.replaceAll('_', '-')}.${format}`;
    await this.#export((query, language) =>
      this.bridge.exportChart(this.selection.spec(kind), format, name, query, language),
    );
  }

  async #export(write: (query: Query, language: string) => Promise<string | null>): Promise<void> {
    await this.attempt(async () => {
      const path = await write(this.selection.query(this.companies), this.preferences.spoken);
      if (path !== null) this.toast = { text: this.words.exports.written(path), problem: null };
    });
  }

  /** Says why nothing can be changed where the library is only read; whether it is. */
  refused(): boolean {
    if (!this.library?.read_only) return false;
    this.toast = { text: '', problem: { code: 'library_read_only', params: {} } };
    return true;
  }

  /** Does something that can be undone, and says what was done; whether it was. */
  async act(what: () => Promise<DeedInfo>): Promise<boolean> {
    if (this.refused()) return false;
    let done = false;
    await this.attempt(async () => {
      const found = await what();
      done = true;
      await this.#follow(found);
      this.toast = { text: deed(this.words, this.catalogue, found), problem: null, turn: 'undo' };
    });
    return done;
  }

  /** Takes the last thing back, or does again what was taken back; what it was. */
  async turn(direction: 'undo' | 'redo'): Promise<DeedInfo | null> {
    if (this.refused()) return null;
    let found: DeedInfo | null = null;
    await this.attempt(async () => {
      const { deeds } = this.words;
      found = await this.bridge[direction]();
      if (found === null) {
        this.toast = { text: direction === 'undo' ? deeds.nothingToUndo : deeds.nothingToRedo, problem: null };
        return;
      }
      await this.#follow(found);
      const what = deed(this.words, this.catalogue, found);
      const text = direction === 'undo' ? deeds.undone(what) : deeds.redone(what);
      this.toast = { text, problem: null, turn: direction === 'undo' ? 'redo' : 'undo' };
    });
    return found;
  }

  /** Does it; a problem becomes a toast. What was said before goes, unless it is `kept`. */
  async attempt(what: () => Promise<void>, kept: Toast | null = null): Promise<void> {
    this.toast = kept;
    try {
      await what();
    } catch (thrown) {
      this.toast = { text: '', problem: asProblem(thrown) };
    }
  }
}

export const [getSession, setSession] = createContext<Session>();
