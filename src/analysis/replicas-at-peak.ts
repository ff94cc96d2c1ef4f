import type { FleetSupply } from '../model/fleet/hardware.ts';
import { replicasFor } from '../model/fleet/pool.ts';
import { FastProgram } from '../quantity/fast.ts';
import type { Quantity } from '../quantity/quantity.ts';

/** Replicas, spares included, that a load without axes needs at likely values. */
export function replicasAtPeak(peak: Quantity, supply: FleetSupply): number {
  const [needed] = new FastProgram([replicasFor(peak, supply)]).run(new Map(), 1);
  return Math.ceil(needed!.data[0]!);
}
