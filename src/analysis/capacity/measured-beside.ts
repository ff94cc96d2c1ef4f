import type { ThroughputRow } from '../../catalog/catalog.ts';
import { estimate } from '../../model/capacity/estimate.ts';
import { bitsPerWeight, computesAlike } from '../../model/capacity/precision.ts';
import { type ServingChoice, type ServingDevice, servedReplica } from '../../model/capacity/served-replica.ts';
import type { Mode } from '../../model/capacity/throughput.ts';
import type { MeanRequest } from '../../model/fleet/mean-request.ts';
import { type Given, likelyInBase } from '../../quantity/given.ts';

/** A measured row of the catalog, and what the estimate says of the same run. tok/s by the row's metric. */
export interface MeasuredBeside {
  readonly row: ThroughputRow;
  readonly measured: number;
  /** Undefined where the estimate says that the run does not fit. */
  readonly estimated: number | undefined;
}

const HOUR = 3600;

/** Rows of the same device whose weights take as many bits and compute in the same units: of as many GPUs first, then those whose requests are nearest in length. */
export function measuredBeside(
  rows: readonly ThroughputRow[],
  choice: ServingChoice,
  device: ServingDevice,
  gpus: number,
  request: MeanRequest,
): readonly MeasuredBeside[] {
  return rows
    .filter(row => computesAlike(row.precision, choice.precision, device.spec.flops.fp4 !== undefined))
    .map(row => ({
      row,
      measured: likelyInBase(row.rate).toNumber() / HOUR,
      estimated: estimatedFor(row, choice, device),
    }))
    .sort(
      (a, b) =>
        Number(b.row.gpus === gpus) - Number(a.row.gpus === gpus) || apart(a.row, request) - apart(b.row, request),
    );
}

/** Sum of the logarithms of how prompt and answer differ. */
function apart({ input, output }: ThroughputRow, request: MeanRequest): number {
  const ratio = (given: Given, wanted: number) =>
    Math.abs(Math.log(Math.max(1, likelyInBase(given).toNumber()) / Math.max(1, wanted)));
  return ratio(input, request.input) + ratio(output, request.output);
}

function estimatedFor(row: ThroughputRow, choice: ServingChoice, device: ServingDevice): number | undefined {
  if (bitsPerWeight(row.precision) === undefined) return undefined;
  const setup = servedReplica(
    { ...choice, precision: row.precision, engine: row.engine, tuning: 'default' },
    device,
    row.gpus,
  );
  const mode: Mode = row.mode ?? (row.concurrency === undefined ? 'saturated' : 'closed-loop');
  const [input, output] = [likelyInBase(row.input).toNumber(), likelyInBase(row.output).toNumber()];
  if (row.metric === 'prefill' ? input <= 0 : output <= 0) return undefined;
  const e = estimate(setup, { mode, metric: row.metric, input, output, concurrency: row.concurrency, replicas: 1 });
  return e.fits ? e.rate : undefined;
}
