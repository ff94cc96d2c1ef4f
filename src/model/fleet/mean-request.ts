import { type Given, likelyInBase } from '../../quantity/given.ts';
import type { Task } from '../../scenario/scenario.ts';
import { orderingVolume, roughVolume } from '../rough-volume.ts';

/** Mean tokens of a request: its prompt, and what is generated, reasoning included. */
export interface MeanRequest {
  readonly input: number;
  readonly output: number;
}

/** What a request is taken to be where no task says it. Source: mean of the conversation trace of Azure, 2023 (1,155 and 211 tok), as published with microsoft/vidur. */
const TYPICAL: MeanRequest = { input: 1155, output: 211 };

/** The mean request over the tasks, by requests, at likely values and as the option counts it; the typical one where no task states its lengths. */
export function meanRequest(tasks: readonly Task[], optionId: string): MeanRequest {
  let [weight, input, output] = [0, 0, 0];
  const stating = tasks.filter(({ counts }) => counts.input && counts.output);
  // of one task alone the volume decides nothing
  const volume = stating.length > 1 ? roughVolume : orderingVolume;
  for (const task of stating) {
    const { counts } = task;
    const again = task.perOption.get(optionId);
    const tokens = (given: Given | undefined) => (given ? likelyInBase(given).toNumber() : 0);
    const requests = volume(task) / (tokens(counts.input) + tokens(counts.output));
    weight += requests;
    input += requests * tokens(again?.input ?? counts.input);
    output += requests * (tokens(again?.output ?? counts.output) + tokens(again?.reasoning ?? counts.reasoning));
  }
  if (!(weight > 0) || !(input + output > 0)) return TYPICAL;
  return { input: input / weight, output: Math.max(1, output / weight) };
}
