import { FIELDS } from '../fields.ts';
import { type Judge, PEERS, RELATION } from './judge.ts';
import { LIMITS } from './limits.ts';
import { magnitudeOf } from './number.ts';
import { middleOf } from './peers.ts';
import type { Machine } from './roofline.ts';
import type { RowPoint } from './row-point.ts';

/** Lengths of prompts and answers in benchmarks. */
const USUAL = { low: 25, high: 50_000, unit: 'tok' } as const;
/** A length that no other row has may lie this far from the middle of the rows beside it. */
const FROM_THE_MIDDLE = 5;
/** So many rows beside it that share all their lengths are runs over a grid of lengths. */
const GRID = 6;
const FROM_A_GRID = 1.6;
/** Of so few rows beside it the middle says little: those of other entries are heard too, and prompts may be shorter still. */
const FEW = 3;
const FROM_FEW = 3;
/** As far as this, two lengths are the same; those of bursts are means of answers that end where the model ends them. */
const SAME = { burst: 0.35, other: 0.03 };
/** KV caches beyond the memory wait; of a few times as much a run would only wait. */
const HELD = { low: 0, high: 12 } as const;

/** What a row is compared with: the other rows of its entry, those of other entries, the model on its device. */
interface Beside {
  readonly beside: readonly RowPoint[];
  readonly elsewhere: readonly RowPoint[];
  readonly machine: Machine | undefined;
}

/** Prompt and answer of a row: lengths that other rows have too, or near those beside it; in the memory there is. */
export function judgeLengths(judge: Judge, point: RowPoint, i: number, { beside, elsewhere, machine }: Beside): void {
  const { row } = point;
  for (const field of ['input', 'output'] as const) {
    const found = magnitudeOf(row[field], FIELDS.tokensPerRequest);
    if (!found?.likely) continue;
    const path = ['rows', i, field];
    judge.limit(path, field, found, LIMITS.length);
    judge.expect(RELATION, path, `${field} is ${found.text}`, found.likely, USUAL, row.unusual);
    const same = (other: RowPoint) =>
      Math.abs(Math.log(other[field] / found.likely)) <
      (row.mode === 'burst' && other.row.mode === 'burst' ? SAME.burst : SAME.other);
    if (beside.some(same) || elsewhere.some(same)) continue;
    const grid = beside.length >= GRID && beside.every(p => beside.some(q => q !== p && q[field] === p[field]));
    const few = beside.length < FEW;
    const middle = middleOf([...beside, ...(few ? elsewhere : [])].map(other => other[field]));
    if (!middle) continue;
    const factor = grid ? FROM_A_GRID : FROM_THE_MIDDLE;
    const [low, high] = [middle.median / (few ? 2 * factor : factor), middle.median * (few ? FROM_FEW : factor)];
    const bounds = { low, high, unit: 'tok', why: 'as no other row has that length' };
    judge.expect(PEERS, path, `${field} is ${found.text}`, found.likely, bounds, row.unusual);
  }
  if (!machine || !row.concurrency || row.mode === 'burst') return;
  const tokens = row.concurrency * (point.input + point.output);
  const held = (tokens * machine.kvBytesPerToken) / (row.gpus * machine.memory * 1e9);
  const says = `the KV caches of ${row.concurrency} requests would fill the memory ${held.toPrecision(2)} times`;
  judge.expect(RELATION, ['rows', i, 'concurrency'], says, held, { ...HELD, why: 'times' }, row.unusual);
}
