// A scorecard of the made-up companies. The program computes its own in `compare`; this one is only as right as a page needs.
import type {
  Cell,
  Column,
  CompanyView,
  EntryInfo,
  FrameworkGaps,
  Query,
  Row,
  Scorecard,
  Units,
  UsedFactor,
} from '../../contract';
import { CATALOGUE, FACTORS } from './catalogue';
import { axesOf, FACTS, type Fact } from './facts';
import { COMPANIES, type Company } from './companies';
import { inUnits } from './units';

const DIGITS = 12;
const text = (number: number) => String(Number(number.toPrecision(DIGITS)));

const plain: Omit<Cell, 'value' | 'number' | 'unit'> = {
  fact: null,
  source: 'reported',
  status: 'accepted',
  doubts: 0,
  bar: null,
  rank: null,
  derivation: null,
  missing: null,
  also: [],
};

function reported(fact: Fact): Cell {
  const { id, value, unit, source, status, doubts } = fact;
  return { ...plain, fact: id, value, number: Number(value), unit, source, status, doubts: doubts.length };
}

const find = (company: number, year: number, metric: string, axes = '') =>
  FACTS.find(
    (fact) =>
      fact.company === company &&
      fact.year === year &&
      fact.metric === metric &&
      JSON.stringify(fact.breakdown) === JSON.stringify(axesOf(axes)),
  );

const inputOf = ({ id, metric, breakdown, value, unit }: Fact) => ({ fact: id, metric, breakdown, value, unit });

const factorOf = (id: string): UsedFactor[] => {
  const found = FACTORS.filter((factor) => factor.id === id).at(-1);
  return found
    ? [{ id, value: String(found.value), unit: found.unit, year: found.year ?? null, source: found.source }]
    : [];
};

function estimated(company: Company, year: number, metric: string): Cell | null {
  const estimate = company.estimates[year]?.find((candidate) => candidate.metric === metric);
  if (!estimate) return null;
  const { rule, formula, notes, value } = estimate;
  const inputs = estimate.from.flatMap((from) => find(company.id, year, from) ?? []).map(inputOf);
  const factors = estimate.factors.flatMap(factorOf);
  const unit = CATALOGUE.find((candidate) => candidate.id === metric)?.unit ?? '';
  return {
    ...plain,
    value,
    number: Number(value),
    unit,
    source: 'estimated',
    derivation: { rule, formula, inputs, factors, notes },
  };
}

/** A quotient of two values, with the unit that follows. */
function ratio(rule: string, top: Cell, over: Cell, by: number, unit: string, inputs: Fact[]): Cell {
  const number = top.number / (over.number / by);
  const formula = `${top.value} ÷ ${over.number / by} = ${text(Number(number.toPrecision(4)))}`;
  return {
    ...plain,
    value: text(number),
    number,
    unit,
    source: top.source === 'estimated' ? 'estimated' : 'derived',
    doubts: top.doubts + over.doubts,
    derivation: { rule, formula, inputs: inputs.map(inputOf), factors: [], notes: [] },
  };
}

function sum(company: Company, year: number, parts: string[]): Cell | null {
  const found = parts.flatMap((part) => find(company.id, year, part) ?? []);
  if (found.length < parts.length) return null;
  const number = found.reduce((total, fact) => total + Number(fact.value), 0);
  const formula = `${found.map((fact) => fact.value).join(' + ')} = ${text(number)}`;
  return {
    ...plain,
    value: text(number),
    number,
    unit: found[0]?.unit ?? '',
    source: 'derived',
    doubts: found.reduce((n, fact) => n + fact.doubts.length, 0),
    derivation: { rule: 'sum_of_parts', formula, inputs: found.map(inputOf), factors: [], notes: [] },
  };
}

const lacking = (missing: string): Cell => ({ ...plain, value: '', number: 0, unit: '', missing });

