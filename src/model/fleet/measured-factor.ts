import type { ThroughputRow } from '../../catalog/catalog.ts';
import { likelyInBase } from '../../quantity/given.ts';
import { CONSTANTS } from '../capacity/constants.ts';
import { rateOf } from '../capacity/estimate.ts';
import { type ReplicaInput, replicaOf } from '../capacity/resolve.ts';
import { batchOf, type Load } from '../capacity/throughput.ts';

/** How much faster than the estimate measured rows are near a point. */
export interface MeasuredFactor {
  readonly factor: number;
  /** Of the nearest row: sum of the logarithms of how its prompt, answer and concurrency differ; 0 is the point itself. */
  readonly distance: number;
  readonly nearest: ThroughputRow;
}

/** The conditions that rows and the point are compared by. */
export interface Point {
  readonly input: number;
  readonly output: number;
  readonly batch: number;
}

/**
 * Measured rate ÷ estimate at each row, weighed by the inverse square of its distance: at a measured point the measurement
 * itself holds, between points what lies between, and beyond them the estimate, scaled to meet the nearest. The estimate
 * carries the shape between the points. The rows are read once for all points.
 */
export function measuredFactor(
  rows: readonly ThroughputRow[],
  setup: ReplicaInput,
): (point: Point) => MeasuredFactor | undefined {
  const replica = replicaOf(setup, CONSTANTS);
  const known = rows.map((row): Known => {
    const load = loadOf(row);
    const measured = perSecond(row);
    const estimated = rateOf(setup, replica, load, CONSTANTS).rate;
    const { input, output } = load;
    return { row, at: { input, output, batch: batchOf(replica, load) }, log: Math.log(measured / estimated), measured };
  });
  return point => (known.length === 0 ? undefined : weighedAt(known, point));
}

/** A row with its conditions and the logarithm of measured ÷ estimated. */
interface Known {
  readonly row: ThroughputRow;
  readonly at: Point;
  readonly log: number;
  readonly measured: number;
}

function weighedAt(all: readonly Known[], point: Point): MeasuredFactor {
  const known = all.map(k => ({
    ...k,
    distance: apart(k.at.input, point.input) + apart(k.at.output, point.output) + apart(k.at.batch, point.batch),
  }));
  const [nearest] = [...known].sort((a, b) => a.distance - b.distance || b.measured - a.measured);
  const same = known.filter(k => k.distance <= SAME);
  const weighed = same.length
    ? same.map(k => ({ ...k, weight: 1 }))
    : known.map(k => ({ ...k, weight: k.distance ** -2 }));
  const total = weighed.reduce((sum, k) => sum + k.weight, 0);
  const log = weighed.reduce((sum, k) => sum + k.weight * k.log, 0) / total;
  return { factor: Math.exp(log), distance: nearest!.distance, nearest: nearest!.row };
}

/** Conditions that differ by less than a thousandth are the same. */
const SAME = 1e-3;

const apart = (a: number, b: number): number => Math.abs(Math.log(Math.max(a, 1) / Math.max(b, 1)));

const HOUR = 3600;
const perSecond = ({ rate }: ThroughputRow): number => likelyInBase(rate).toNumber() / HOUR;

function loadOf(row: ThroughputRow): Load {
  return {
    mode: row.mode ?? 'saturated',
    metric: row.metric,
    input: likelyInBase(row.input).toNumber(),
    output: likelyInBase(row.output).toNumber(),
    concurrency: row.concurrency,
    replicas: 1,
  };
}
