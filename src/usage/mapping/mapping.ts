/**
 * Where a field of a log stands: a path of names such as `usage.prompt_tokens`, names with dots quoted. A name that ends in
 * `[]` is a list of pairs of key and value, and the next name is a key in it: `attributes[]."gen_ai.request.model"`.
 */
export type ColumnPath = string;

/** The first of these that a row has a value in. */
export type Columns = readonly ColumnPath[];

/** Holds for a row by what stands in a field. */
export interface Condition {
  readonly field: Columns;
  /** One of these words, whatever their case. */
  readonly is?: readonly string[] | undefined;
  /** Something that is none of these words. */
  readonly not?: readonly string[] | undefined;
  /** None of these words, or nothing at all. */
  readonly unless?: readonly string[] | undefined;
  /** Something that one of these words stands in. */
  readonly holds?: readonly string[] | undefined;
  /** Anything (true), or nothing (false). */
  readonly present?: boolean | undefined;
}

/** A convention of all rows, or another one of those whose provider or model holds one of these words. */
export type Convention<A extends string, B extends string> = A | B | { readonly [K in B]: readonly string[] };

/** What one row stands for: a request, or the requests of some time together. */
export type Resolution = 'request' | 'minute' | 'hour' | 'day';

/** What the columns of a request log mean. A field that a log does not have is left out. */
export interface Mapping {
  readonly name: string;
  /** Where it was learnt. */
  readonly source?: string | undefined;
  /** What whoever reads its figures must know. */
  readonly caution?: string | undefined;
  /** When the request began. A time without a zone is UTC. */
  readonly time: Columns;
  /** Of a time that is a number; `auto` goes by its size. */
  readonly timeUnit: 'auto' | 's' | 'ms' | 'us' | 'ns';
  readonly id?: Columns | undefined;
  /** No id stands there twice, as a primary key promises. */
  readonly uniqueIds: boolean;
  readonly model: Columns;
  readonly provider?: Columns | undefined;
  /** The provider of all rows, where no column names it. */
  readonly providerIs?: string | undefined;
  /** tok per row. */
  readonly input: Columns;
  readonly cacheRead?: Columns | undefined;
  /** All writes to a prompt cache; those for an hour are among them. */
  readonly cacheWrite?: Columns | undefined;
  /** Writes for five minutes, where they stand apart from those for an hour. */
  readonly cacheWrite5m?: Columns | undefined;
  readonly cacheWrite1h?: Columns | undefined;
  readonly output: Columns;
  readonly reasoning?: Columns | undefined;
  /** Whether `input` holds the cached tokens (OpenAI, Gemini) or leaves them out (Anthropic). */
  readonly cached: Convention<'inside', 'outside'>;
  /** Rows that leave the cached tokens out of `input` whatever `cached` says: where all of these hold; none: no row. */
  readonly outsideWhere: readonly Condition[];
  /** Whether `output` holds the reasoning tokens (OpenAI) or leaves them out (Gemini's thoughts). */
  readonly reasons: Convention<'inside', 'beside'>;
  /** What a row cost. */
  readonly cost?: Columns | undefined;
  readonly costUnit: 'USD' | 'nanoUSD';
  readonly tier?: Columns | undefined;
  readonly batch?: Condition | undefined;
  readonly failed?: Condition | undefined;
  /** Rows that count; the others are of no concern. */
  readonly only: readonly Condition[];
  /** Rows that have no output: embeddings. */
  readonly outputless?: Condition | undefined;
  readonly resolution: Resolution;
  /** Where the time ends that a row stands for, if it is not the same in every log of this form. */
  readonly until?: Columns | undefined;
  /** How many requests a row stands for; without it nobody knows, unless a row is a request. */
  readonly requests?: Columns | undefined;
  /** How many requests failed beside those, without tokens and without cost. */
  readonly failures?: Columns | undefined;
  /** Lists of which every element is a row, from the outermost in. */
  readonly unfold: readonly ColumnPath[];
  /** Names for columns that requests may be grouped by. */
  readonly labels: Readonly<Record<string, Columns>>;
}
