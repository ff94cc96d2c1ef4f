/** A scenario as the oracle takes it: plain objects, every figure said. `A` is a number, or in a written scenario also a range. Shares are fractions. */
export interface Range {
  readonly range: readonly number[];
}
export type Amount = number | Range;

export interface Counts<A> {
  readonly input: A;
  readonly output: A;
  readonly reasoning: A;
  readonly cachedInput: A;
  /** Share of the answers. */
  readonly accepted: A;
}

export type Traffic<A> = 'flat' | { peakToMean: A } | { hourly: readonly number[] } | { weekly: readonly number[] };

export interface Task<A> extends Counts<A> {
  readonly volume: {
    readonly of: 'requests' | 'tokens';
    readonly amount: A;
    readonly per: 'h' | 'day' | 'month' | 'year';
  };
  /** Instead of input and output, beside a volume in tokens. */
  readonly inputShare?: A;
  readonly cacheWrites: A;
  readonly cacheWrites1h: A;
  readonly retries: A;
  readonly batchable: A;
  /** USD for each answer that is not accepted. */
  readonly rework: A;
  readonly growth: A;
  readonly traffic: Traffic<A>;
  readonly perOption: Readonly<Record<string, Partial<Counts<A>>>>;
}

export type Bucket = 'input' | 'cacheRead' | 'cacheWrite5m' | 'cacheWrite1h' | 'output' | 'reasoning' | 'request';
export type Prices<A> = Readonly<Partial<Record<Bucket, A>>>;

export interface Api<A> {
  readonly kind: 'api';
  readonly price: Prices<A>;
  readonly batch?: Prices<A>;
  readonly discount: A;
  readonly priceDrift: A;
  readonly minimumSpend: A;
  readonly rateLimit?: { readonly tokens?: A; readonly requests?: A };
  readonly upfront: A;
}

interface Fleet<A> {
  readonly model: string;
  readonly gpus: number;
  readonly replicas?: number;
  readonly spares: number;
  readonly targetUtilisation: A;
  readonly throughput: { readonly prefill: A; readonly decode: A } | { readonly total: A };
  readonly prefixCache: A;
  readonly priceDrift: A;
  readonly upfront: A;
}

export interface Rent<A> extends Fleet<A> {
  readonly kind: 'rent';
  readonly price: { readonly amount: A; readonly unit: 'USD/GPU/h' | 'USD/instance/h' | 'USD/GPU/month' };
  readonly commit?: number;
  readonly scaling: 'always-on' | 'scheduled' | 'autoscale';
  readonly schedule?: number;
}

export interface Buy<A> extends Fleet<A> {
  readonly kind: 'buy';
  readonly price: { readonly amount: A; readonly unit: 'USD/GPU' | 'USD/device' | 'USD/server' };
  readonly gpusPerServer?: number;
  readonly serviceLife: number;
  readonly residual: A;
  readonly maintenance: A;
  readonly serverShare: A;
  readonly networkShare: A;
  readonly inService?: { readonly date: string; readonly age: number };
  readonly sunk: boolean;
  readonly leadTime: number;
  readonly power: { readonly idle: A; readonly active: A; readonly host: A };
  readonly site: string;
}

export type Option<A> = Api<A> | Rent<A> | Buy<A>;
export type Hardware<A> = Rent<A> | Buy<A>;

export interface Site<A> {
  readonly electricity: A;
  readonly pue: A;
  readonly colocation: A;
}

export interface Charge<A> {
  /** Staff; else a cost in its unit. */
  readonly staff?: { readonly fte: A; readonly salary: A };
  readonly cost?: { readonly amount: A; readonly unit: string };
  readonly appliesTo: readonly string[];
  readonly per: 'plan' | 'option' | 'replica' | 'model';
}

export type PlanText =
  | { readonly shares: Readonly<Record<string, Readonly<Record<string, number>>>> }
  | { readonly fill: readonly string[] };

export interface Scenario<A> {
  readonly asOf: string;
  readonly horizon: number;
  readonly discountRate: A;
  readonly hoursPerMonth: A;
  readonly daysPerMonth?: A;
  readonly tasks: Readonly<Record<string, Task<A>>>;
  readonly options: Readonly<Record<string, Option<A>>>;
  readonly plans: Readonly<Record<string, PlanText>>;
  readonly baseline?: string;
  readonly sites: Readonly<Record<string, Site<A>>>;
  readonly charges: Readonly<Record<string, Charge<A>>>;
}
