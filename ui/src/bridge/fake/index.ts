// A library made up in the page, for a browser and for tests. It answers as the program would, with companies that do not exist.
// `?library=empty` begins without reports, `?pace=400` reads a file in 400 ms, `?problem=library_newer` cannot open the library,
// `?page=file_missing` shows no pages, `?occupied` has the library open elsewhere, `?recogniser=recogniser_missing` has nothing
// to recognise text with, `?unread=lanyu_2024.txt` was interrupted before that file.
import type { FileState, LibraryInfo, Problem, ProblemCode, ReportRow, Settings } from '../../contract';
import type { Bridge } from '../index';
import { CATALOGUE } from './catalogue';
import { chart } from './chart';
import { COMPANIES, type Company } from './companies';
import { FACTS, rowsOn } from './facts';
import { drawn } from './page';
import { Person } from './person';
import { company, gaps, scorecard } from './scorecard';

const FOLDER = '/home/reader/reports/';
const UNREADABLE: Record<string, Problem> = {
  'empty.txt': { code: 'file_empty', params: { path: `${FOLDER}empty.txt` } },
  'scan.pdf': { code: 'pdf_pages_are_pictures', params: { path: `${FOLDER}scan.pdf`, pages: '1–24' } },
};

const latest = (company: Company) => Math.max(...Object.keys(company.years).map(Number));

function rowOf(company: Company, person: Person): ReportRow {
  const facts = FACTS.filter((fact) => fact.company === company.id);
  const { name, year, corrected } = person.said(company.id);
  return {
    id: company.id,
    file: company.file,
    path: FOLDER + company.file,
    company: person.root(company.id),
    company_name: name ?? COMPANIES.find((other) => other.id === person.root(company.id))?.name ?? company.name,
    stock_code: company.code,
    year: year ?? latest(company),
    corrected,
    language: company.language,
    pages: company.pages,
    facts: facts.length,
    to_review: facts.filter((fact) => person.fact(fact).status === 'needs_review').length,
    doubts: new Set(facts.flatMap((fact) => person.fact(fact).doubts.map((doubt) => doubt.left))).size,
    notes: [],
    imported_at: 1_760_000_000 + company.id,
  };
}

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

