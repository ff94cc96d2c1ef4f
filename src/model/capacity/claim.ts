import { largestBatch } from './batch.ts';
import { CONSTANTS } from './constants.ts';
import type { Constants } from './constants-shape.ts';
import { rateOf } from './estimate.ts';
import { fitOf } from './fit.ts';
import { type ReplicaInput, replicaOf } from './resolve.ts';
import type { Load } from './throughput.ts';

/**
 * `plausible`: inside the 80 % interval. `slow`, `fast`: outside it, but possible. `other-load`: above what the hardware can
 * under this load, one stream for instance, but possible with more requests at once or as the reading of prompts.
 * `impossible`: above what the hardware can in any way. `does-not-fit`: the weights and one request do not fit.
 */
export type Verdict = 'plausible' | 'slow' | 'fast' | 'other-load' | 'impossible' | 'does-not-fit';

/** Tokens a second. */
export interface ClaimedRange {
  readonly rate: number;
  readonly low: number;
  readonly high: number;
  /** What the hardware cannot exceed. */
  readonly light: number;
}

export interface Judgement {
  readonly verdict: Verdict;
  /** Under the load itself, with as many requests at once as fit, and while only prompts are read; undefined where nothing fits. */
  readonly asked?: ClaimedRange;
  readonly batched?: ClaimedRange;
  readonly prompts?: ClaimedRange;
  /** Which of the other two could be what was claimed. */
  readonly possibleAs: readonly ('batched' | 'prompts')[];
}

/** Prompt by which the reading of prompts is judged where the load has none, in tokens. */
const SOME_PROMPT = 512;

/** What a claimed rate, in tokens a second by the load's metric, can be. */
export function judgeClaim(setup: ReplicaInput, load: Load, claimed: number, k: Constants = CONSTANTS): Judgement {
  if (!fitOf(setup, load.input + load.output, k).fits) return { verdict: 'does-not-fit', possibleAs: [] };
  const r = replicaOf(setup, k);
  const range = (l: Load): ClaimedRange => {
    const { rate, low, high, light } = rateOf(setup, r, l, k);
    return { rate, low, high, light };
  };
  const prompt = Math.max(SOME_PROMPT, load.input);
  const most = Math.max(1, largestBatch(r, load.input, load.output)) * load.replicas;
  const asked = range(load);
  const batched = range({
    ...load,
    mode: 'closed-loop',
    metric: load.metric === 'prefill' ? 'output' : load.metric,
    output: Math.max(1, load.output),
    concurrency: most,
  });
  const prompts = range({ ...load, mode: 'single-stream', metric: 'prefill', input: prompt, concurrency: undefined });
  const possibleAs = (['batched', 'prompts'] as const).filter(
    (_, i) => claimed <= [batched, prompts][i]!.light && claimed > asked.light,
  );
  const verdict =
    claimed > asked.light
      ? possibleAs.length > 0
        ? 'other-load'
        : 'impossible'
      : claimed > asked.high
        ? 'fast'
        : claimed < asked.low
          ? 'slow'
          : 'plausible';
  return { verdict, asked, batched, prompts, possibleAs };
}