/** A metric's total: stated, estimated or computed. */
function total(company: Company, year: number, metric: string): Cell | null {
  const stated = find(company.id, year, metric);
  if (stated) return reported(stated);
  const guess = estimated(company, year, metric);
  if (guess) return guess;
  if (metric === 'waste.total') return sum(company, year, ['waste.hazardous', 'waste.non_hazardous']);
  if (metric === 'ghg.per_employee')
    return per(company, year, total(company, year, 'ghg.total'), 'per_employee', 'ghg.total');
  if (metric === 'ghg.per_revenue')
    return per(company, year, total(company, year, 'ghg.total'), 'per_revenue', 'ghg.total');
  const share: Record<string, [string, string, string]> = {
    'workforce.female_share': ['workforce.total', 'gender=female', 'workforce.total'],
    'board.independent_share': ['board.independent', '', 'board.size'],
    'board.female_share': ['board.female', '', 'board.size'],
  };
  const terms = share[metric];
  const part = terms && find(company.id, year, terms[0], terms[1]);
  const whole = terms && find(company.id, year, terms[2]);
  return part && whole ? ratio('share', reported(part), reported(whole), 100, '%', [part, whole]) : null;
}

function per(
  company: Company,
  year: number,
  cell: Cell | null,
  basis: 'per_employee' | 'per_revenue',
  metric: string,
): Cell | null {
  if (!cell) return null;
  const over = find(company.id, year, basis === 'per_employee' ? 'workforce.total' : 'finance.revenue');
  if (!over) return lacking(basis === 'per_employee' ? 'no_employees' : 'no_revenue');
  const top = find(company.id, year, metric);
  const unit = basis === 'per_employee' ? `${cell.unit}/person` : `${cell.unit}/million ${company.currency}`;
  return ratio(basis, cell, reported(over), basis === 'per_employee' ? 1 : 1e6, unit, top ? [top, over] : [over]);
}

/** Bars, log track and rank along a row. */
function finish(row: Omit<Row, 'log'>, direction: string): Row {
  const drawable = row.cells.filter((cell): cell is Cell => cell !== null && cell.missing === null && cell.number > 0);
  const numbers = drawable.map((cell) => cell.number);
  const [least, greatest] = [Math.min(...numbers), Math.max(...numbers)];
  const log = drawable.length > 1 && greatest > 100 * least;
  if (drawable.length > 1 && new Set(drawable.map((cell) => cell.unit)).size === 1) {
    for (const cell of drawable) {
      cell.bar = log ? Math.log10(cell.number / least) / Math.log10(greatest / least) : cell.number / greatest;
    }
  }
  const all = row.cells.filter((cell): cell is Cell => cell !== null && cell.missing === null);
  const sure = all.length >= 3 && all.every((cell) => cell.source !== 'estimated' && cell.doubts === 0);
  if (sure && direction !== 'neutral') {
    const best = direction === 'lower' ? Math.min(...all.map((c) => c.number)) : Math.max(...all.map((c) => c.number));
    const winners = all.filter((cell) => cell.number === best);
    if (winners.length === 1 && winners[0]) winners[0].rank = `1/${all.length}`;
  }
  return { ...row, log };
}

