// Values in the units that were chosen, as `compare` would show them.
import type { Cell, Scorecard, Units } from '../../contract';

/** So many of each unit are one of the stored one. */
const SCALES: Record<string, number> = {
  MWh: 1,
  GJ: 3.6,
  tce: 1 / 8.141,
  kg: 1000,
  kgCO2e: 1000,
  one: 1,
  thousand: 1e-3,
  million: 1e-6,
};
const ENERGY = ['tce', 'MWh', 'GJ'];

/** How a stored unit is shown, and the scale for it. */
function unitOf(stored: string, units: Units): [string, number] {
  const [top = '', ...rest] = stored.split('/');
  const named = (name: string, scale = name): [string, number] => [[name, ...rest].join('/'), SCALES[scale] ?? 1];
  if (top === 'MWh') return named(units.energy);
  if (units.mass === 'kg' && (top === 't' || top === 'tCO2e')) return named(`kg${top.slice(1)}`);
  if (units.money !== 'one' && /^[A-Z]{3}$/.test(top)) return named(`${units.money} ${top}`, units.money);
  return [stored, 1];
}

function shownIn(cell: Cell, units: Units): Cell {
  const [unit, scale] = unitOf(cell.unit, units);
  const [top = '', ...rest] = cell.unit.split('/');
  const times = (by: number) => (by === 1 ? cell.value : String(Number((cell.number * by).toPrecision(12))));
  const others = top === 'MWh' && cell.missing === null ? ENERGY.filter((other) => other !== units.energy) : [];
  const also = others.map((other) => ({ value: times(SCALES[other] ?? 1), unit: [other, ...rest].join('/') }));
  return { ...cell, unit, value: times(scale), number: cell.number * scale, also };
}

export function inUnits(card: Scorecard, units: Units): Scorecard {
  const pillars = card.pillars.map((pillar) => ({
    ...pillar,
    rows: pillar.rows.map((row) => ({
      ...row,
      unit: unitOf(row.unit, units)[0],
      cells: row.cells.map((cell) => cell && shownIn(cell, units)),
    })),
  }));
  return { ...card, pillars };
}
