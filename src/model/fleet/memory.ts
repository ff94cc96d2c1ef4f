import type { DeviceEntry, ModelEntry } from '../../catalog/catalog.ts';
import { Quantity } from '../../quantity/quantity.ts';
import { PRECISIONS } from '../../scenario/precisions.ts';
import { bitsPerWeight } from '../capacity/precision.ts';
import type { Counts } from '../counts.ts';
import type { Faults } from '../fault.ts';
import type { Margin } from '../line.ts';
import type { FleetOption } from './fleet-option.ts';

/** Memory of the weights in the option's precision: GB. Undefined, with a fault, for a precision nobody knows. */
export function weightBytes(option: FleetOption, model: ModelEntry, faults: Faults): Quantity | undefined {
  const bits = bitsPerWeight(option.precision);
  if (!bits) {
    faults.error('E413', `\`${option.precision}\` is no precision this program knows`, option.at, {
      hint: `known: ${PRECISIONS.join(', ')}`,
    });
    return undefined;
  }
  const perWeight = Quantity.constant(
    Number(bits) / 8,
    'B/param',
    `${option.precision}: ${bits} bits a weight, scales included`,
    `bytes per weight in ${option.precision}`,
  );
  return Quantity.given(model.parameters, `parameters of ${model.id}`)
    .times(perWeight)
    .as(`weights of ${model.id} in ${option.precision}`, 'GB');
}

/**
 * What must fit into the memory of a replica whatever the engine: the weights and the KV cache of one request of the longest task.
 * More is needed to serve many at once; that lowers throughput, it does not refuse the option.
 */
export function memoryMargin(
  option: FleetOption,
  model: ModelEntry,
  device: DeviceEntry,
  counts: Counts,
  gpus: Quantity,
  faults: Faults,
): Margin | undefined {
  const weights = weightBytes(option, model, faults);
  if (!weights) return undefined;
  const generated = counts.reasoning ? counts.output.plus(counts.reasoning) : counts.output;
  const task = counts.input.axes[0]!;
  const longest = counts.input.plus(generated).maxOver(task).as('longest mean request', 'tok/request');
  const oneRequest = Quantity.constant(1, 'request', 'one request');
  const cache = longest
    .times(oneRequest, Quantity.given(model.kvBytesPerToken, `KV cache per token of ${model.id}`))
    .as(`KV cache of one request on ${option.id}`, 'GB');
  const need = weights.plus(cache).as(`memory that ${option.id} needs`, 'GB');
  const oneReplica = Quantity.constant(1, 'replica', 'one replica');
  const have = memoryOf(device, gpus.times(oneReplica)).as(`memory of a replica of ${option.id}`, 'GB');
  return {
    margin: have.minus(need).as(`memory left on a replica of ${option.id}`, 'GB'),
    need,
    have,
    sentence: `${model.id} in ${option.precision} needs {need}, a replica has {have}`,
  };
}

export function memoryOf(device: DeviceEntry, gpus: Quantity): Quantity {
  return Quantity.given(device.memory, `memory of ${device.id}`).times(gpus, Quantity.constant(1, '1/GPU', 'per GPU'));
}
