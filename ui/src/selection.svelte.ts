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

export class Selection {
  /** Companies that the reader chose; null: the first that there are. */
  chosen = $state<number[] | null>(null);
  /** Years that the reader chose; the latest for the others. */
  years = $state<Record<number, number>>({});
  basis = $state<Basis>('absolute');
  all = $state(false);

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

  /** Takes a company in or out; the last one stays. */
  toggle(companies: readonly Company[], id: number): void {
    const shown = this.among(companies);
    const without = shown.filter((other) => other !== id);
    if (without.length < shown.length) this.chosen = without.length > 0 ? without : shown;
    else if (shown.length < MOST) {
      const wanted = [...shown, id];
      this.chosen = companies.map((company) => company.id).filter((other) => wanted.includes(other));
    }
  }
}