export function scorecard(query: Query, there: readonly number[]): Scorecard {
  const picks = (
    query.companies.length > 0 ? query.companies : there.map((company) => ({ company, year: null }))
  ).flatMap(({ company, year }) => {
    const found = COMPANIES.find((candidate) => candidate.id === company);
    if (!found || !there.includes(company)) return [];
    const years = Object.keys(found.years)
      .map(Number)
      .sort((a, b) => b - a);
    return [{ company: found, years, year: year ?? years[0] ?? 0 }];
  });
  const metrics = CATALOGUE.filter((metric) => query.all || metric.core);
  const core = CATALOGUE.filter((metric) => metric.core && metric.pillar !== 'F');
  const discloses = (company: Company, year: number, metric: string) => find(company.id, year, metric) !== undefined;

  const columns = picks.map(({ company, years, year }): Column => {
    const disclosed = core.filter((metric) => discloses(company, year, metric.id)).length;
    return {
      company: company.id,
      name: company.name,
      short_name: company.short,
      stock_code: company.code,
      year,
      years,
      disclosed,
      asked: core.length,
      quality: Number((5 - (2.6 * disclosed) / core.length - company.id / 20).toFixed(2)),
    };
  });

  const rowsOf = (metric: (typeof metrics)[number]): Row[] => {
    const applies = query.basis !== 'absolute' && (metric.kind === 'amount' || metric.kind === 'count');
    const cellsOf = (axes: string) =>
      picks.map(({ company, year }) => {
        const stated = find(company.id, year, metric.id, axes);
        const cell = axes === '' ? total(company, year, metric.id) : stated ? reported(stated) : null;
        return applies && query.basis !== 'absolute' && axes === ''
          ? per(company, year, cell, query.basis, metric.id)
          : cell;
      });
    const unit = applies ? `${metric.unit}/${query.basis === 'per_employee' ? 'person' : 'million CUR'}` : metric.unit;
    const axes = new Set(
      FACTS.filter((fact) => fact.metric === metric.id && Object.keys(fact.breakdown).length > 0)
        .filter((fact) => picks.some(({ company, year }) => company.id === fact.company && year === fact.year))
        .map((fact) =>
          Object.entries(fact.breakdown)
            .map(([axis, value]) => `${axis}=${value}`)
            .join(','),
        ),
    );
    const head = finish({ metric: metric.id, breakdown: {}, depth: 0, unit, cells: cellsOf('') }, metric.direction);
    if (applies) return [head];
    return [
      head,
      ...[...axes].map((axis) =>
        finish({ metric: metric.id, breakdown: axesOf(axis), depth: 1, unit, cells: cellsOf(axis) }, 'neutral'),
      ),
    ];
  };

  const card = {
    columns,
    pillars: ['E', 'S', 'G', 'F']
      .map((pillar) => {
        const asked = core.filter((metric) => metric.pillar === pillar);
        return {
          pillar,
          disclosed: picks.map(
            ({ company, year }) => asked.filter((metric) => discloses(company, year, metric.id)).length,
          ),
          asked: asked.length,
          rows: metrics.filter((metric) => metric.pillar === pillar).flatMap(rowsOf),
        };
      })
      .filter((pillar) => pillar.rows.length > 0),
  };
  return inUnits(card, query.units);
}

/** One company over its years, with what was entered laid over. */
export function company(id: number, all: boolean, units: Units, entries: EntryInfo[]): CompanyView {
  const found = COMPANIES.find((candidate) => candidate.id === id);
  const years = Object.keys(found?.years ?? {})
    .map(Number)
    .sort((a, b) => b - a);
  const picks = years.map((year) => ({ company: id, year }));
  const shown = scorecard({ companies: picks, basis: 'absolute', all, units }, [id]);
  for (const row of shown.pillars.flatMap((pillar) => pillar.rows)) {
    for (const cell of row.cells) if (cell) cell.rank = null;
    for (const { metric, period, value, unit } of entries) {
      if (metric !== row.metric || row.depth > 0) continue;
      row.cells[years.indexOf(Number(period))] = { ...plain, value, number: Number(value), unit, source: 'entered' };
    }
  }
  const stated = FACTS.filter((fact) => fact.company === id && Object.keys(fact.breakdown).length === 0);
  const restated = stated.slice(0, 2).map(({ id: fact, metric, breakdown, period, unit, value }) => ({
    metric,
    breakdown,
    period,
    unit,
    values: [
      { fact, file: `${period}.txt`, report_year: Number(period), value },
      { fact: fact + 1, file: found?.file ?? '', report_year: Number(period) + 1, value: text(Number(value) * 1.042) },
    ],
  }));
  return { scorecard: shown, restated, entries };
}

/** What a company leaves out, by the codes of the catalogue. */
export function gaps(id: number, year: number | null, language: string): FrameworkGaps[] {
  const shown = COMPANIES.find((candidate) => candidate.id === id);
  const of = year ?? Math.max(...Object.keys(shown?.years ?? {}).map(Number));
  return (['gri', 'hkex', 'sse14'] as const).map((framework) => {
    const asked = CATALOGUE.filter((metric) => metric[framework].length > 0);
    const missing = asked.filter((metric) => !find(id, of, metric.id));
    return {
      name: { gri: 'GRI', hkex: 'HKEX ESG', sse14: 'SSE 14 / SZSE' }[framework],
      covered: {
        framework,
        company_id: id,
        company: shown?.name ?? '',
        label: `${shown?.short} ${of}`,
        year: of,
        disclosed: asked.length - missing.length,
        partly: 0,
        asked: asked.length,
        missing: missing.map((metric) => ({
          code: metric[framework][0] ?? '',
          name: metric.names[language] ?? metric.id,
          partly: false,
          lacking: metric.names[language] ?? metric.id,
        })),
      },
    };
  });
}
