import type { Given } from '../quantity/given.ts';
import type { Source } from '../quantity/source.ts';

/** How keys and values are kept: one per head, per group of heads, for all heads, as a latent vector, or in some of the layers only. */
export type Attention = 'mha' | 'gqa' | 'mqa' | 'mla' | 'hybrid';

export interface ModelEntry {
  readonly id: string;
  readonly name: string;
  readonly parameters: Given;
  readonly activeParameters: Given;
  readonly layers: Given;
  readonly hidden: Given;
  /** Bytes per token of context at 16 bits per value, over the layers that keep all of it. */
  readonly kvBytesPerToken: Given;
  readonly contextWindow: Given | undefined;
  readonly tokenizerRatio: Given | undefined;
  readonly licence: string;
  readonly licenceSource?: Source;
  /** Share 0..1 by benchmark id. */
  readonly benchmarks: ReadonlyMap<string, Given>;
  /** Routed experts, those each token takes, and those that every token passes besides. */
  readonly experts: { readonly total: Given; readonly active: Given; readonly shared?: Given | undefined } | undefined;
  readonly heads?: Given | undefined;
  readonly kvHeads?: Given | undefined;
  readonly headDim?: Given | undefined;
  readonly attention?: Attention | undefined;
  /** Width of the dense feed-forward layers, and of one expert. */
  readonly ffn?: Given | undefined;
  readonly expertFfn?: Given | undefined;
  /** Layers without experts, before those with. */
  readonly denseLayers?: Given | undefined;
  readonly vocabulary?: Given | undefined;
  /** Layers that keep only the last `window` tokens. */
  readonly slidingWindow?: { readonly layers: Given; readonly window: Given } | undefined;
  /** Layers of linear attention, which keep a state of fixed size instead of the context. */
  readonly linearLayers?: Given | undefined;
  /** Of multi-head latent attention: values per token and layer that are kept compressed, and those of the rotary key. */
  readonly kvLoraRank?: Given | undefined;
  readonly ropeHeadDim?: Given | undefined;
  /** Why `kvBytesPerToken` is not what the heads and layers give. */
  readonly unusual?: string | undefined;
  /** A model of the same architecture whose measured rows hold for this one too. */
  readonly measuredAs?: string | undefined;
  readonly note?: string | undefined;
}
