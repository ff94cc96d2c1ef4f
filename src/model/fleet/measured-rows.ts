import type { DeviceEntry, ThroughputRow } from '../../catalog/catalog.ts';
import { likelyInBase } from '../../quantity/given.ts';
import { engineNamed } from '../capacity/engine.ts';
import { computesAlike } from '../capacity/precision.ts';
import type { FleetOption } from './fleet-option.ts';
import type { MeanRequest } from './mean-request.ts';

/** Measurements of the catalog that speak for a replica: rows of many requests at once on one engine, or a pair of one request at a time. */
export type Measured =
  | { readonly kind: 'batch'; readonly rows: readonly ThroughputRow[] }
  | { readonly kind: 'single'; readonly prefill: ThroughputRow; readonly decode: ThroughputRow };

/** What rows must share with a replica to speak for it. */
export interface Alike {
  readonly gpus: number;
  readonly precision: string;
  /** Undefined: not said which. */
  readonly engine: string | undefined;
  /** Whether the device computes at 4 bits, which says what MXFP4 computes like. */
  readonly knowsFp4: boolean;
}

/** Rows of the same device count and a precision that computes alike. */
const sameReplica = (rows: readonly ThroughputRow[], { gpus, precision, knowsFp4 }: Alike): readonly ThroughputRow[] =>
  rows.filter(row => row.gpus === gpus && computesAlike(row.precision, precision, knowsFp4));

/**
 * The rows of many requests at once on the same replica: those of its engine, else of the engine whose row is nearest to the
 * request; of equally near ones the fastest, since a lower rate at the same lengths only means fewer requests at once. The
 * nearest row comes first.
 */
export function batchRows(
  rows: readonly ThroughputRow[],
  alike: Alike,
  request: MeanRequest,
): readonly ThroughputRow[] {
  const many = sameReplica(rows, alike).filter(r => r.mode !== 'single-stream' && r.metric !== 'prefill');
  const batch = nearestFirst(many, request);
  const engine = alike.engine ?? batch[0]?.engine;
  return batch.filter(r => engine !== undefined && named(r.engine) === named(engine));
}

/** Measurements for an option of a scenario: many at once, else one at a time. */
export function measuredFor(
  rows: readonly ThroughputRow[],
  { engine, precision, replica }: FleetOption,
  device: DeviceEntry | undefined,
  request: MeanRequest,
): Measured | undefined {
  const alike = { gpus: replica.count, precision, engine, knowsFp4: device?.flops.has('fp4') === true };
  const batch = batchRows(rows, alike, request);
  if (batch.length) return { kind: 'batch', rows: batch };
  const same = nearestFirst(sameReplica(rows, alike), request);
  const prefill = same.find(r => r.metric === 'prefill');
  const decode = same.find(r => r.mode === 'single-stream' && r.metric === 'output');
  return prefill && decode ? { kind: 'single', prefill, decode } : undefined;
}

function nearestFirst(rows: readonly ThroughputRow[], { input, output }: MeanRequest): readonly ThroughputRow[] {
  const distance = (r: ThroughputRow) => {
    const lengths = lengthsOf(r);
    return apart(lengths.input, input) + apart(lengths.output, output);
  };
  return rows
    .map(row => ({ row, distance: distance(row) }))
    .sort((a, b) => a.distance - b.distance || b.row.rate.amount.likely.comparedTo(a.row.rate.amount.likely))
    .map(({ row }) => row);
}

const known = new WeakMap<ThroughputRow, MeanRequest>();

function lengthsOf(row: ThroughputRow): MeanRequest {
  const found = known.get(row) ?? {
    input: likelyInBase(row.input).toNumber(),
    output: likelyInBase(row.output).toNumber(),
  };
  known.set(row, found);
  return found;
}

/** The engine of a name, however it is spelled. */
const named = (engine: string): string => engineNamed(engine) ?? 'server';

const apart = (a: number, b: number): number => (b > 0 ? Math.abs(Math.log(Math.max(a, 1) / b)) : 0);
