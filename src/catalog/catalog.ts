import type { Given } from '../quantity/given.ts';
import type { Source } from '../quantity/source.ts';
import type { ModelEntry } from './model-entry.ts';
import type { ProviderEntry } from './provider-entry.ts';
import type { RuleEntry } from './rule-entry.ts';

export type { Attention, ModelEntry } from './model-entry.ts';
export type { ProviderEntry } from './provider-entry.ts';
export type { RuleEntry } from './rule-entry.ts';

/** A token bucket with its own price; the buckets of one request are exclusive. */
export type Bucket = 'input' | 'cacheRead' | 'cacheWrite5m' | 'cacheWrite1h' | 'output' | 'reasoning' | 'request';

/** What costs and can do what, and since when. Lookups only; nothing here reads a file. */
export interface Catalog {
  readonly version: string;
  readonly sha256: string;
  /** `YYYY-MM-DD`: the day up to which the entries were read. */
  readonly date: string;
  /** By id, or by another name that means an entry on the day for which the catalog was opened. */
  api(id: string): ApiEntry | undefined;
  model(id: string): ModelEntry | undefined;
  device(id: string): DeviceEntry | undefined;
  site(id: string): SiteEntry | undefined;
  rule(id: string): RuleEntry | undefined;
  /** Attributes of a provider of APIs or rented GPUs, by the name it has in an API id or a rent. */
  provider(id: string): ProviderEntry | undefined;
  person(id: string): PersonEntry | undefined;
  /** What was agreed with a provider; only folders of own prices have these. */
  contract(id: string): ContractEntry | undefined;
  /** Offers of a provider for a device, of every region, term and instance size. */
  rentals(provider: string, device: string): readonly RentalOffer[];
  throughput(model: string, device: string): readonly ThroughputRow[];
  /** Of an entry (`api/openai/gpt-4o`) in folders of own prices: each folder that has it, the last one first, and the catalog it was laid on. */
  below?(entry: string): readonly { readonly overlay: string; readonly catalog: Catalog }[];
  /** Modelling defaults (staff, site), by path: `staff.mlops.salary`. */
  defaults: ReadonlyMap<string, Given>;
  /** Every id of a kind, for suggestions and lists; `provider` are those to rent from, `attributes` those of which attributes are known. */
  ids(
    kind: 'api' | 'model' | 'device' | 'site' | 'rule' | 'person' | 'provider' | 'attributes' | 'contract',
  ): readonly string[];
}

export interface ApiEntry {
  readonly id: string;
  readonly name: string;
  readonly provider: string;
  /** Id of the model it serves: for `accept`, the tokenizer, and suggestions. */
  readonly model: string;
  readonly prices: readonly PricePeriod[];
  /** Prompts shorter than this are never cached. */
  readonly minimumCacheablePrompt: Given | undefined;
  /** Tokens per character of this tokenizer ÷ tokens per character of the one in which the scenario counts. */
  readonly tokenizerRatio: Given | undefined;
  /** The day on which it is switched off (inclusive), and the entry that follows. */
  readonly deprecation:
    | { readonly shutdown?: string; readonly successor?: string; readonly source: Source }
    | undefined;
  readonly contextWindow?: Given | undefined;
  /** How the weights are quantised where an open model is hosted. */
  readonly quantisation?: string | undefined;
  /** Other names it goes by, with the days on which they mean this entry. */
  readonly aliases?: readonly { readonly id: string; readonly from?: string; readonly to?: string }[];
  /** Agreements on offer: `baa`, `zero-retention`. What an option has signed is said by the scenario. */
  readonly agreements?: readonly { readonly id: string; readonly source: Source }[];
  /** Share 0..1 by benchmark id. */
  readonly benchmarks?: ReadonlyMap<string, Given>;
  /** Regions it can be ordered in; undefined: not recorded. */
  readonly regions?: readonly string[] | undefined;
  /** By usage tier of the provider. */
  readonly rateLimits?: ReadonlyMap<
    string,
    { readonly tokens: Given | undefined; readonly requests: Given | undefined }
  >;
}

/** A price list in force from `validFrom` (inclusive; undefined: since the first record) to `validTo` (exclusive). */
export interface PricePeriod {
  readonly validFrom: string | undefined;
  readonly validTo: string | undefined;
  readonly recordedAt: string;
  readonly status: 'effective' | 'scheduled' | 'withdrawn' | 'deprecated';
  readonly source: Source;
  readonly base: ReadonlyMap<Bucket, Given>;
  readonly variants: readonly PriceVariant[];
  /** Keeping tokens in a cache, USD/Mtok/h, where that is billed. */
  readonly cacheStorage?: Given | undefined;
  readonly note?: string | undefined;
}

