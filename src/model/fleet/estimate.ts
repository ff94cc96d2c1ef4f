import type { DeviceEntry, ModelEntry } from '../../catalog/catalog.ts';
import { Quantity } from '../../quantity/quantity.ts';
import type { Context } from '../context.ts';
import type { Counts } from '../counts.ts';
import type { FleetOption } from './hardware.ts';
import { memoryOf, weightBytes } from './memory.ts';
import { computeClass } from './precision.ts';
import type { Rates } from './throughput.ts';

const constant = (value: string, unit: string, reason: string) => Quantity.constant(value, unit, reason, reason);

// Geometric means over eleven hardware classes of the shares of peak bandwidth and FLOP/s that published runs reach (588 measurements, 2023 to 2026).
const BANDWIDTH_USED = constant('0.80', '', 'share of the memory bandwidth that decoding reaches');
const FLOPS_USED = constant('0.58', '', 'share of the FLOP/s that is reached');
const MEMORY_USED = constant('0.90', '', 'share of the memory an engine takes (vLLM default)');
const LARGEST_BATCH = constant('256', 'request/replica', 'largest batch of an engine (vLLM default)');
const FLOPS_PER_WEIGHT = constant('2', 'FLOP/param/tok', 'a multiplication and an addition per weight and token');
const HALF = constant('0.5', '', 'a request holds half its output on average');

/**
 * A plain roofline of one replica. Prefill: FLOP/s ÷ (2 × active parameters). Decode at the batch B that memory allows:
 * B ÷ step, step = (weights + B × KV cache) ÷ bandwidth + B × 2 × active parameters ÷ FLOP/s.
 */
export function estimatedRates(option: FleetOption, model: ModelEntry, device: DeviceEntry, counts: Counts, gpusPerReplica: Quantity, context: Context): Rates | undefined {
  const weights = weightBytes(option, model, context.faults);
  const flops = device.flops.get(computeClass(option.precision)) ?? device.flops.get('bf16');
  if (!weights || !flops) return undefined;
  const { tasks, requests } = context.demand;
  const perReplica = constant('1', '1/replica', 'per replica');
  const meanOf = (row: Quantity) => row.times(requests).sumOver(tasks).per(requests.sumOver(tasks));
  const generated = counts.reasoning ? counts.output.plus(counts.reasoning) : counts.output;
  const held = meanOf(counts.input.plus(generated.times(HALF))).as('context held on average', 'tok/request');
  const cache = held.times(Quantity.given(model.kvBytesPerToken, `KV cache per token of ${model.id}`)).as('KV cache of a request', 'MB/request');
  const memory = memoryOf(device, gpusPerReplica).times(MEMORY_USED).minus(weights.times(perReplica)).atLeast(cache.times(constant('1', 'request/replica', 'one request at a time')));
  const batch = memory.per(cache).atMost(LARGEST_BATCH).as('requests at once', 'request/replica');
  const bandwidth = Quantity.given(device.bandwidth, `bandwidth of ${device.id}`).times(gpusPerReplica, constant('1', '1/GPU', 'per GPU'), BANDWIDTH_USED);
  const compute = Quantity.given(flops, `FLOP/s of ${device.id}`).times(gpusPerReplica, constant('1', '1/GPU', 'per GPU'), FLOPS_USED).as('FLOP/s of a replica', 'TFLOP/s/replica');
  const work = Quantity.given(model.activeParameters, `active parameters of ${model.id}`).times(FLOPS_PER_WEIGHT);
  const reading = weights.times(perReplica).plus(batch.times(cache)).per(bandwidth);
  const oneToken = constant('1', 'tok/request', 'one token of each request');
  const step = reading.plus(batch.times(oneToken, work).per(compute)).as('time of a decode step', 'ms');
  return {
    kind: 'separate',
    prefill: compute.per(work).as(`estimated prefill rate of ${option.id}`, 'tok/s/replica'),
    decode: batch.times(oneToken).per(step).as(`estimated decode rate of ${option.id}`, 'tok/s/replica'),
    basis: 'estimated',
  };
}