export function fake(params: URLSearchParams): Bridge {
  let held = params.get('library') === 'empty' ? [] : COMPANIES.map((company) => company.id);
  const pace = Number(params.get('pace') ?? 20);
  const lost = params.get('page') as ProblemCode | null;
  const refused = params.get('problem') as ProblemCode | null;
  const lacking = params.get('recogniser') as ProblemCode | null;
  let settings: Settings = { pdf: { memory_mb: 512, seconds: 60, page_seconds: 10 }, readers: null, recognise: false };
  let unread = params.getAll('unread').map((name) => FOLDER + name);
  let cancelled = false;

  let folder = '/home/reader/.local/share/evenhand';
  let recent = [folder, '/home/reader/libraries/semiconductors', '/media/drive/libraries/suppliers-2019'];
  const person = new Person();
  const library = (): LibraryInfo => ({
    path: folder,
    version: '0.1.0',
    reports: held.length,
    read_only: params.has('occupied') && folder.endsWith('evenhand'),
    settings,
    unread,
  });

  function turnTo(path: string, reports: number[]): LibraryInfo {
    folder = path;
    recent = [path, ...recent.filter((other) => other !== path)];
    held = reports;
    return library();
  }

  const there = () => COMPANIES.filter((company) => held.includes(company.id) && !person.removed(company.id));
  const reports = () => there().map((company) => rowOf(company, person));
  const facts = () => FACTS.filter((fact) => there().some((company) => company.id === fact.company));

  function read(path: string): FileState {
    const name = path.split('/').at(-1) ?? path;
    const company = COMPANIES.find((candidate) => candidate.file === name.replace('-copy', ''));
    if (!company) return { state: 'failed', problem: UNREADABLE[name] ?? { code: 'file_missing', params: { path } } };
    if (there().includes(company)) return { state: 'duplicate', report: rowOf(company, person) };
    held = [...held, company.id];
    person.back(company.id);
    return { state: 'done', report: rowOf(company, person) };
  }

  return {
    library: async () => {
      if (refused)
        throw { code: refused, params: { path: FOLDER, found: '9', known: '1', detail: 'made up' } } satisfies Problem;
      return library();
    },
    recentLibraries: async () => recent.map((path) => ({ path, there: !path.endsWith('-2019') })),
    newLibrary: async () => turnTo('/home/reader/libraries/new', []),
    openLibrary: async (path) => turnTo(path ?? '/home/reader/libraries/picked', [1, 2]),
    forgetLibrary: async (path) => {
      recent = recent.filter((other) => other !== path);
    },
    setSettings: async (wanted) => {
      if (wanted.pdf.memory_mb < 64)
        throw {
          code: 'setting_out_of_range',
          params: { name: 'memory_mb', least: '64', most: '16384' },
        } satisfies Problem;
      settings = wanted;
    },
    recogniser: async () =>
      lacking
        ? { version: '', languages: [], problem: { code: lacking, params: {} } }
        : { version: '5.5.0', languages: ['chi_sim', 'chi_tra', 'eng'], problem: null },
    catalogue: async () => [...CATALOGUE],
    reports: async () => reports(),
    pickFiles: async () =>
      ['scan.pdf', ...COMPANIES.map((company) => company.file), 'lanyu_2024-copy.txt', 'empty.txt'].map(
        (name) => FOLDER + name,
      ),
    pickFolder: async () => COMPANIES.map((company) => FOLDER + company.file),
    sampleBatch: async () => COMPANIES.map((company) => FOLDER + company.file),
    startupPaths: async () => params.getAll('open').map((name) => FOLDER + name),
    importFiles: async (paths, onEvent) => {
      cancelled = false;
      const totals = { done: 0, duplicate: 0, failed: 0, cancelled: 0, reading: 0 };
      onEvent({ type: 'started', files: paths, passed_over: 0 });
      for (const [index, path] of paths.entries()) {
        let state: FileState = { state: 'cancelled' };
        if (!cancelled) {
          onEvent({ type: 'file', index, state: { state: 'reading' } });
          await wait(pace);
          state = read(path);
        }
        totals[state.state] += 1;
        onEvent({ type: 'file', index, state });
      }
      const { done: imported, duplicate: duplicates, failed, cancelled: stopped } = totals;
      onEvent({ type: 'finished', imported, duplicates, failed, cancelled: stopped });
    },
    cancelImport: async () => {
      cancelled = true;
    },
    leaveUnread: async () => {
      unread = [];
    },
    scorecard: async (query) =>
      scorecard(
        query,
        there().map((company) => company.id),
      ),
    fact: async (id) => {
      const found = FACTS.find((fact) => fact.id === id);
      if (!found) throw { code: 'internal', params: { detail: `no fact ${id}` } } satisfies Problem;
      return person.fact(found);
    },
    page: async (report, page) => {
      await wait(pace);
      const company = COMPANIES.find((candidate) => candidate.id === report);
      if (lost || !company)
        throw { code: lost ?? 'file_missing', params: { path: FOLDER + (company?.file ?? '') } } satisfies Problem;
      return drawn(page, company.section, rowsOn(company, page));
    },
    chart: async (spec, query, language, theme) => chart(spec, query, language, theme, held),
    company: async (id, all, units) => company(id, all, units, person.entries(id)),
    gaps: async (id, year, language) => gaps(id, year, language),
    enter: async (id, entry) => person.enter(id, entry),
    review: async (query) => person.queue(query, facts()),
    alike: async (id) => person.alike(id, facts()),
    decide: async (ids, judgement, note) => person.decide(ids, judgement, note),
    turns: async () => person.turns(),
    undo: async () => person.undo(),
    redo: async () => person.redo(),
    removeReports: async (ids) => person.remove(ids),
    correctReports: async (ids, company, year) => person.correct(ids, company, year),
    mergeCompanies: async (ids, into) => person.merge(ids, into),
    exportFile: async (_format, name) => `/home/reader/${name}`,
    exportChart: async (_spec, _format, name) => `/home/reader/${name}`,
    backUp: async () => '/home/reader/evenhand-backup.db',
    restore: async () => '/home/reader/.local/share/evenhand/before-restore-1.db',
    zoom: () => Promise.resolve(),
    onDrop: async (listener) => {
      const over = (event: DragEvent) => {
        event.preventDefault();
        listener({ type: 'over' });
      };
      const leave = () => listener({ type: 'leave' });
      const drop = (event: DragEvent) => {
        event.preventDefault();
        listener({ type: 'drop', paths: [...(event.dataTransfer?.files ?? [])].map((file) => FOLDER + file.name) });
      };
      addEventListener('dragover', over);
      addEventListener('dragleave', leave);
      addEventListener('drop', drop);
      return () => {
        removeEventListener('dragover', over);
        removeEventListener('dragleave', leave);
        removeEventListener('drop', drop);
      };
    },
  };
}
