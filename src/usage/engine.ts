/** A column of a table or of files, as the engine describes it. */
export interface Column {
  readonly name: string;
  /** The engine's own name of the type, such as `BIGINT`, `Map(String, String)` or `jsonb`. */
  readonly type: string;
}

/** A cell as exact text: whole numbers in digits, without exponent; null where there is nothing. */
export type Cell = string | null;

export type EngineKind = 'duckdb' | 'clickhouse' | 'postgres';

/**
 * What answers questions about request logs where they lie. Everything it is asked reads only; a question ends at the
 * engine's time limit, brings back a bounded number of rows, and is stopped there too when `stop` is called.
 */
export interface Engine {
  readonly kind: EngineKind;
  /** Where it is, as may be shown: host, port and database, without user, password or parameters. */
  readonly shown: string;
  /** Tables and views that can be read, with the schema or database before a dot unless it is the default. */
  tables(): Promise<readonly string[]>;
  /** Columns of a table, named as {@link tables} names it or with its schema or database. */
  columns(table: string): Promise<readonly Column[]>;
  /** @throws EngineFault */
  rows(sql: string): Promise<readonly (readonly Cell[])[]>;
  /** Stops what is running in the engine; the question that was asked ends with an EngineFault. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

export type EngineFaultKind =
  | 'driver missing'
  | 'not reached'
  | 'not allowed'
  | 'not found'
  | 'too slow'
  | 'too much'
  | 'out of memory'
  | 'stopped'
  | 'refused';

/** What an engine could not do, in words that hold no credentials. */
export class EngineFault extends Error {
  override readonly name = 'EngineFault';
  readonly kind: EngineFaultKind;
  constructor(kind: EngineFaultKind, message: string) {
    super(message);
    this.kind = kind;
  }
}
