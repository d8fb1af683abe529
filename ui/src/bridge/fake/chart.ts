// Plain drawings of the made-up companies, with their marks. The program's own come from `charts`.
import type { Cell, ChartKind, ChartRow, ChartSpec, ChartView, Mark, Query, Theme } from '../../contract';
import { en } from '../../i18n/en';
import { zhHans } from '../../i18n/zh-Hans';
import { zhHant } from '../../i18n/zh-Hant';
import { shown, sourceOf } from '../../i18n/number';
import { CATALOGUE } from './catalogue';
import { scorecard } from './scorecard';

const INK = {
  light: { text: '#17211D', muted: '#5F6C66', bar: '#5B8A7A', line: '#7A6FBE', first: '#C77700', second: '#0F6E6E' },
  dark: { text: '#E7ECE9', muted: '#95A19B', bar: '#5F9484', line: '#9288D8', first: '#F2B04A', second: '#2F948C' },
};
const WIDTH = 546;
const ROW = 36;
const LEFT = 130;

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const NAMES = {
  en: {
    emissions_intensity: [
      'GHG per employee, scopes 1 and 2',
      'tCO₂e/person, log scale',
      'Each grid line is the same multiple of the one before, so lengths do not compare.',
    ],
    workforce_gender: ['Employees by gender', '% of all employees', ''],
    company: 'Company',
    women: 'Women',
    men: 'Men',
  },
  'zh-Hans': {
    emissions_intensity: [
      '人均温室气体排放量，范围一加范围二',
      'tCO₂e/人，对数刻度',
      '每格的倍数相同，条长不宜直接相比。',
    ],
    workforce_gender: ['员工的性别构成', '占员工总数的 %', ''],
    company: '公司',
    women: '女',
    men: '男',
  },
  'zh-Hant': {
    emissions_intensity: [
      '人均溫室氣體排放量，範圍一加範圍二',
      'tCO₂e/人，對數刻度',
      '每格的倍數相同，條長不宜直接比較。',
    ],
    workforce_gender: ['僱員的性別構成', '佔僱員總數的 %', ''],
    company: '公司',
    women: '女',
    men: '男',
  },
} as const;

type Bar = { x: number; width: number; cell: Cell; column: number; fill: string };

/** What the other kinds are of here: one metric each, as bars. */
const METRICS: Record<Exclude<ChartKind, 'emissions_intensity' | 'workforce_gender'>, string> = {
  values: 'water.consumption',
  energy_mix: 'energy.total',
  composition: 'workforce.total',
  groups: 'turnover.rate',
  safety: 'safety.lost_days',
  years: 'ghg.total',
  scatter: 'training.hours_avg',
  coverage: 'waste.hazardous',
};
const CHOSEN: ChartKind[] = ['values', 'groups', 'years', 'scatter'];

