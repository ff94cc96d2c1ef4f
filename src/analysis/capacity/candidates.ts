import type { ThroughputRow } from '../../catalog/catalog.ts';
import { type Confidence, confidenceOf } from '../../model/capacity/confidence.ts';
import { CONSTANTS } from '../../model/capacity/constants.ts';
import type { DeviceSpec } from '../../model/capacity/device-spec.ts';
import { type Engine, engineOf, runsOn } from '../../model/capacity/engine.ts';
import { rateOf } from '../../model/capacity/estimate.ts';
import { fitOf } from '../../model/capacity/fit.ts';
import type { Replica } from '../../model/capacity/replica.ts';
import { replicaOf } from '../../model/capacity/resolve.ts';
import type { ServingChoice } from '../../model/capacity/served-replica.ts';
import { batchOf } from '../../model/capacity/throughput.ts';
import type { Limits } from '../../model/capacity/within-limits.ts';
import type { MeanRequest } from '../../model/fleet/mean-request.ts';
import type { AskedLoad } from './fleet-for-load.ts';
import { measuredReplica } from './measured-replica.ts';
import { type Pace, type PaceAt, pacedRate, paceOf, type Spread } from './pace.ts';
import type { Rent } from './rent-offers.ts';
import { totalPerOutput } from './total-rate.ts';
import { type Goodput, goodputWithin } from './within-limits.ts';

/** Numbers of GPUs that are tried for a replica. */
const COUNTS = [1, 2, 4, 8, 16] as const;

/** Precisions that are tried where none is asked for: those that models are mostly served at, the widest first. */
export const USUAL_PRECISIONS = ['fp16', 'fp8', 'int4'] as const;

/** What is asked of every device. */
export interface RankingQuestion {
  readonly choice: Omit<ServingChoice, 'precision'>;
  /** Undefined: the usual ones, as far as a device computes in them. */
  readonly precision: string | undefined;
  readonly request: MeanRequest;
  readonly limits: Limits | undefined;
  readonly load: AskedLoad | undefined;
}

/** A device with its offers, cheapest per GPU first. */
export interface RankedDevice {
  readonly id: string;
  readonly spec: DeviceSpec;
  readonly gpusPerServer: number | undefined;
  readonly offers: readonly Rent[];
  /** Measured rows of the model on the device. */
  readonly rows: readonly ThroughputRow[];
}

/** One replica that holds the model. tok/s of one replica. */
export interface Candidate {
  readonly device: RankedDevice;
  readonly gpus: number;
  readonly precision: string;
  readonly engine: Engine;
  readonly replica: Replica;
  readonly batch: number;
  readonly output: Spread;
  /** Of full batches, and at any batch. */
  readonly pace: Pace;
  readonly paceAt: PaceAt;
  readonly total: number;
  readonly confidence: Confidence;
  readonly near: number;
  /** Undefined: no limit was asked for; null: a single request already breaks one. */
  readonly goodput: Goodput | null | undefined;
}

/** Every replica of the devices that holds the model, and how many were tried that do not. */
export function candidates(
  devices: readonly RankedDevice[],
  question: RankingQuestion,
): { readonly found: readonly Candidate[]; readonly tooSmall: number } {
  const found: Candidate[] = [];
  let tooSmall = 0;
  for (const device of devices) {
    for (const precision of precisionsOf(device.spec, question)) {
      if (!runsOn(engineOf(question.choice.engine ?? '', precision, device.spec), device.spec)) continue;
      for (const gpus of COUNTS) {
        const candidate = candidateOf(device, precision, gpus, question);
        if (candidate) found.push(candidate);
        else tooSmall++;
      }
    }
  }
  return { found, tooSmall };
}

const precisionsOf = ({ flops }: DeviceSpec, { precision }: RankingQuestion): readonly string[] =>
  precision === undefined ? USUAL_PRECISIONS.filter(p => p !== 'fp8' || flops.fp8 !== undefined) : [precision];

function candidateOf(
  device: RankedDevice,
  precision: string,
  gpus: number,
  { choice, request, limits }: RankingQuestion,
): Candidate | undefined {
  const { setup, rows } = measuredReplica({ ...choice, precision }, device, gpus, device.rows, request);
  if (!fitOf(setup, request.input + request.output).fits) return undefined;
  const replica = replicaOf(setup, CONSTANTS);
  const saturated = { mode: 'saturated', metric: 'output', ...request, replicas: 1 } as const;
  const { near, circumstances } = rateOf(setup, replica, saturated, CONSTANTS);
  const paceAt = paceOf(rows, setup, replica, request);
  const batch = batchOf(replica, saturated);
  const pace = paceAt(batch);
  const output = pacedRate(setup, replica, saturated, pace);
  return {
    device,
    gpus,
    precision,
    engine: setup.engine,
    replica,
    batch,
    output,
    pace,
    paceAt,
    total: output.value * totalPerOutput(request),
    confidence: confidenceOf(circumstances, near),
    near,
    goodput: limits && (goodputWithin(setup, replica, limits, request, paceAt) ?? null),
  };
}
