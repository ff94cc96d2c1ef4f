import type { Model } from '../../model/model.ts';
import type { SummedCell } from './billed-pools.ts';
import type { ComparedBucket, ComparedPool } from './compared-pools.ts';
import type { ModelledPool } from './modelled-pools.ts';

/** Half a cent: what is less is the rounding of an invoice. */
export const SEEN = '0.005';

/** Why something of a bucket rests; null where nothing does that needs a reason. */
export function reasonOf(pool: ComparedPool, bucket: ComparedBucket): string | null {
  const reasons = [restReason(pool, bucket), unpaidReason(bucket)].filter(reason => reason !== null);
  return reasons.length > 0 ? reasons.join('; ') : null;
}

function unpaidReason({ unpaid, cells }: ComparedBucket): string | null {
  if (unpaid.length === 0) return null;
  const where = cells.length > 0 ? ` in ${tiersOf(unpaid)}` : '';
  return `the usage${where} is known, but no invoice says what it cost: it is in no sum`;
}

function restReason(
  { discountOf, changes }: ComparedPool,
  { unknown, effects, unlisted }: ComparedBucket,
): string | null {
  if (unknown === 'quantity') return 'no invoice says how much was used';
  if (unknown === 'price') return `no list price is known of ${tiersOf(unlisted)}`;
  if (effects.rest.abs().lt(SEEN)) return null;
  if (changes.length > 0)
    return `its price or discount changes on ${changes.join(', ')}, and what held on the first day of the period is taken for all of it`;
  if (discountOf !== undefined) return null;
  return 'unit prices differ from the list, and not by one discount';
}

const tiersOf = (cells: readonly SummedCell[]): string => [...new Set(cells.map(cell => cell.tier))].join(', ');

interface Told {
  readonly compared: readonly ComparedPool[];
  readonly pools: readonly ModelledPool[];
  readonly covered: readonly ModelledPool[];
  readonly model: Model;
  readonly period: { readonly from: string; readonly to: string; readonly told: boolean };
  /** Lines outside the period, and lines that are of no day. */
  readonly outside: number;
  readonly undated: number;
  readonly asOf: string;
}

/** What a reader must know to read the figures. */
export function notesOf({ compared, pools, covered, period, outside, undated, asOf }: Told): string[] {
  const notes = [
    `the model has the volumes of month 1 of the scenario at the prices of ${asOf}, for the days of the period`,
  ];
  if (!period.told) notes.push('the period is that of the days on the invoices; --period says another');
  if (outside > 0) notes.push(`${outside} ${outside === 1 ? 'line is' : 'lines are'} outside the period and left out`);
  if (undated > 0)
    notes.push(
      `${undated} ${undated === 1 ? 'line says no day: it counts' : 'lines say no day: they count'} as of the period`,
    );
  const silent = [...new Set(pools.filter(pool => !covered.includes(pool)).map(pool => pool.provider))];
  if (silent.length) notes.push(`no invoice of ${silent.join(', ')} was given: what is bought there is not compared`);
  const several = compared.filter(({ pool }) => pool.options.length > 1);
  for (const { pool } of several)
    notes.push(`${pool.options.map(o => o.id).join(' and ')} buy the same from one API: no invoice tells them apart`);
  return notes;
}
