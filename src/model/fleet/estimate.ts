import type { DeviceEntry, ModelEntry } from '../../catalog/catalog.ts';
import { Quantity } from '../../quantity/quantity.ts';
import type { Context } from '../context.ts';
import type { Counts } from '../counts.ts';
import type { FleetOption } from './fleet-option.ts';
import { memoryOf, weightBytes } from './memory.ts';
import { computeClass } from './precision.ts';

const constant = (value: string, unit: string, name: string, reason: string) =>
  Quantity.constant(value, unit, reason, name);

const MEASURED_MEAN = 'geometric mean over eleven hardware classes of 588 published runs, 2023 to 2026';
const BANDWIDTH_USED = constant('0.80', '', 'share of the memory bandwidth that decoding reaches', MEASURED_MEAN);
const FLOPS_USED = constant('0.58', '', 'share of the FLOP/s that is reached', MEASURED_MEAN);
const MEMORY_USED = constant('0.90', '', 'share of the memory an engine takes', 'default of vLLM');
const LARGEST_BATCH = constant('256', 'request/replica', 'largest batch of an engine', 'default of vLLM');
const FLOPS_PER_WEIGHT = constant(
  '2',
  'FLOP/param/tok',
  'operations per weight and token',
  'a multiplication and an addition',
);
const HALF = Quantity.constant('0.5', '', 'a request holds half its output on average', '');
const PER_REPLICA = Quantity.constant(1, '1/replica', 'per replica', '');
const PER_GPU = Quantity.constant(1, '1/GPU', 'per GPU', '');

/** What the hardware lets a replica do, from its memory, bandwidth and arithmetic alone. */
export interface Roofline {
  /** tok/s/replica: FLOP/s ÷ (2 × active parameters). */
  readonly prefill: Quantity;
  /**
   * tok/s/replica at a mean context held per request: B ÷ step at the batch B that memory allows,
   * step = (weights + B × KV cache) ÷ bandwidth + B × 2 × active parameters ÷ FLOP/s.
   */
  decode(held: Quantity): Quantity;
}

/** A plain roofline of one replica; undefined where the catalog does not know the arithmetic of the device. */
export function rooflineOf(
  option: FleetOption,
  model: ModelEntry,
  device: DeviceEntry,
  gpusPerReplica: Quantity,
  context: Context,
): Roofline | undefined {
  const weights = weightBytes(option, model, context.faults);
  const flops = device.flops.get(computeClass(option.precision)) ?? device.flops.get('bf16');
  if (!weights || !flops) return undefined;
  const perToken = Quantity.given(model.kvBytesPerToken, `KV cache per token of ${model.id}`);
  const bandwidth = Quantity.given(device.bandwidth, `bandwidth of ${device.id}`)
    .times(gpusPerReplica, PER_GPU, BANDWIDTH_USED)
    .as(`bandwidth of a replica of ${option.id}`, 'GB/s/replica');
  const compute = Quantity.given(flops, `FLOP/s of ${device.id}`)
    .times(gpusPerReplica, PER_GPU, FLOPS_USED)
    .as(`FLOP/s of a replica of ${option.id}`, 'TFLOP/s/replica');
  const work = Quantity.given(model.activeParameters, `active parameters of ${model.id}`).times(FLOPS_PER_WEIGHT);
  const oneToken = Quantity.constant(1, 'tok/request', 'one token of each request', '');
  return {
    prefill: compute.per(work).as(`estimated prefill rate of ${option.id}`, 'tok/s/replica'),
    decode(held) {
      const cache = held.times(perToken).as('KV cache of a request', 'MB/request');
      const least = cache.times(Quantity.constant(1, 'request/replica', 'one request at a time', ''));
      const memory = memoryOf(device, gpusPerReplica).times(MEMORY_USED).minus(weights.times(PER_REPLICA));
      const batch = memory.atLeast(least).per(cache).atMost(LARGEST_BATCH).as('requests at once', 'request/replica');
      const reading = weights.times(PER_REPLICA).plus(batch.times(cache)).per(bandwidth);
      const step = reading.plus(batch.times(oneToken, work).per(compute)).as('time of a decode step', 'ms');
      return batch.times(oneToken).per(step).as(`estimated decode rate of ${option.id}`, 'tok/s/replica');
    },
  };
}

/** Context that a request of the scenario holds on average: its input and half of what it generates. */
export function contextHeld(counts: Counts, { demand }: Context): Quantity {
  const { tasks, requests } = demand;
  const generated = counts.reasoning ? counts.output.plus(counts.reasoning) : counts.output;
  const mean = counts.input.plus(generated.times(HALF)).times(requests).sumOver(tasks).per(requests.sumOver(tasks));
  return mean.as('context held on average', 'tok/request');
}

/** The same of a measurement with requests of one length. */
export const contextOf = (input: Quantity, output: Quantity): Quantity =>
  input.plus(output.times(HALF)).as('context held on average in the measurement', 'tok/request');
