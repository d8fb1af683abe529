// What a person did in the made-up library, and what follows from it. It orders less finely than the program does.
import type {
  About,
  Alike,
  DecisionInfo,
  DeedInfo,
  DeedKind,
  EntryInfo,
  FactDetail,
  Judgement,
  NewEntry,
  Problem,
  ReviewItem,
  ReviewQuery,
  ReviewQueue,
  Turns,
} from '../../contract';
import { CATALOGUE } from './catalogue';
import { COMPANIES } from './companies';
import { FACTS, type Fact } from './facts';

type Decided = { fact: number; kind: DeedKind; value: string; note: string; change: Partial<FactDetail> };
type Done = {
  deed: DeedInfo;
  decided: Decided[];
  removed: number[];
  said: { reports: number[]; name: string | null; year: number | null } | null;
  merged: { companies: number[]; into: number } | null;
  entered: { company: number; entry: EntryInfo } | null;
};

const EMPTY: About = {
  count: 1,
  company: '',
  file: '',
  metric: '',
  breakdown: {},
  period: '',
  value: '',
  unit: '',
};
/** Any fixed day will do. */
const NOON = 1_764_331_200;

const isCore = (metric: string) => CATALOGUE.find((candidate) => candidate.id === metric)?.core === true;
const companyOf = (id: number) => COMPANIES.find((company) => company.id === id);

export class Person {
  #done: Done[] = [];
  #undone: Done[] = [];

  #do(kind: DeedKind, about: Partial<About>, change: Partial<Omit<Done, 'deed'>>): DeedInfo {
    const deed = { kind, about: { ...EMPTY, ...about }, done_at: NOON + 60 * this.#done.length };
    this.#done.push({ deed, decided: [], removed: [], said: null, merged: null, entered: null, ...change });
    this.#undone = [];
    return deed;
  }

  turns(): Turns {
    return { undo: this.#done.at(-1)?.deed ?? null, redo: this.#undone.at(-1)?.deed ?? null };
  }

  undo(): DeedInfo | null {
    const last = this.#done.pop();
    if (last) this.#undone.push(last);
    return last?.deed ?? null;
  }

  redo(): DeedInfo | null {
    const last = this.#undone.pop();
    if (last) this.#done.push(last);
    return last?.deed ?? null;
  }

  #decision(fact: number): Decided | undefined {
    const all = this.#done.flatMap((done) => done.decided);
    return all.filter((decided) => decided.fact === fact && decided.kind !== 'note').at(-1);
  }

