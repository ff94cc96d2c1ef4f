/** What a model's shape costs: counts without unit, parameters in parameters. */
export interface Architecture {
  readonly parameters: number;
  /** Parameters that a token passes; of a dense model all. */
  readonly activeParameters: number;
  readonly layers: number;
  readonly hidden: number;
  readonly heads: number;
  readonly kvHeads: number;
  readonly headDim: number;
  readonly experts?: { readonly total: number; readonly active: number } | undefined;
  readonly vocabulary: number;
  /** Input and output embedding are one matrix, which is multiplied with. */
  readonly tiedEmbedding: boolean;
  /** Its FP8 weights come with a scale per block of 128 × 128, which costs the kernels more than one scale per matrix. */
  readonly blockScaledFp8: boolean;
  /** Layers that keep only the last `window` tokens. */
  readonly windowLayers: number;
  /** In tokens. */
  readonly window: number;
  /** Layers that keep a state of fixed size instead of a cache. */
  readonly linearLayers: number;
  /** Values per token and layer of latent attention (rank + rotary part); undefined: keys and values per head. */
  readonly latentRank?: number | undefined;
  /** Values per token over all layers that keep the whole context, where the architecture compresses its cache in its own way. */
  readonly cachedValuesPerToken?: number | undefined;
}

export type KnownMembers = Partial<Architecture> & { readonly parameters: number };

/**
 * Fills in what is not known, from the parameters: width and depth grow with the active parameters as in the Llama 3
 * and Qwen3 families (8B: 32 layers of 4096; 70B: 80 of 8192; 30B-A3B: 48 of 2048), heads are of 128 values, eight of
 * them keep keys and values, a mixture of experts with at least a fifth of its parameters active has 2 of 8 experts
 * active and a sparser one 8 of 128.
 */
export function completed(known: KnownMembers): Architecture {
  const { parameters } = known;
  const activeParameters = Math.min(parameters, known.activeParameters ?? parameters);
  const sparse = activeParameters < 0.9 * parameters;
  const active = activeParameters / 1e9;
  const hidden =
    known.hidden ?? (sparse ? multiple(4096 * (active / 13) ** 0.5) : multiple(4096 * (active / 8) ** 0.36));
  const layers =
    known.layers ?? Math.max(8, Math.round(sparse ? 44 * (active / 13) ** 0.25 : 32 * (active / 8) ** 0.4));
  const headDim = known.headDim ?? 128;
  const heads = known.heads ?? Math.max(1, Math.round(hidden / headDim));
  return {
    parameters,
    activeParameters,
    layers,
    hidden,
    heads,
    kvHeads: known.kvHeads ?? Math.min(8, heads),
    headDim,
    experts: known.experts ?? (sparse ? guessedExperts(activeParameters / parameters) : undefined),
    vocabulary: known.vocabulary ?? 128_000,
    tiedEmbedding: known.tiedEmbedding ?? parameters < 5e9,
    blockScaledFp8: known.blockScaledFp8 ?? false,
    windowLayers: known.windowLayers ?? 0,
    window: known.window ?? 0,
    linearLayers: known.linearLayers ?? 0,
    latentRank: known.latentRank,
    cachedValuesPerToken: known.cachedValuesPerToken,
  };
}

const multiple = (width: number): number => Math.max(512, Math.round(width / 128) * 128);

const guessedExperts = (share: number) => (share >= 0.2 ? { total: 8, active: 2 } : { total: 128, active: 8 });

/** Parameters a token is multiplied with: the input embedding is only looked up, unless it is the output's too. */
export function multipliedParameters(a: Architecture): number {
  const embedding = a.tiedEmbedding ? 0 : a.vocabulary * a.hidden;
  return Math.max(0.5 * a.activeParameters, a.activeParameters - embedding);
}
