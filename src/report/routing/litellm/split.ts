/** What a LiteLLM proxy is to carry out: plain data, filled from a solved routing. */
export interface LiteLlmSplit {
  /** Name of the scenario, for the header. */
  readonly scenario: string;
  /** `YYYY-MM-DD`: the day whose prices the split rests on. */
  readonly asOf: string;
  /** Months of the horizon, where the split changes over them: what is written is that of month 1. */
  readonly months?: number | undefined;
  /** Options that no task uses may be left in; they are not written. */
  readonly deployments: readonly Deployment[];
  readonly tasks: readonly TaskRoute[];
}

/** An option as something that can be called. */
export interface Deployment {
  readonly option: string;
  readonly kind: 'api' | 'rent' | 'buy';
  /** Of an own pool the name under which it serves; of an API the fallback for its name. */
  readonly model: string;
  /** Catalog id `provider/model` of an API; undefined: a price of the user's own, under a name nobody else knows. */
  readonly api?: string | undefined;
  /** Other names of the catalog entry: hosts of open models are called by one of these. */
  readonly aliases?: readonly string[] | undefined;
  readonly serviceTier?: 'standard' | 'flex' | 'priority' | undefined;
  readonly region?: string | undefined;
  /** Of an own pool, as in the scenario. */
  readonly engine?: string | undefined;
  readonly replicas?: number | undefined;
  /** tok/min: the stated limit of an API, or what an own pool can serve. */
  readonly tokensPerMinute?: number | undefined;
  /** request/min, likewise. */
  readonly requestsPerMinute?: number | undefined;
}

/** Where the requests of one task go. Every option named here must be open to the task. */
export interface TaskRoute {
  readonly task: string;
  /** Mean over the month, of first calls; they add to 1. */
  readonly shares: readonly { readonly option: string; readonly share: number }[];
  /** tok/month: by it the limit of an option is divided among its tasks; equally when one of them does not say. */
  readonly tokens?: number | undefined;
  /** What `from` cannot take goes to `to`: base load on own pools, peaks to an API. */
  readonly overflow?: readonly { readonly from: string; readonly to: string }[] | undefined;
  /** Whether the split changes with the hour. */
  readonly varies?: boolean | undefined;
  /** Calls of `try` whose answer is not accepted are made again at `escalateTo`. */
  readonly cascade?:
    | { readonly try: string; readonly escalateTo: string /** Share 0..1. */; readonly escalation: number }
    | undefined;
  /** Whether some of it may wait: the plan places it in batches or in hours with room. */
  readonly waiting?: boolean | undefined;
  /** Whether its conversations stay whole at one option. */
  readonly sessions?: boolean | undefined;
}
