import type { ThroughputRow } from '../../catalog/catalog.ts';
import type { ReplicaInput } from '../../model/capacity/resolve.ts';
import { type ServingChoice, type ServingDevice, servedReplica } from '../../model/capacity/served-replica.ts';
import type { MeanRequest } from '../../model/fleet/mean-request.ts';
import { batchRows } from '../../model/fleet/measured-rows.ts';

/** A replica, and the measured rows that speak for it, the nearest first. */
export interface MeasuredReplica {
  readonly setup: ReplicaInput;
  readonly rows: readonly ThroughputRow[];
}

/** As a scenario takes it: where no engine is asked for, it runs the one that was measured nearest to the request. */
export function measuredReplica(
  choice: ServingChoice,
  device: ServingDevice,
  gpus: number,
  all: readonly ThroughputRow[],
  request: MeanRequest,
): MeasuredReplica {
  const { precision, engine } = choice;
  const alike = { gpus, precision, engine, knowsFp4: device.spec.flops.fp4 !== undefined };
  const rows = all.length > 0 ? batchRows(all, alike, request) : all;
  return { setup: servedReplica({ ...choice, engine: engine ?? rows[0]?.engine }, device, gpus), rows };
}
