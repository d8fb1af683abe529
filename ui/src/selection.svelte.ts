// What is compared: companies, a year each, and how. Scorecard and charts share it.
import type { Basis, ChartKind, ChartSpec, Query, ReportRow, Units } from './contract';

/** More columns than this cannot be told apart. */
export const MOST = 12;

/** A company as the picker lists it. */
export type Company = { id: number; name: string; stockCode: string | null };

/** The companies of the reports, in the order in which they came in. */
export function companiesOf(reports: readonly ReportRow[]): Company[] {
  const found = new Map<number, Company>();
  for (const report of [...reports].sort((a, b) => a.id - b.id)) {
    if (found.has(report.company)) continue;
    found.set(report.company, { id: report.company, name: report.company_name, stockCode: report.stock_code });
  }
  return [...found.values()];
}

/** What was compared last in each library, by its folder. Kept by the web view, as other choices are. */
const KEY = 'evenhand.selections';

/** What can be chosen of each unit, the usual one first. */
export const UNITS: { [Kind in keyof Units]: Units[Kind][] } = {
  energy: ['MWh', 'GJ', 'tce'],
  mass: ['t', 'kg'],
  money: ['million', 'thousand', 'one'],
};

const USUAL: Units = { energy: 'MWh', mass: 't', money: 'million' };

/** What each chart is of, where the reader chose it. */
type ChartChoices = Partial<Record<ChartKind, Partial<ChartSpec>>>;

type Kept = Pick<Query, 'basis' | 'all' | 'units'> & {
  chosen: number[] | null;
  years: Record<number, number>;
  charts: ChartChoices;
};

/** Units as they were kept, the usual ones for those that are none. */
function unitsOf(kept: Partial<Units> | undefined): Units {
  const { energy, mass, money } = { ...USUAL, ...kept };
  return {
    energy: UNITS.energy.includes(energy) ? energy : USUAL.energy,
    mass: UNITS.mass.includes(mass) ? mass : USUAL.mass,
    money: UNITS.money.includes(money) ? money : USUAL.money,
  };
}

function keptOf(path: string): Partial<Kept> {
  try {
    const all = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Record<string, Partial<Kept>>;
    return all[path] ?? {};
  } catch {
    return {};
  }
}

export class Selection {
  /** Companies that the reader chose; null: the first that there are. */
  chosen = $state<number[] | null>(null);
  /** Years that the reader chose; the latest for the others. */
  years = $state<Record<number, number>>({});
  basis = $state<Basis>('absolute');
  all = $state(false);
  units = $state<Units>(USUAL);
  charts = $state<ChartChoices>({});
  #path = $state<string | null>(null);

  /** Turns to what was compared last in a library. */
  open(path: string): void {
    const { chosen, years, basis, all, units, charts } = keptOf(path);
    this.#path = path;
    this.chosen = Array.isArray(chosen) ? chosen : null;
    this.years = years ?? {};
    this.basis = basis === 'per_employee' || basis === 'per_revenue' ? basis : 'absolute';
    this.all = all === true;
    this.units = unitsOf(units);
    this.charts = charts ?? {};
  }

  /** Remembers what is compared, for the next time. */
  keep(): void {
    if (this.#path === null) return;
    const { chosen, years, basis, all, units, charts } = this;
    try {
      const others = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Record<string, Kept>;
      const kept = { chosen, years, basis, all, units, charts };
      localStorage.setItem(KEY, JSON.stringify({ ...others, [this.#path]: kept }));
    } catch {
      // A web view without storage forgets the choice at the end: nothing else depends on it.
    }
  }

  /** The companies shown, of those that there are. */
  among(companies: readonly Company[]): number[] {
    const there = companies.map((company) => company.id);
    const chosen = this.chosen?.filter((id) => there.includes(id)) ?? [];
    return (chosen.length > 0 ? chosen : there).slice(0, MOST);
  }

  query(companies: readonly Company[]): Query {
    return {
      companies: this.among(companies).map((company) => ({ company, year: this.years[company] ?? null })),
      basis: this.basis,
      all: this.all,
      units: this.units,
    };
  }

  /** What a chart is of. */
  spec(kind: ChartKind): ChartSpec {
    return { metric: null, against: null, axis: null, framework: null, ...this.charts[kind], kind };
  }

  /** Puts a company at another place among those shown. */
  move(companies: readonly Company[], id: number, to: number): void {
    const shown = this.among(companies);
    const others = shown.filter((other) => other !== id);
    if (others.length === shown.length) return;
    others.splice(Math.max(0, Math.min(to, others.length)), 0, id);
    this.chosen = others;
  }

  /** Takes a company in or out; the last one stays. */
  toggle(companies: readonly Company[], id: number): void {
    const shown = this.among(companies);
    const without = shown.filter((other) => other !== id);
    if (without.length < shown.length) this.chosen = without.length > 0 ? without : shown;
    else if (shown.length < MOST) {
      // At its place where the companies still stand as they came in; behind those that the reader put in order.
      const order = companies.map((company) => company.id);
      const inOrder = order.filter((other) => shown.includes(other)).join() === shown.join();
      const wanted = [...shown, id];
      this.chosen = inOrder ? order.filter((other) => wanted.includes(other)) : wanted;
    }
  }
}
