import type { CacheShape } from './kv-cache.ts';

/** One replica, resolved: everything the formulas need, so that a curve of many points reads the input once. Bytes, seconds. */
export interface Replica {
  readonly tensorParallel: number;
  readonly pipelineParallel: number;
  /** Bytes of all weights, and of the routed experts among them. */
  readonly weightBytes: number;
  readonly expertBytes: number;
  /** Chance that one token leaves an expert unread. */
  readonly missedByOne: number;
  /** Exponent of the tokens that count as routed independently. */
  readonly evenness: number;
  readonly cache: CacheShape;
  readonly cacheCopies: number;
  /** Bytes a second that the GPUs of one stage reach, of dense weights, experts and cache; `light` is what their memory can do. */
  readonly weightBandwidth: number;
  readonly expertBandwidth: number;
  readonly cacheBandwidth: number;
  readonly lightBandwidth: number;
  /** Seconds of arithmetic per token, and per pair of tokens in the prompt's attention (whole and windowed layers), as reached; `light` at peak. */
  readonly tokenArithmetic: number;
  readonly pairArithmetic: number;
  readonly windowPairArithmetic: number;
  readonly lightTokenArithmetic: number;
  /** Seconds of a step that neither batch nor context change (kernels, all-reduces), and per token and per sequence in it. */
  readonly stepOverhead: number;
  readonly linkStep: number;
  readonly linkToken: number;
  readonly sequenceOverhead: number;
  /** Seconds to hand on from one machine of a pipeline to the next, per step and per token in it. */
  readonly hopStep: number;
  readonly hopToken: number;
  /** Bytes for cache over the whole replica. */
  readonly cacheRoom: number;
  /** Requests the engine runs at once at most, and tokens of prompts that a step takes along. */
  readonly seats: number;
  readonly chunk: number;
  /** Share of its output a request holds on average while others are admitted. */
  readonly residency: number;
  /** Loss per further stage, and tokens of a lone prompt that stages pass on at a time. */
  readonly pipelineLoss: number;
  readonly pipelineChunk: number;
  /** Share of the other requests' prompts that a request waits for before its first token. */
  readonly promptsWaited: number;
  /** Tail of a burst in steps per output token. */
  readonly burstTail: number;
  /** Goodput under a latency limit ÷ saturated throughput. */
  readonly underLimit: number;
  /** Less than a quarter of the memory is left beside the weights. */
  readonly memoryCritical: boolean;
}
