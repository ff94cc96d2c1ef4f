import type { ModelEntry } from '../../catalog/catalog.ts';
import { Quantity } from '../../quantity/quantity.ts';
import { fitOf, remedies } from '../capacity/fit.ts';
import type { ReplicaInput } from '../capacity/resolve.ts';
import type { Margin } from '../line.ts';
import type { FleetOption } from './fleet-option.ts';
import type { MeanRequest } from './mean-request.ts';

/** What an engine needs beside weights and one request, and the share of the memory it takes, decide whether it starts at all; undefined where it does. */
export function fitMargin(
  option: FleetOption,
  setup: ReplicaInput,
  model: ModelEntry,
  { input, output }: MeanRequest,
): Margin | undefined {
  const { fits, needed, available } = fitOf(setup, input + output);
  if (fits) return undefined;
  const memory = (bytes: number, name: string) =>
    Quantity.constant((bytes / 1e9).toPrecision(6), 'GB', 'serving estimate', name);
  const need = memory(needed, `memory that an engine on ${option.id} needs`);
  const have = memory(available, `memory that an engine on ${option.id} can take`);
  const sentence = `${model.id} in ${option.precision} needs {need} with what the engine takes, {have} can be used${remedyWords(setup, input + output)}`;
  return { margin: have.minus(need), need, have, sentence };
}

function remedyWords(setup: ReplicaInput, tokens: number): string {
  const { weightBits, gpus } = remedies(setup, tokens);
  const ways = [
    ...(weightBits === undefined ? [] : [`weights of ${Math.round(weightBits)} bits would fit`]),
    ...(gpus === undefined ? [] : [`${gpus} GPUs would hold these`]),
  ];
  return ways.length ? `; ${ways.join(', or ')}` : '';
}