export function chart(
  spec: ChartSpec,
  query: Query,
  language: string,
  theme: Theme,
  there: readonly number[],
): ChartView {
  const { kind } = spec;
  const card = scorecard({ ...query, basis: 'absolute', all: true }, there);
  const rows = card.pillars.flatMap((pillar) => pillar.rows);
  const tag = language === 'en' || language === 'zh-Hant' ? language : 'zh-Hans';
  const names = NAMES[tag];
  const words = { en, 'zh-Hans': zhHans, 'zh-Hant': zhHant }[tag];
  const ink = INK[theme];
  const nameOf = (metric: string) => CATALOGUE.find(({ id }) => id === metric)?.names[tag] ?? metric;
  const genders = kind === 'workforce_gender';
  const metric =
    kind === 'emissions_intensity'
      ? 'ghg.per_employee'
      : kind === 'workforce_gender'
        ? 'workforce.total'
        : (spec.metric ?? METRICS[kind]);
  const own = kind === 'emissions_intensity' || kind === 'workforce_gender' ? names[kind] : [nameOf(metric)];
  const [title = '', scale = '', note = ''] = own;
  const cellsOf = (gender = '') =>
    rows.find(
      (row) => row.metric === metric && (row.breakdown.gender ?? '') === gender && row.depth === (gender ? 1 : 0),
    )?.cells ?? [];

  const columns = genders ? [cellsOf('female'), cellsOf('male')] : [cellsOf()];
  const values = card.columns.map((_, index) =>
    columns.map((cells) => cells[index] ?? null).map((cell) => (cell?.missing === null ? cell : null)),
  );
  const table: ChartRow[] = card.columns.map((column, index) => ({
    label: `${column.short_name}${words.comma}${column.year}`,
    cells: (values[index] ?? []).map((cell) => ({ text: cell && shown(cell.value, sourceOf(cell.source)), cell })),
  }));
  const greatest = Math.max(...values.flat().map((cell) => cell?.number ?? 0));
  const options = rows
    .filter((row) => row.depth === 0 && row.cells.some((cell) => cell !== null && cell.missing === null))
    .map((row) => ({ value: row.metric, text: nameOf(row.metric) }));

  const barsOf = (row: ChartRow): Bar[] => {
    if (!genders) {
      const cell = row.cells[0]?.cell;
      if (!cell || cell.number <= 0) return [];
      const share = kind === 'emissions_intensity' ? (Math.log10(cell.number) + 1) / 4 : cell.number / greatest;
      const width = Math.max(4, share * 300);
      return [{ x: LEFT, width, cell, column: 0, fill: cell.source === 'estimated' ? 'none' : ink.bar }];
    }
    const all = row.cells.reduce((sum, { cell }) => sum + (cell?.number ?? 0), 0);
    let x = LEFT;
    return row.cells.flatMap(({ cell }, column) => {
      if (!cell) return [];
      const width = (cell.number / all) * 400;
      const bar = { x, width, cell, column, fill: column === 0 ? ink.first : ink.second };
      x += width + 1;
      return [bar];
    });
  };

  const marks: Mark[] = [];
  const drawn = table.map((row, index) => {
    const y = 10 + index * ROW;
    const bars = barsOf(row);
    for (const bar of bars) {
      const said = `${shown(bar.cell.value, sourceOf(bar.cell.source))} (${words.sources[sourceOf(bar.cell.source)]})`;
      marks.push({
        key: `${index}:${bar.column}`,
        x: bar.x,
        y,
        width: bar.width,
        height: 18,
        label: `${row.label}: ${said}`,
      });
    }
    const shapes = bars.map(
      (bar) =>
        `<rect x="${bar.x}" y="${y}" width="${bar.width}" height="18" fill="${bar.fill}" stroke="${bar.fill === 'none' ? ink.line : 'none'}"/>`,
    );
    const last = bars.at(-1);
    const end =
      genders || !last
        ? ''
        : `<text x="${last.x + last.width + 6}" y="${y + 13}">${last.cell.source === 'estimated' ? '≈ ' : ''}${shown(last.cell.value, sourceOf(last.cell.source))}</text>`;
    const none =
      bars.length === 0
        ? `<text x="${LEFT}" y="${y + 13}" fill="${ink.muted}">${words.scorecard.notDisclosed}</text>`
        : '';
    return `<text x="0" y="${y + 13}">${escaped(row.label)}</text>${shapes.join('')}${end}${none}`;
  });

  const height = 20 + table.length * ROW;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" role="img" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-size="12" fill="${ink.text}"><title>${title}</title>${drawn.join('')}</svg>`;
  return {
    title,
    scale,
    note,
    drawing: { svg, width: WIDTH, height, marks },
    header: genders ? [names.company, names.women, names.men] : [names.company, scale || title],
    rows: table,
    choices: CHOSEN.includes(kind) ? [{ field: 'metric', label: words.scorecard.metrics, value: metric, options }] : [],
  };
}
