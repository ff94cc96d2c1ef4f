import type { Grade } from '../quantity/source.ts';
import type { Attention, PricePeriod, RentalOffer, ThroughputRow } from './catalog.ts';
import type { CompiledAlias, CompiledApi } from './compiled-api.ts';
import type { CompiledProvider, CompiledRule } from './compiled-rule.ts';

export type {
  BucketPrices,
  CompiledAlias,
  CompiledApi,
  CompiledDeprecation,
  CompiledPeriod,
  CompiledVariant,
} from './compiled-api.ts';
export type { CompiledProvider, CompiledRule } from './compiled-rule.ts';

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
  readonly rentals: Readonly<Record<string, CompiledRental>>;
  /** By `model/device`. */
  readonly throughput: Readonly<Record<string, CompiledThroughput>>;
  readonly sites: Readonly<Record<string, CompiledSite>>;
  readonly rules: Readonly<Record<string, CompiledRule>>;
  /** By the name that API ids and rents have them under; a catalog of an older tco has none. */
  readonly providers?: Readonly<Record<string, CompiledProvider>>;
  readonly people: Readonly<Record<string, CompiledPerson>>;
  readonly contracts: Readonly<Record<string, CompiledContract>>;
  readonly defaults: Readonly<Record<string, CompiledDefault>>;
}

export interface CompiledSource {
  readonly title: string;
  readonly url?: string | undefined;
  readonly read: string;
  readonly grade: Grade;
  /** The folder of own prices it stands in; undefined: the catalog's own. */
  readonly overlay?: string | undefined;
}

/** A source, or its place in the catalog's list of sources: the shipped JSON writes each source once. */
export type SourceRef = CompiledSource | number;

/** An amount as text, from the entry's source or from one of its own. */
export type Figure =
  | string
  | {
      readonly value: string;
      readonly from?: string | undefined;
      readonly source: SourceRef;
      readonly unusual?: string | undefined;
    };

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
  readonly experts?:
    | { readonly total: Figure; readonly active: Figure; readonly shared?: Figure | undefined }
    | undefined;
  readonly attention?: Attention | undefined;
  readonly ffn?: Figure | undefined;
  readonly expertFfn?: Figure | undefined;
  readonly denseLayers?: Figure | undefined;
  readonly vocabulary?: Figure | undefined;
  readonly slidingWindow?: { readonly layers: Figure; readonly window: Figure } | undefined;
  readonly linearLayers?: Figure | undefined;
  readonly kvLoraRank?: Figure | undefined;
  readonly ropeHeadDim?: Figure | undefined;
  readonly unusual?: string | undefined;
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
  readonly unusual?: string | undefined;
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
  readonly unusual?: string | undefined;
  readonly note?: string | undefined;
  readonly source: SourceRef;
  readonly prices?: readonly CompiledDatedPrice[] | undefined;
}

export interface CompiledRental {
  readonly offers: readonly CompiledOffer[];
  readonly unusual?: string | undefined;
}

export interface CompiledOffer extends Pick<RentalOffer, 'instance' | 'gpus' | 'region' | 'term' | 'validFrom'> {
  readonly validTo?: string | undefined;
  readonly recordedAt?: string | undefined;
  readonly status?: PricePeriod['status'] | undefined;
  readonly price: string;
  readonly vcpu?: number | undefined;
  readonly memory?: string | undefined;
  readonly note?: string | undefined;
  readonly unusual?: string | undefined;
  readonly source: SourceRef;
}

export interface CompiledThroughput {
  readonly rows: readonly CompiledRow[];
  readonly unusual?: string | undefined;
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
  readonly unusual?: string | undefined;
  readonly source: SourceRef;
}

export interface CompiledSite {
  readonly name: string;
  readonly electricity?: readonly CompiledDatedPrice[] | undefined;
  readonly pue?: Figure | undefined;
  readonly colocation?: readonly CompiledDatedPrice[] | undefined;
  readonly carbon?: Figure | undefined;
  readonly note?: string | undefined;
  readonly unusual?: string | undefined;
  readonly source: SourceRef;
}

export interface CompiledPerson {
  readonly name: string;
  readonly region: string;
  readonly salary: Figure;
  readonly load: Figure;
  readonly note?: string | undefined;
  readonly unusual?: string | undefined;
  readonly source: SourceRef;
}

export interface CompiledDefault {
  readonly value: string;
  readonly unusual?: string | undefined;
  readonly source: SourceRef;
}

export interface CompiledContract {
  readonly name: string;
  readonly provider?: string | undefined;
  readonly api?: string | undefined;
  readonly note?: string | undefined;
  readonly source: SourceRef;
  readonly discounts: readonly {
    readonly validFrom?: string | undefined;
    readonly validTo?: string | undefined;
    readonly recordedAt: string;
    readonly status: PricePeriod['status'];
    readonly discount: string;
    readonly note?: string | undefined;
    readonly source?: SourceRef | undefined;
  }[];
}
