import type { Family } from './device-spec.ts';
import type { Engine } from './engine.ts';
import type { Mode } from './throughput.ts';

/** What the calibration finds. Shares are of the hardware's peak, never above 1 in use; factors multiply a share. */
export interface Constants {
  readonly fitted: { readonly on: string; readonly rows: number; readonly from: string };
  /** Share of the memory bandwidth that decoding reaches. */
  readonly bandwidthUsed: number;
  /** Share of the dense FLOP/s that is reached at 16 bits. */
  readonly arithmeticUsed: number;
  /** Factors by family of devices; `other` is 1, the geometric mean. */
  readonly family: Readonly<Record<Family, { readonly bandwidth: number; readonly arithmetic: number }>>;
  /** Factors by engine, and seconds it spends per layer and step beside the reading and computing. */
  readonly engine: Readonly<
    Record<Engine, { readonly bandwidth: number; readonly arithmetic: number; readonly layerOverhead: number }>
  >;
  /** Factors on the arithmetic by format. */
  readonly format: { readonly fp8: number; readonly blockFp8: number; readonly fp4: number; readonly unpacked: number };
  /** Factor on the bandwidth of weights that are unpacked. */
  readonly unpackedBandwidth: number;
  /**
   * Of experts: factors on bandwidth and arithmetic, the exponent by which the arithmetic grows with their width ÷ 14336
   * (Mixtral's), and the exponent of the tokens of a step that count as routed independently.
   */
  readonly expert: {
    readonly bandwidth: number;
    readonly arithmetic: number;
    readonly width: number;
    readonly evenness: number;
  };
  /** FLOP/s of one GPU at which the kernels of llama.cpp reach half of what they would without a ceiling. */
  readonly llamaCppCeiling: number;
  /** Tokens of a lone prompt that llama.cpp passes from stage to stage at a time. */
  readonly pipelineChunk: number;
  /** Factor on the bandwidth of the cache. */
  readonly cacheBandwidth: number;
  /** Seconds per all-reduce: once over NVLink, per further GPU over PCIe. */
  readonly linkLatency: { readonly nvlink: number; readonly pcie: number };
  /** Share of the link bandwidth that an all-reduce reaches. */
  readonly linkUsed: { readonly nvlink: number; readonly pcie: number };
  /** Seconds per sequence and step. */
  readonly sequenceOverhead: number;
  /** Bytes per GPU that an engine needs beside weights and cache. */
  readonly workspace: number;
  /** Share of the memory around which scarce room for the cache is found by setting up the engine tighter. */
  readonly leastCacheShare: number;
  /** Share of its output a request holds on average while the engine admits others; by reservation 1. */
  readonly residency: { readonly reserved: number; readonly paged: number };
  /** Cost of attention over the prompt: FLOP per layer, head value and pair of tokens, ÷ 2. */
  readonly attention: number;
  /** Loss per further stage of a pipeline. */
  readonly pipelineLoss: number;
  /** Share of the other requests' prompts that a request waits for before its first token. */
  readonly promptsWaited: number;
  /** Tail of a burst in steps of a quarter batch, per output token. */
  readonly burstTail: number;
  /** Factor on both shares of a tuned set-up. */
  readonly tuned: number;
  /** Factor on the arithmetic per year after 2025. */
  readonly yearly: number;
  /** Natural logarithms that add up to that of the half width of the 80 % interval, itself in logarithms of the rate. */
  readonly spread: {
    readonly base: number;
    readonly mode: Readonly<Record<Mode, number>>;
    readonly prefill: number;
    readonly memoryCritical: number;
    readonly experts: number;
    readonly engineUnknown: number;
    /** Per logarithm of 1 + the number of near rows. */
    readonly near: number;
  };
  /** Rows of the calibration by family, engine, and whether one request ran at a time or many, joined by `|`. */
  readonly evidence: Readonly<Record<string, number>>;
  /** Goodput under a latency limit ÷ saturated throughput. */
  readonly underLimit: number;
}
