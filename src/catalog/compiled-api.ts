import type { Bucket, PricePeriod, PriceVariant } from './catalog.ts';
import type { Figure, SourceRef } from './compiled.ts';

export interface CompiledAlias {
  readonly entry: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export type BucketPrices = { readonly [B in Bucket]?: string | undefined };

export interface CompiledPeriod {
  readonly validFrom?: string | undefined;
  readonly validTo?: string | undefined;
  readonly recordedAt: string;
  readonly status: PricePeriod['status'];
  readonly source: SourceRef;
  readonly note?: string | undefined;
  /** Why a figure that a guard takes for a slip is right. */
  readonly unusual?: string | undefined;
  readonly cacheStorage?: string | undefined;
  /** Buckets that the period or a variant of it declares free: no other may cost 0. */
  readonly free?: readonly Bucket[] | undefined;
  readonly prices: BucketPrices;
  readonly variants: readonly CompiledVariant[];
}

export interface CompiledVariant extends Partial<Pick<PriceVariant, 'tier' | 'region' | 'prompt' | 'hours' | 'days'>> {
  readonly prices: BucketPrices;
  readonly source?: SourceRef | undefined;
  readonly unusual?: string | undefined;
  /** Made of two variants by `times`, not written itself. */
  readonly joined?: true | undefined;
}

export interface CompiledApi {
  readonly name: string;
  readonly model: string;
  readonly contextWindow?: Figure | undefined;
  readonly minimumCacheablePrompt?: Figure | undefined;
  readonly tokenizerRatio?: Figure | undefined;
  readonly quantisation?: string | undefined;
  readonly deprecation?: CompiledDeprecation | undefined;
  readonly aliases?:
    | readonly { readonly id: string; readonly from?: string | undefined; readonly to?: string | undefined }[]
    | undefined;
  /** An id alone is from the source of the entry. */
  readonly agreements?: readonly (string | { readonly id: string; readonly source: SourceRef })[] | undefined;
  readonly benchmarks?: Readonly<Record<string, Figure>> | undefined;
  readonly regions?: readonly string[] | undefined;
  readonly rateLimits?:
    | Readonly<Record<string, { readonly tokens?: Figure | undefined; readonly requests?: Figure | undefined }>>
    | undefined;
  readonly unusual?: string | undefined;
  readonly source: SourceRef;
  readonly prices: readonly CompiledPeriod[];
}

export interface CompiledDeprecation {
  readonly shutdown?: string | undefined;
  readonly successor?: string | undefined;
  /** Left out: the entry's. */
  readonly source?: SourceRef | undefined;
}
