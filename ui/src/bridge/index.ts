// What the page may ask of the program, whatever the program is: the desktop shell, or a library made up in the page.
// The rest of the page knows this file only.
import type {
  Alike,
  ChartSpec,
  ChartView,
  CompanyView,
  DeedInfo,
  ExportFormat,
  FactDetail,
  FrameworkGaps,
  ImportEvent,
  Judgement,
  LibraryInfo,
  MetricInfo,
  NewEntry,
  PagePicture,
  PictureFormat,
  Problem,
  Query,
  RecentLibrary,
  RecogniserInfo,
  ReportRow,
  ReviewQuery,
  ReviewQueue,
  Scorecard,
  Settings,
  Theme,
  Turns,
  Units,
} from '../contract';

/** Files dragged over the window. */
export type DropEvent = { type: 'over' } | { type: 'leave' } | { type: 'drop'; paths: string[] };

/** Every call may reject with a `Problem`. */
export interface Bridge {
  library(): Promise<LibraryInfo>;
  /** Libraries that were open before, the last one first. */
  recentLibraries(): Promise<RecentLibrary[]>;
  /** The new library, open; null: the dialog was cancelled. */
  newLibrary(): Promise<LibraryInfo | null>;
  /** That of a folder, or of one that is picked; null: the dialog was cancelled. */
  openLibrary(path: string | null): Promise<LibraryInfo | null>;
  /** Takes it off the list of recent ones; nothing else happens to it. */
  forgetLibrary(path: string): Promise<void>;
  /** How files are read from the next import on. */
  setSettings(settings: Settings): Promise<void>;
  /** What there is to recognise text with: looked for anew each time. */
  recogniser(): Promise<RecogniserInfo>;
  catalogue(): Promise<MetricInfo[]>;
  reports(): Promise<ReportRow[]>;
  /** The system's dialog; none: cancelled. */
  pickFiles(): Promise<string[]>;
  pickFolder(): Promise<string[]>;
  sampleBatch(): Promise<string[]>;
  /** Paths given on the command line. */
  startupPaths(): Promise<string[]>;
  /** Resolves when the import has finished, cancelled or not. */
  importFiles(paths: string[], onEvent: (event: ImportEvent) => void): Promise<void>;
  cancelImport(): Promise<void>;
  /** Gives up the files that an interrupted import left. */
  leaveUnread(): Promise<void>;
  scorecard(query: Query): Promise<Scorecard>;
  fact(id: number): Promise<FactDetail>;
  /** A page of a report, counted from 1, drawn with at least so many dots a point. */
  page(report: number, page: number, scale: number): Promise<PagePicture>;
  chart(spec: ChartSpec, query: Query, language: string, theme: Theme): Promise<ChartView>;
  /** What waits for a person, or what was decided. */
  review(query: ReviewQuery): Promise<ReviewQueue>;
  /** What waits beside a fact in its report. */
  alike(fact: number): Promise<Alike>;
  decide(facts: number[], judgement: Judgement, note: string): Promise<DeedInfo>;
  turns(): Promise<Turns>;
  /** What was taken back; null: nothing is left. */
  undo(): Promise<DeedInfo | null>;
  redo(): Promise<DeedInfo | null>;
  removeReports(reports: number[]): Promise<DeedInfo>;
  /** What is null stays as it was. */
  correctReports(reports: number[], company: string | null, year: number | null): Promise<DeedInfo>;
  /** The companies become part of `into`. */
  mergeCompanies(companies: number[], into: number): Promise<DeedInfo>;
  /** One company over the years. */
  company(company: number, all: boolean, units: Units): Promise<CompanyView>;
  /** What a company leaves out of each framework in a year; the newest where none is named. */
  gaps(company: number, year: number | null, language: string): Promise<FrameworkGaps[]>;
  /** Enters a value about a company; an empty one takes out what was entered. */
  enter(company: number, entry: NewEntry): Promise<DeedInfo>;
  /** The path that was written; null: the dialog was cancelled. `name` is what the dialog suggests. */
  exportFile(format: ExportFormat, name: string, query: Query, language: string): Promise<string | null>;
  exportChart(
    spec: ChartSpec,
    format: PictureFormat,
    name: string,
    query: Query,
    language: string,
  ): Promise<string | null>;
  /** The path of the copy; null: the dialog was cancelled. */
  backUp(): Promise<string | null>;
  /** Where what the library held lies now; null: the dialog was cancelled. */
  restore(): Promise<string | null>;
  /** Draws the page so many times as large; a browser does that itself. */
  zoom(factor: number): Promise<void>;
  /** Gives back what ends the listening. */
  onDrop(listener: (event: DropEvent) => void): Promise<() => void>;
}

/** The desktop shell where there is one; in a browser the made-up library, whose code is not even fetched elsewhere. */
export async function connect(): Promise<Bridge> {
  if ('__TAURI_INTERNALS__' in globalThis) return (await import('./tauri')).tauri;
  return (await import('./fake')).fake(new URLSearchParams(location.search));
}

/** Whatever was thrown, as a problem that can be worded. */
export function asProblem(thrown: unknown): Problem {
  if (typeof thrown === 'object' && thrown !== null && 'code' in thrown && 'params' in thrown) return thrown as Problem;
  return { code: 'internal', params: { detail: thrown instanceof Error ? thrown.message : String(thrown) } };
}
