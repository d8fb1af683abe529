// The made-up companies' facts with their evidence.
import type { DoubtInfo, FactDetail, QuotedLine, Statement } from '../../contract';
import { CATALOGUE } from './catalogue';
import { COMPANIES, type Company, type Stated } from './companies';
import { boxesAt } from './page';

export type Fact = FactDetail & { company: number; year: number };

const UNITS: Record<string, Record<string, string>> = {
  'zh-Hans': {
    person: '人',
    h: '小时',
    'h/person': '小时',
    m3: '立方米',
    t: '吨',
    L: '升',
    count: '次',
    day: '日',
    tCO2e: '吨二氧化碳当量',
  },
  'zh-Hant': {
    person: '人',
    h: '小時',
    'h/person': '小時',
    m3: '立方米',
    t: '噸',
    L: '升',
    count: '次',
    day: '日',
    tCO2e: '噸二氧化碳當量',
  },
};
const PARTS: Record<string, Record<string, string>> = {
  male: { 'zh-Hans': '男性', 'zh-Hant': '男性', en: 'Male' },
  female: { 'zh-Hans': '女性', 'zh-Hant': '女性', en: 'Female' },
};

const grouped = (value: string) => value.replace(/^\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','));
const metricOf = (id: string) => CATALOGUE.find((metric) => metric.id === id);

export function axesOf(axes: string): Record<string, string> {
  if (axes === '') return {};
  return Object.fromEntries(axes.split(',').map((pair) => pair.split(/=(.*)/s).slice(0, 2) as [string, string]));
}

/** A row of the report as it is printed: label, unit, number. */
function printed(company: Company, [metric, axes, value, more]: Stated) {
  const { language } = company;
  const unit = more?.unit ?? metricOf(metric)?.unit ?? '';
  const rawUnit = UNITS[language]?.[unit] ?? unit;
  const part = axes === '' ? '' : (Object.values(axesOf(axes))[0] ?? '');
  const label = [metricOf(metric)?.names[language] ?? metric, part && (PARTS[part]?.[language] ?? part)]
    .filter(Boolean)
    .join(' ');
  return { label, rawUnit, rawValue: grouped(value), text: `${label} ${rawUnit} ${grouped(value)}` };
}

const FIRST_LINE = 1204;

const pageOf = (company: Company, index: number) => Math.min(company.pages, 52 + Math.floor(index / 12));

/** What is printed on a page, by its index among what the company states of its latest year. */
export function rowsOn(
  company: Company,
  page: number,
): { index: number; label: string; unit: string; value: string }[] {
  const [latest] = Object.keys(company.years).sort().reverse();
  const stated = company.years[Number(latest)] ?? [];
  return stated.flatMap((row, index) => {
    if (pageOf(company, index) !== page) return [];
    const { label, rawUnit, rawValue } = printed(company, row);
    return [{ index, label, unit: rawUnit, value: rawValue }];
  });
}

function statementOf(company: Company, stated: readonly Stated[], index: number): Statement {
  const lines = [index - 1, index, index + 1].flatMap((at) => {
    const row = stated[at];
    if (!row) return [];
    const { text, rawValue } = printed(company, row);
    const start = text.length - rawValue.length;
    const marks: [number, number][] = at === index ? [[start, text.length]] : [];
    return [{ number: FIRST_LINE + 2 * at, text, marks }];
  });
  const { label, rawUnit, rawValue } = printed(company, stated[index] ?? ['', '', '']);
  return {
    report: company.id,
    file: company.file,
    language: company.language,
    page: pageOf(company, index),
    pages: company.pages,
    line: FIRST_LINE + 2 * index,
    cell: null,
    section: company.section,
    label,
    raw_value: rawValue,
    raw_unit: rawUnit,
    value: stated[index]?.[2] ?? null,
    own: true,
    lines,
    boxes: company.file.endsWith('.pdf') ? boxesAt(index, label, rawValue) : { number: [], label: [] },
  };
}

/** The line with another number in place of the one that is marked. */
function said(line: QuotedLine, value: string): Pick<QuotedLine, 'text' | 'marks'> {
  const start = line.marks[0]?.[0] ?? 0;
  return { text: line.text.slice(0, start) + value, marks: [[start, start + value.length]] };
}

/** Each company and year has its own hundred of ids, so that an id needs no table. */
const idOf = (company: Company, year: number, index: number) => company.id * 10_000 + (year % 100) * 100 + index + 1;

function factsOf(company: Company, year: number): Fact[] {
  const stated = company.years[year] ?? [];
  const idAt = (key: string) => {
    const index = stated.findIndex(([metric, axes]) => `${metric}|${axes}` === key);
    return idOf(company, year, index);
  };
  return stated.map(([metric, axes, value, more], index) => {
    const doubts = company.doubts
      .filter((doubt) => doubt.year === year && doubt.facts.includes(`${metric}|${axes}`))
      .map(({ rule, left, right, tolerance, facts }): DoubtInfo => ({
        rule,
        severity: 'warning',
        left,
        right,
        tolerance,
        facts: facts.map(idAt),
      }));
    const statement = statementOf(company, stated, index);
    const differs = doubts.find((doubt) => doubt.rule === 'statements_disagree')?.right;
    // One number in seven is stated again in the text.
    const again: Statement[] =
      index % 7 === 0 || differs
        ? [
            {
              ...statement,
              page: 9,
              line: 318,
              cell: null,
              section: '',
              value: differs ?? statement.value,
              raw_value: differs ?? statement.raw_value,
              boxes: { number: [], label: [] },
              lines: statement.lines
                .filter((line) => line.marks.length > 0)
                .map((line) => ({ ...line, ...(differs ? said(line, differs) : null), number: 318 })),
            },
          ]
        : [];
    // One number in eleven is not sure by itself.
    const unsure = index % 11 === 4;
    return {
      id: idOf(company, year, index),
      company: company.id,
      report: company.id,
      year,
      company_name: company.name,
      metric,
      breakdown: axesOf(axes),
      period: String(year),
      value,
      unit: more?.unit ?? metricOf(metric)?.unit ?? '',
      source: more?.source ?? 'reported',
      status: more?.status ?? (unsure || differs ? 'needs_review' : 'accepted'),
      confidence: unsure ? 0.64 : 0.97,
      approximate: metric === 'supply.suppliers',
      reasons: metric === 'safety.lost_days' || unsure ? ['unit_missing'] : [],
      statements: [statement, ...again],
      doubts,
      read: null,
      history: [],
    };
  });
}

export const FACTS: readonly Fact[] = COMPANIES.flatMap((company) =>
  Object.keys(company.years).flatMap((year) => factsOf(company, Number(year))),
);
