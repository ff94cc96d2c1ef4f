import type { Grade } from '../quantity/source.ts';
import type { Bucket, PricePeriod, PriceVariant, RentalOffer, RuleEntry, ThroughputRow } from './catalog.ts';

/** The catalog as it is shipped: one JSON, amounts still as texts, sorted keys; only what is looked up is turned into quantities. */
export interface CompiledCatalog {
  /** Version of this form. */
  readonly format: 1;
  readonly version: string;
  /** `YYYY-MM-DD`: the day up to which the entries were read. */
  readonly date: string;
  /** Of the JSON without this field. */
  readonly sha256: string;
  readonly sources: readonly CompiledSource[];
  readonly api: Readonly<Record<string, CompiledApi>>;
  /** Other names of API entries, `provider/name`, oldest meaning first. */
  readonly apiAliases: Readonly<Record<string, readonly CompiledAlias[]>>;
  readonly models: Readonly<Record<string, CompiledModel>>;
  readonly devices: Readonly<Record<string, CompiledDevice>>;
  /** By `provider/device`. */
  readonly rentals: Readonly<Record<string, { readonly offers: readonly CompiledOffer[] }>>;
  /** By `model/device`. */
  readonly throughput: Readonly<Record<string, { readonly rows: readonly CompiledRow[] }>>;
  readonly sites: Readonly<Record<string, CompiledSite>>;
  readonly rules: Readonly<Record<string, CompiledRule>>;
  readonly defaults: Readonly<Record<string, CompiledDefault>>;
}

export interface CompiledSource {
  readonly title: string;
  readonly url?: string | undefined;
  readonly read: string;
  readonly grade: Grade;
}

/** A source, or its place in the catalog's list of sources: the shipped JSON writes each source once. */
export type SourceRef = CompiledSource | number;

/** An amount as text, from the entry's source or from one of its own. */
export type Figure =
  | string
  | { readonly value: string; readonly from?: string | undefined; readonly source: SourceRef };

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
  readonly cacheStorage?: string | undefined;
  readonly prices: BucketPrices;
  readonly variants: readonly CompiledVariant[];
}

export interface CompiledVariant extends Partial<Pick<PriceVariant, 'tier' | 'region' | 'prompt' | 'hours' | 'days'>> {
  readonly prices: BucketPrices;
  readonly source?: SourceRef | undefined;
}

export interface CompiledApi {
  readonly name: string;
  readonly model: string;
  readonly contextWindow?: Figure | undefined;
  readonly minimumCacheablePrompt?: Figure | undefined;
  readonly tokenizerRatio?: Figure | undefined;
  readonly quantisation?: string | undefined;
  readonly deprecation?:
    | { readonly shutdown?: string | undefined; readonly successor?: string | undefined }
    | undefined;
  readonly aliases?:
    | readonly { readonly id: string; readonly from?: string | undefined; readonly to?: string | undefined }[]
    | undefined;
  readonly agreements?: readonly string[] | undefined;
  readonly regions?: readonly string[] | undefined;
  readonly rateLimits?:
    | Readonly<Record<string, { readonly tokens?: Figure | undefined; readonly requests?: Figure | undefined }>>
    | undefined;
  readonly source: SourceRef;
  readonly prices: readonly CompiledPeriod[];
}

export interface CompiledModel {
  readonly name: string;
  readonly parameters: Figure;
  readonly activeParameters: Figure;
  readonly layers: Figure;
  readonly hidden: Figure;
  readonly heads?: Figure | undefined;
  readonly kvHeads?: Figure | undefined;
  readonly headDim?: Figure | undefined;
  readonly kvBytesPerToken: Figure;
  readonly contextWindow?: Figure | undefined;
  readonly tokenizerRatio?: Figure | undefined;
  readonly licence: string | { readonly value: string; readonly source: SourceRef };
  readonly experts?: { readonly total: Figure; readonly active: Figure } | undefined;
  readonly benchmarks?: Readonly<Record<string, Figure>> | undefined;
  readonly measuredAs?: string | undefined;
  readonly note?: string | undefined;
  readonly source: SourceRef;
}

export interface CompiledDatedPrice {
  readonly validFrom?: string | undefined;
  readonly validTo?: string | undefined;
  readonly recordedAt: string;
  readonly status: PricePeriod['status'];
  readonly price: string;
  readonly note?: string | undefined;
  readonly source: SourceRef;
}

export interface CompiledDevice {
  readonly name: string;
  readonly memory: Figure;
  readonly bandwidth: Figure;
  readonly flops: Readonly<Record<string, Figure | undefined>>;
  readonly link: string;
  readonly linkBandwidth?: Figure | undefined;
  readonly gpusPerServer?: Figure | undefined;
  readonly idlePower?: Figure | undefined;
  readonly activePower?: Figure | undefined;
  readonly hostPower?: Figure | undefined;
  readonly serverShare?: Figure | undefined;
  readonly networkShare?: Figure | undefined;
  readonly residual?: readonly { readonly age: string; readonly share: Figure }[] | undefined;
  readonly note?: string | undefined;
  readonly source: SourceRef;
  readonly prices?: readonly CompiledDatedPrice[] | undefined;
}

export interface CompiledOffer extends Pick<RentalOffer, 'instance' | 'gpus' | 'region' | 'term' | 'validFrom'> {
  readonly validTo?: string | undefined;
  readonly recordedAt?: string | undefined;
  readonly status?: PricePeriod['status'] | undefined;
  readonly price: string;
  readonly note?: string | undefined;
  readonly source: SourceRef;
}

export interface CompiledRow extends Pick<ThroughputRow, 'gpus' | 'precision' | 'engine' | 'metric'> {
  readonly concurrency?: number | undefined;
  readonly mode: NonNullable<ThroughputRow['mode']>;
  readonly input: string;
  readonly output: string;
  readonly rate: string;
  readonly ttft?: string | undefined;
  readonly tpot?: string | undefined;
  readonly note?: string | undefined;
  readonly source: SourceRef;
}

export interface CompiledSite {
  readonly name: string;
  readonly electricity?: readonly CompiledDatedPrice[] | undefined;
  readonly pue?: Figure | undefined;
  readonly colocation?: Figure | undefined;
  readonly carbon?: Figure | undefined;
  readonly source: SourceRef;
}

export interface CompiledRule extends Pick<RuleEntry, 'name' | 'closes' | 'because'> {
  readonly unlessAgreement?: string | undefined;
  readonly source: SourceRef;
}

export interface CompiledDefault {
  readonly value: string;
  readonly source: SourceRef;
}
