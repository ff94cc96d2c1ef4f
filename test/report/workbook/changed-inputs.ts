import { type ReadWorkbook, rowsOf } from './read-xlsx.ts';

/** A live input of a workbook, another value for it, and the same as a setting of the command line. */
export interface Change {
  readonly id: string;
  readonly cell: string;
  readonly number: number;
  readonly setting: string;
}

/** Live inputs that the scenario or a default states, spread over the sheet, each with another value. */
export function changesIn(workbook: ReadWorkbook, most: number): readonly Change[] {
  const rows = rowsOf(workbook.get('Assumptions')!);
  const ids = new Set(rows.map(row => String(row.get('K')?.value)));
  const all = rows.flatMap((row, number): Change[] => {
    const value = row.get('B')?.value;
    const id = String(row.get('K')?.value);
    if (row.get('D')?.value !== 'yes' || typeof value !== 'number') return [];
    // idle draw stays below active draw
    if (value === 0 && id.endsWith('.power.idle')) return [];
    // what the catalog says has no --set; a fleet of one replica that is pinned has no room for a spare one
    if (id.startsWith('catalog.') || (id.endsWith('.spares') && ids.has(id.replace(/spares$/, 'replicas')))) return [];
    const unit = String(row.get('C')?.value ?? '');
    const changed = changedValue(value, unit);
    const written = unit.startsWith('%') ? `${plain(changed * 100)}${unit}` : `${plain(changed)} ${unit}`.trim();
    return [{ id, cell: `B${number}`, number: changed, setting: written }];
  });
  return Array.from(
    { length: Math.min(most, all.length) },
    (_, i) => all[Math.floor((i * all.length) / Math.min(most, all.length))]!,
  );
}

/** Counts stay whole, shares stay below one, and what is nothing becomes something. */
function changedValue(value: number, unit: string): number {
  if (unit.startsWith('%'))
    return value === 0 ? 0.0125 : Number((value > 0.5 ? value * 0.9 : value * 1.2).toPrecision(6));
  if (Number.isInteger(value) && /^$|^(replica|GPU|server|unit)$/.test(unit)) return value + 1;
  // a month has no more hours than it has
  if (unit === 'h/month') return value - 10;
  return value === 0 ? 3 : Number((value * 1.1).toPrecision(6));
}

const plain = (value: number): string => Number(value.toPrecision(12)).toString();
