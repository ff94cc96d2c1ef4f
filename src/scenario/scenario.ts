import type { Given } from '../quantity/given.ts';
import type { Place } from '../quantity/source.ts';
import type { StatedAttributes } from './attributes.ts';
import type { Identified, Overhead, Site, StaffRole } from './charges.ts';
import type { Contract, Migration } from './contract.ts';
import type { Accept, Latency } from './demands.ts';
import type { BudgetLimit, Routing } from './gates.ts';
import type { PrefixCache, Throughput } from './throughput.ts';
import type { Uncertainty } from './uncertainty.ts';

export type { Overhead, Site, StaffRole } from './charges.ts';
export type { Contract } from './contract.ts';
export type { Accept, Latency } from './demands.ts';
export type { BudgetLimit, Cascade, Routing } from './gates.ts';
export type { PrefixCache, Throughput } from './throughput.ts';
export type { Correlation, Uncertainty } from './uncertainty.ts';

/** What the user wants to run: DESIGN §4 after parsing. Every number keeps its text, its place and its path; defaults are filled in and carry source `default`. */
export interface Scenario {
  readonly name: string;
  readonly file: string;
  readonly sha256: string;
  /** `YYYY-MM-DD`; undefined: the catalog's own date. */
  readonly asOf: string | undefined;
  /** Prices that are known on the day to change within the horizon: taken from then on, or left as they are. */
  readonly laterPrices: 'follow' | 'hold';
  readonly currency: string;
  /** Minutes east of UTC of the traffic's hours. */
  readonly timeZone: number;
  /** Whole months. */
  readonly horizon: number;
  /** Whether the horizon was written by the user (else it is the default and listed as such). */
  readonly horizonGiven: boolean;
  readonly discountRate: Given;
  /** Month of the calendar with which a fiscal year starts, 1 to 12. */
  readonly fiscalYearStart: number;
  readonly calendar: { readonly hoursPerMonth: Given; readonly daysPerMonth: Given | undefined };
  readonly tasks: readonly Task[];
  readonly options: readonly Option[];
  /** The mixes; every option alone is a plan too and is not listed here. */
  readonly plans: readonly PlanSpec[];
  /** Id of a plan or an option. */
  readonly baseline: string | undefined;
  /** The first is the default site. */
  readonly sites: readonly Site[];
  /** Whether `sites` was written, even as `{}`; else the catalog's defaults hold. */
  readonly sitesGiven: boolean;
  readonly staff: readonly StaffRole[];
  /** Whether `staff` was written, even as `{}`; else the catalog's defaults hold. */
  readonly staffGiven: boolean;
  readonly overheads: readonly Overhead[];
  readonly routing: Routing | undefined;
  readonly uncertainty: Uncertainty;
  readonly budget: readonly BudgetLimit[];
}

export interface TokenCounts {
  /** tok per request, mean; percentiles where given. */
  readonly input?: Given | undefined;
  readonly inputPercentiles?: { readonly p50?: Given; readonly p90?: Given; readonly p99?: Given } | undefined;
  /** Share of the input read from a prompt cache. */
  readonly cachedInput?: Given | undefined;
  /** Share of the input written to a 5-minute cache. */
  readonly cacheWrites?: Given | undefined;
  /** Share of the input written to a 1-hour cache. */
  readonly cacheWrites1h?: Given | undefined;
  readonly output?: Given | undefined;
  readonly reasoning?: Given | undefined;
  /** Share of the answers that are accepted. */
  readonly accepted?: Given | undefined;
}

export interface Task extends Identified {
  /** Requests per day, hour, month or year. Exactly one of `requests` and `tokens`. */
  readonly requests: Given | undefined;
  /** Input + output tokens per day, hour, month or year. */
  readonly tokens: Given | undefined;
  /** Share of `tokens` that is input. */
  readonly inputShare: Given | undefined;
  readonly counts: TokenCounts;
  readonly session: { readonly turns: Given; readonly gap: Given | undefined } | undefined;
  readonly sharedPrefix: Given | undefined;
  readonly retries: Given;
  readonly batchable: Given;
  /** Relative growth, in `%/month` or `%/year`. */
  readonly growth: Given;
  readonly traffic: Traffic;
  readonly data: 'public' | 'internal' | 'confidential' | 'regulated';
  /** Whether `data` was written; else it is the default. */
  readonly dataGiven: boolean;
  readonly compliance: readonly { readonly rule: string; readonly at: Place }[];
  readonly latency: Latency | undefined;
  readonly accept: Accept | undefined;
  readonly downtime: Given | undefined;
  /** What an answer that is not accepted costs, per request. */
  readonly rework: Given | undefined;
  readonly perOption: ReadonlyMap<string, TokenCounts & { readonly at: Place }>;
  /** Of a part of a task that is served on its own: the task, and whether the part is what may wait or what may not. */
  readonly portion?: { readonly of: Task; readonly waiting: boolean };
}

export type Traffic =
  | { readonly kind: 'profile'; readonly name: 'flat' | 'office-hours' | 'consumer'; readonly given: boolean }
  | { readonly kind: 'peakToMean'; readonly ratio: Given }
  /** Relative weights, from hour 0 (of Monday, when there are 168) on, in the scenario's time zone. */
  | { readonly kind: 'hourly' | 'weekly'; readonly weights: readonly Given[] };