  /** A fact as the person left it. */
  fact(fact: Fact): Fact {
    const decided = this.#decision(fact.id);
    const standing = fact.doubts.filter((doubt) => {
      const kinds = doubt.facts.map((id) => this.#decision(id)?.kind);
      return !kinds.some((kind) => kind && kind !== 'accept') && kinds.some((kind) => kind === undefined);
    });
    const history = [...this.#done, ...this.#undone].flatMap((done) =>
      done.decided
        .filter((each) => each.fact === fact.id)
        .map(({ kind, value, note }): DecisionInfo => ({
          kind,
          subject: { metric: fact.metric, breakdown: fact.breakdown, period: fact.period, unit: fact.unit, value },
          place: kind === 'take' ? { file: fact.statements[0]?.file ?? '', page: 9, line: 318, cell: null } : null,
          note,
          decided_at: done.deed.done_at,
          undone: !this.#done.includes(done),
        })),
    );
    const read = {
      metric: fact.metric,
      breakdown: fact.breakdown,
      period: fact.period,
      value: fact.value,
      unit: fact.unit,
    };
    const changed = { ...fact, ...decided?.change, doubts: standing, history: history.reverse() };
    return { ...changed, read: changed.value === fact.value && changed.metric === fact.metric ? null : read };
  }

  decide(ids: number[], judgement: Judgement, note: string): DeedInfo {
    const facts = ids.flatMap((id) => FACTS.filter((fact) => fact.id === id));
    const kind = judgement.type;
    const change = (fact: Fact): Partial<FactDetail> => {
      if (judgement.type === 'accept') return { status: 'accepted' };
      if (judgement.type === 'reject') return { status: 'rejected' };
      if (judgement.type === 'take')
        return { status: 'corrected', value: fact.statements[judgement.statement]?.value ?? fact.value };
      if (judgement.type === 'note') return {};
      const { value, unit, metric, breakdown, period } = judgement;
      if (!/^-?[\d.,]+$/.test(value)) throw { code: 'value_not_a_number', params: { value } } satisfies Problem;
      return {
        status: 'corrected',
        source: 'entered',
        value: value.replaceAll(',', ''),
        unit: unit || fact.unit,
        metric,
        breakdown,
        period,
      };
    };
    const decided = facts.map((fact) => {
      const changed = change(fact);
      return { fact: fact.id, kind, value: changed.value ?? fact.value, note, change: changed };
    });
    const [first] = facts;
    const about = first && { ...first, company: first.company_name, value: decided[0]?.value ?? first.value };
    const { company, metric, breakdown, period, value, unit } = about ?? EMPTY;
    return this.#do(kind, { count: ids.length, company, metric, breakdown, period, value, unit }, { decided });
  }

  queue(query: ReviewQuery, facts: Fact[]): ReviewQueue {
    const all = facts.map((fact) => this.fact(fact));
    const done = all.filter((fact) => this.#decision(fact.id));
    const waits = all.filter(
      (fact) => !this.#decision(fact.id) && (fact.status === 'needs_review' || fact.doubts.length > 0),
    );
    const leads = (fact: Fact) => fact.status === 'needs_review';
    const weight = (fact: Fact) => (isCore(fact.metric) ? 0 : 4) + (fact.doubts.length > 0 ? 0 : 2);
    const led = (fact: Fact) => fact.doubts.some((doubt) => waits.some((f) => leads(f) && doubt.facts.includes(f.id)));
    const open = waits
      .filter((fact) => leads(fact) || !led(fact))
      .map((fact): [Fact, number[]] => {
        const others = fact.doubts.flatMap((doubt) => doubt.facts);
        return [fact, waits.filter((f) => f !== fact && !leads(f) && others.includes(f.id)).map((f) => f.id)];
      })
      .sort(([a], [b]) => weight(a) - weight(b));
    const shown = query.decided ? done.map((fact): [Fact, number[]] => [fact, []]) : open;
    const matching = shown.filter(
      ([fact]) =>
        (query.company === null || fact.company === query.company) &&
        (query.rule === null || fact.doubts.some((doubt) => doubt.rule === query.rule)),
    );
    const items = matching.slice(0, query.most).map(([fact, also]): ReviewItem => ({
      fact: fact.id,
      also,
      company: fact.company,
      company_name: fact.company_name,
      file: fact.statements[0]?.file ?? '',
      metric: fact.metric,
      breakdown: fact.breakdown,
      period: fact.period,
      value: fact.value,
      unit: fact.unit,
      source: fact.source,
      status: fact.status,
      confidence: fact.confidence,
      reasons: fact.reasons,
      doubts: fact.doubts,
    }));
    const companies = new Map(shown.map(([fact]) => [fact.company, fact.company_name]));
    return {
      items,
      matching: matching.length,
      open: open.length,
      decided: done.length,
      companies: [...companies],
      rules: [...new Set(shown.flatMap(([fact]) => fact.doubts.map((doubt) => doubt.rule)))].sort(),
    };
  }

  alike(id: number, facts: Fact[]): Alike {
    const all = facts.map((fact) => this.fact(fact)).filter((fact) => !this.#decision(fact.id));
    const own = all.find((fact) => fact.id === id);
    if (!own) return { metric: [], table: [], heading: '' };
    const waits = all.filter(
      (fact) => fact.company === own.company && (fact.status === 'needs_review' || fact.doubts.length > 0),
    );
    return {
      metric: waits.filter((fact) => fact.metric === own.metric).map((fact) => fact.id),
      table: waits.map((fact) => fact.id),
      heading: own.statements[0]?.section ?? '',
    };
  }

  removed = (report: number) => this.#done.some((done) => done.removed.includes(report));

  /** Read again: its removal is overtaken. */
  back(report: number): void {
    for (const done of this.#done) done.removed = done.removed.filter((id) => id !== report);
  }

  remove(reports: number[]): DeedInfo {
    const company = companyOf(reports[0] ?? 0);
    const about = { count: reports.length, company: company?.name ?? '', file: company?.file ?? '' };
    return this.#do('remove_reports', about, { removed: reports });
  }

  /** What was said about a report. */
  said(report: number): { name: string | null; year: number | null; corrected: boolean } {
    const said = this.#done.flatMap((done) => (done.said?.reports.includes(report) ? [done.said] : []));
    return {
      name: said.filter((one) => one.name !== null).at(-1)?.name ?? null,
      year: said.filter((one) => one.year !== null).at(-1)?.year ?? null,
      corrected: said.length > 0,
    };
  }

  correct(reports: number[], name: string | null, year: number | null): DeedInfo {
    if (year !== null && (year < 1980 || year > 2100))
      throw { code: 'year_unlikely', params: { value: String(year) } } satisfies Problem;
    const company = companyOf(reports[0] ?? 0);
    const about = { company: name ?? company?.name ?? '', file: company?.file ?? '', period: String(year ?? '') };
    return this.#do('correct_reports', { count: reports.length, ...about }, { said: { reports, name, year } });
  }

  root(company: number): number {
    return this.#done.reduce((at, { merged }) => (merged?.companies.includes(at) ? merged.into : at), company);
  }

  merge(companies: number[], into: number): DeedInfo {
    const about = { company: companyOf(into)?.name ?? '', value: companyOf(companies[0] ?? 0)?.name ?? '' };
    return this.#do('merge_companies', { count: companies.length, ...about }, { merged: { companies, into } });
  }

  /** What was entered about a company and holds. */
  entries(company: number): EntryInfo[] {
    const held = new Map<string, EntryInfo>();
    for (const { entered } of this.#done)
      if (entered?.company === company) held.set(`${entered.entry.metric} ${entered.entry.period}`, entered.entry);
    return [...held.values()].filter((entry) => entry.value !== '');
  }

  enter(company: number, entry: NewEntry): DeedInfo {
    const value = entry.value.replaceAll(',', '');
    if (value !== '' && !/^-?[\d.]+$/.test(value))
      throw { code: 'value_not_a_number', params: { value } } satisfies Problem;
    if (entry.source.trim() === '') throw { code: 'source_missing', params: {} } satisfies Problem;
    const { metric, period, unit } = entry;
    const about = { company: companyOf(company)?.name ?? '', metric, period, unit, value };
    const entered = { company, entry: { ...entry, value, entered_at: NOON } };
    return this.#do(value === '' ? 'take_out' : 'enter', about, { entered });
  }
}
