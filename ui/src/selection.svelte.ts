// What is compared: companies, a year each, and how. Scorecard and charts share it.
import type { Basis, Query, ReportRow } from './contract';

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

type Kept = Pick<Query, 'basis' | 'all'> & { chosen: number[] | null; years: Record<number, number> };

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
  #path = $state<string | null>(null);

  /** Turns to what was compared last in a library. */
  open(path: string): void {
    const { chosen, years, basis, all } = keptOf(path);
    this.#path = path;
    this.chosen = Array.isArray(chosen) ? chosen : null;
    this.years = years ?? {};
    this.basis = basis === 'per_employee' || basis === 'per_revenue' ? basis : 'absolute';
    this.all = all === true;
  }

  /** Remembers what is compared, for the next time. */
  keep(): void {
    if (this.#path === null) return;
    const { chosen, years, basis, all } = this;
    try {
      const others = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Record<string, Kept>;
      localStorage.setItem(KEY, JSON.stringify({ ...others, [this.#path]: { chosen, years, basis, all } }));
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
    };
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