/** Prices that replace those of the base where all its conditions hold; later variants win, bucket by bucket. */
export interface PriceVariant {
  readonly tier: 'standard' | 'batch' | 'flex' | 'priority' | undefined;
  readonly region: string | undefined;
  /** Prompt size from which it holds: `> 200000` is `{ tokens: 200000, inclusive: false }`. */
  readonly prompt: { readonly tokens: number; readonly inclusive: boolean } | undefined;
  /** UTC minutes of the day, end exclusive, may wrap midnight; `days` 0 = Monday … 6. */
  readonly hours: readonly { readonly from: number; readonly to: number }[] | undefined;
  readonly days: readonly number[] | undefined;
  readonly prices: ReadonlyMap<Bucket, Given>;
}

/** The price list that holds for one tier and region on one day: what remains to be decided is prompt size and hour. */
export interface PriceList {
  readonly base: ReadonlyMap<Bucket, Given>;
  readonly variants: readonly Pick<PriceVariant, 'prompt' | 'hours' | 'days' | 'prices'>[];
  readonly period: PricePeriod;
}

export interface DeviceEntry {
  readonly id: string;
  readonly name: string;
  readonly memory: Given;
  readonly bandwidth: Given;
  /** Dense FLOP/s, by compute precision. */
  readonly flops: ReadonlyMap<'fp32' | 'bf16' | 'fp8' | 'int8' | 'fp4', Given>;
  /** What joins the devices of a replica: `nvlink4`, `pcie5`, `thunderbolt5`, `none`. */
  readonly link: string;
  /** Per direction and device. */
  readonly linkBandwidth?: Given | undefined;
  readonly gpusPerServer: Given | undefined;
  readonly idlePower: Given | undefined;
  readonly activePower: Given | undefined;
  readonly hostPower: Given | undefined;
  /** What a server (chassis, CPU, NIC) and the network cost, as a share of the price of its devices. */
  readonly serverShare?: Given | undefined;
  readonly networkShare?: Given | undefined;
  /** What it fetches at an age, as a share of its price new. */
  readonly residual?: readonly { readonly age: Given; readonly share: Given }[];
  readonly note?: string | undefined;
  /** Purchase prices, oldest first. */
  readonly prices: readonly DatedPrice[];
}

export interface RentalOffer {
  readonly provider: string;
  readonly device: string;
  readonly instance: string;
  readonly gpus: number;
  readonly region: string;
  readonly term: 'on-demand' | 'spot' | '1-year' | '3-year' | '5-year' | 'month' | 'capacity-block';
  /** The provider may take it back at short notice: so it is with spot, and with no other term. */
  readonly interruptible: boolean;
  readonly validFrom: string;
  readonly validTo: string | undefined;
  /** USD/instance/h. */
  readonly price: Given;
  /** Of the whole instance; undefined: not recorded. */
  readonly vcpu?: number | undefined;
  readonly memory?: Given | undefined;
  /** What the list price leaves out or how firm it is. */
  readonly note?: string | undefined;
}

export interface ThroughputRow {
  readonly model: string;
  readonly device: string;
  readonly gpus: number;
  readonly precision: string;
  readonly engine: string;
  readonly input: Given;
  readonly output: Given;
  readonly concurrency: number | undefined;
  /** `output`: generated tokens per second; `total`: input and output together; `prefill`: prompt tokens per second. */
  readonly metric: 'output' | 'total' | 'prefill';
  readonly rate: Given;
  readonly mode?: 'saturated' | 'closed-loop' | 'burst' | 'static-batch' | 'single-stream' | 'under-slo';
  readonly ttft?: Given | undefined;
  readonly tpot?: Given | undefined;
  readonly note?: string | undefined;
}

export interface SiteEntry {
  readonly id: string;
  readonly name: string;
  readonly electricity: Given | undefined;
  readonly pue: Given | undefined;
  readonly colocation: Given | undefined;
  readonly carbon: Given | undefined;
  /** Prices, oldest first; `electricity` and `colocation` are those in force on the day for which the catalog was opened. */
  readonly electricityPrices?: readonly DatedPrice[];
  readonly colocationPrices?: readonly DatedPrice[];
  readonly note?: string | undefined;
}

/** A price with the days on which it is in force; an undefined end is open. */
export interface DatedPrice {
  readonly validFrom: string | undefined;
  readonly validTo: string | undefined;
  readonly price: Given;
}

/** What people of a role are paid in a region, and what they cost above it. */
export interface PersonEntry {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  /** Base salary, USD/year. */
  readonly salary: Given;
  /** Fully loaded cost ÷ base salary. */
  readonly load: Given;
  readonly note?: string | undefined;
}

/** Discounts off the list of a provider, or of one of its entries, with the days on which they are in force. */
export interface ContractEntry {
  readonly id: string;
  readonly name: string;
  /** Exactly one of the two is there. */
  readonly provider: string | undefined;
  readonly api: string | undefined;
  readonly discounts: readonly {
    readonly validFrom: string | undefined;
    readonly validTo: string | undefined;
    readonly discount: Given;
  }[];
}
