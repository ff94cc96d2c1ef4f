import type { Option } from '../../../../src/scenario/scenario.ts';

/** What the replay knows: the scenario as it was parsed, prices as the catalog has them, rates of a replica, and the settled split. Plain numbers. */
export interface Facts {
  readonly hoursPerMonth: number;
  readonly horizon: number;
  readonly streams: readonly Stream[];
  readonly options: ReadonlyMap<string, OptionFacts>;
  /** USD in month 1, whatever is served. */
  readonly fixed: number;
  /** Of each hour of the week, its class in the split. */
  readonly classOf: readonly number[];
}

/** Requests of one task, or of the part of one that may or may not wait. */
export interface Stream {
  readonly id: string;
  readonly waits: boolean;
  /** In month 1. */
  readonly requests: number;
  /** Relative traffic of the 168 hours. */
  readonly week: readonly number[];
  readonly retries: number;
  /** USD for an answer that is not accepted. */
  readonly rework: number;
  readonly routes: readonly Route[];
}

/** A way through one option, or through two where the first passes on what it fails at. */
export interface Route {
  /** By hour class: part of the traffic; of work that may wait, part of the mean of its day. */
  readonly part: readonly number[];
  readonly first: string;
  readonly passedOn: { readonly option: string; readonly escalation: number } | undefined;
  /** USD/tok of all that enters. */
  readonly router: number;
}

export interface Request {
  readonly uncached: number;
  readonly cached: number;
  readonly written: number;
  readonly written1h: number;
  readonly output: number;
  readonly reasoning: number;
  readonly accepted: number;
}

export interface OptionFacts {
  readonly kind: Option['kind'];
  /** What a request of each stream is on this option. */
  readonly request: readonly Request[];
  /** USD/tok of what it processes, besides its price. */
  readonly charge: number;
  readonly api: ApiFacts | undefined;
  readonly fleet: FleetFacts | undefined;
}

export interface ApiFacts {
  /** USD for one attempt of a stream in an hour of the week. */
  price(stream: number, hour: number): number;
  readonly minimumSpend: number;
  /** Per minute. */
  readonly tokens: number;
  readonly requests: number;
}

export interface FleetFacts {
  /** tok/s of a replica, by stream. */
  readonly prefill: readonly number[];
  readonly decode: readonly number[];
  /** Share of the prefill that a cache saves, by stream. */
  readonly saved: readonly number[];
  /** Replicas that are up in each hour of the week, spares included, and those that stand by. */
  readonly up: readonly number[];
  readonly spares: number;
  /** USD for an hour in which so many are up; of what is owned: USD/month and watts. */
  rent(up: number): number;
  /** USD for a replica that is started. */
  readonly start: number;
  readonly owned: OwnedFacts | undefined;
}

export interface OwnedFacts {
  readonly replicas: number;
  readonly idleWatts: number;
  readonly activeWatts: number;
  readonly hostWatts: number;
  /** USD per W and hour, PUE included. */
  readonly electricity: number;
}