export type Bucket = 'input' | 'cacheRead' | 'cacheWrite5m' | 'cacheWrite1h' | 'output' | 'reasoning' | 'request';

export type Option = ApiOption | RentOption | BuyOption;

interface CommonOption extends Identified {
  /** Paid once, at the start. */
  readonly upfront: Given | undefined;
  readonly contract: Contract | undefined;
  readonly migration: Migration | undefined;
  /** From month 2 on; of token prices, of the rent, of the hardware price. */
  readonly priceDrift: Given;
  readonly agreements: readonly string[];
  /** What is stated of it for rules to go by. */
  readonly attributes: StatedAttributes | undefined;
  readonly availability: Given | undefined;
  /** What it delivers; undefined: not stated. */
  readonly latency: Latency | undefined;
}

export interface ApiOption extends CommonOption {
  readonly kind: 'api';
  /** Catalog id `provider/model`, or any name when `price` is given. */
  readonly api: string;
  readonly apiAt: Place;
  readonly serviceTier: 'standard' | 'flex' | 'priority';
  readonly region: string | undefined;
  readonly discount: Given;
  /** Other discounts from a day on, in order: an agreement of the catalog that ends or begins within the horizon. */
  readonly laterDiscounts?: readonly { readonly from: string; readonly discount: Given }[];
  /** Own prices: they replace the catalog's list whole. */
  readonly price: ReadonlyMap<Bucket, Given> | undefined;
  /** Own batch prices. */
  readonly batchPrice: ReadonlyMap<Bucket, Given> | undefined;
  readonly minimumSpend: Given | undefined;
  readonly provisioned:
    | { readonly units: Given; readonly price: Given; readonly throughput: Given; readonly term?: string | undefined }
    | undefined;
  /** Tokens (`tok/min`) and requests (`request/min`) at most. */
  readonly rateLimit: { readonly tokens: Given | undefined; readonly requests: Given | undefined } | undefined;
}

interface FleetOption extends CommonOption {
  readonly model: string;
  readonly modelAt: Place;
  readonly precision: string;
  readonly precisionGiven: boolean;
  readonly engine: string | undefined;
  readonly tuning: 'default' | 'tuned' | undefined;
  readonly replica: { readonly count: number; readonly device: string; readonly at: Place };
  /** Pinned size, spares included; a decimal is an average fleet. */
  readonly replicas: Given | undefined;
  readonly spares: Given;
  readonly targetUtilisation: Given;
  readonly throughput: Throughput | undefined;
  /** Share of prefill saved, or what it follows from. */
  readonly prefixCache: Given | PrefixCache;
  readonly fit: 'check' | 'assume';
  readonly site: string | undefined;
  /** GPUs that share one server; undefined: the device's, else a replica is a server. */
  readonly gpusPerServer: Given | undefined;
  readonly power: {
    readonly idle: Given | undefined;
    readonly active: Given | undefined;
    readonly host: Given | undefined;
  };
}

export interface RentOption extends FleetOption {
  readonly kind: 'rent';
  readonly rent: {
    readonly provider: string | undefined;
    readonly term: string;
    readonly region: string | undefined;
    readonly instance: string | undefined;
    /** Own price, in USD/GPU/h, USD/instance/h, USD/GPU/month or USD/instance/month. */
    readonly price: Given | undefined;
    /** Replicas paid for at all times. */
    readonly commit: Given | undefined;
    /** The price of these, where it is another: an own one, or that of another term of the provider. */
    readonly commitPrice: Given | undefined;
    readonly commitTerm: string | undefined;
    readonly at: Place;
  };
  readonly scaling: 'always-on' | 'scheduled' | 'autoscale';
  /** h/day; present when scaling is `scheduled`. */
  readonly schedule: Given | undefined;
  /** Of an autoscaled fleet: how long a replica is paid for before it serves, and how many stay at all hours. */
  readonly startUp: Given | undefined;
  readonly minimum: Given | undefined;
}

export interface BuyOption extends FleetOption {
  readonly kind: 'buy';
  readonly buy: {
    /** USD/GPU, USD/device, USD/server or USD/instance; undefined: the catalog's price of the device. */
    readonly price: Given | undefined;
    /** Whole months. */
    readonly serviceLife: Given;
    readonly residual: Given;
    /** Of the hardware price, in `%/year`. */
    readonly maintenance: Given;
    readonly serverShare: Given;
    readonly networkShare: Given;
    /** `YYYY-MM-DD`: in service since. */
    readonly inService: string | undefined;
    readonly inServiceAt: Place | undefined;
    /** Replicas in service since then; undefined: those that month 1 needs. */
    readonly owned: Given | undefined;
    readonly sunk: boolean;
    /** Whole months. */
    readonly leadTime: Given;
  };
}

export interface PlanSpec extends Identified {
  readonly mix:
    | { readonly kind: 'shares'; readonly shares: ReadonlyMap<string, ReadonlyMap<string, Given>> }
    | { readonly kind: 'fill'; readonly options: readonly string[] };
}
