/** A small routing problem as the enumerator takes it: plain numbers, shares as fractions. Hours are three blocks of eight, every day alike. */
export interface Problem {
  readonly seed: number;
  readonly horizon: number;
  readonly discountRate: number;
  readonly tasks: readonly ProblemTask[];
  readonly options: readonly ProblemOption[];
  readonly charges: readonly ProblemCharge[];
  readonly cascades: readonly ProblemCascade[];
  /** Shares come in whole multiples of it; undefined: any share. */
  readonly shareStep: number | undefined;
}

export interface ProblemTask {
  readonly id: string;
  /** Per day of 30 in a month of 720 hours. */
  readonly requests: number;
  readonly input: number;
  readonly output: number;
  readonly reasoning: number;
  readonly cachedInput: number;
  readonly retries: number;
  readonly batchable: number;
  readonly growth: number;
  /** Weight of each block of hours. */
  readonly weights: readonly [number, number, number];
  /** Models and APIs; undefined: all. */
  readonly accept: readonly string[] | undefined;
  /** USD/request. */
  readonly rework: number;
  /** By option. */
  readonly accepted: Readonly<Record<string, number>>;
}

export type ProblemOption = ProblemApi | ProblemFleet;

interface Common {
  readonly id: string;
  readonly upfront: number;
  /** A year. */
  readonly priceDrift: number;
}

export interface TokenPrices {
  readonly input: number;
  readonly cacheRead: number;
  readonly output: number;
}

export interface ProblemApi extends Common {
  readonly kind: 'api';
  /** USD/Mtok. */
  readonly price: TokenPrices;
  readonly fee: number;
  readonly batch: TokenPrices | undefined;
  readonly discount: number;
  readonly minimumSpend: number;
  /** Per minute. */
  readonly limit: { readonly tokens?: number; readonly requests?: number };
}

export interface ProblemFleet extends Common {
  readonly kind: 'rent' | 'buy';
  readonly model: string;
  readonly gpus: number;
  readonly replicas: number | undefined;
  readonly spares: number;
  readonly targetUtilisation: number;
  /** tok/s. */
  readonly prefill: number;
  readonly decode: number;
  readonly prefixCache: number;
  /** USD/GPU/h of a rented one, USD/GPU of an owned one. */
  readonly price: number;
  readonly rent: ProblemRent | undefined;
  readonly buy: ProblemBuy | undefined;
}

export interface ProblemRent {
  readonly scaling: 'always-on' | 'scheduled' | 'autoscale';
  /** h/day. */
  readonly schedule: number;
  readonly commit: number;
  /** Hours for which a replica is paid before it serves. */
  readonly startUp: number;
  readonly minimum: number;
}

export interface ProblemBuy {
  readonly serviceLife: number;
  readonly residual: number;
  readonly maintenance: number;
  readonly leadTime: number;
  /** Months that it has served already. */
  readonly age: number | undefined;
  readonly sunk: boolean;
  /** W/GPU, W/server. */
  readonly idle: number;
  readonly active: number;
  readonly host: number;
  readonly gpusPerServer: number | undefined;
}

export interface ProblemCharge {
  readonly id: string;
  /** FTE of staff at USD/year; else a cost. */
  readonly staff: { readonly fte: number; readonly salary: number } | undefined;
  readonly cost: { readonly amount: number; readonly unit: CostUnit } | undefined;
  readonly appliesTo: readonly string[];
  readonly per: 'plan' | 'option' | 'replica' | 'model';
}

export type CostUnit = 'USD/month' | 'USD/GPU/month' | 'USD/replica/month' | 'USD/Mtok';

export interface ProblemCascade {
  readonly id: string;
  readonly try: string;
  readonly escalateTo: string;
  readonly escalation: number;
  /** USD/Mtok. */
  readonly routerPrice: number;
}

export const HOURS_PER_MONTH = 720;
export const DAYS_PER_MONTH = 30;
/** USD/kWh, USD/kW/month. */
export const SITE = { electricity: 0.12, pue: 1.4, colocation: 150 };
export const AS_OF = '2026-03-15';
