/** Bounds of a question to an engine, and what an adapter needs of the machine it runs on. */
export interface EngineSettings {
  /** Seconds that one question may run. */
  readonly timeLimit: number;
  /** Rows that an answer may have. */
  readonly rowLimit: number;
  /** Bytes that the engine may use for one question, where it takes such a limit; it then spills to its own disk. */
  readonly memory?: number;
  /** Names this run in the engine's lists of what is running; letters, digits and dashes, like no other run's. */
  readonly run: string;
  /** Where user names and passwords come from. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Reads a file of certificates. */
  readonly read: (path: string) => Promise<string>;
}

/** Seconds until a server that says nothing at all is given up. */
export const patience = ({ timeLimit }: EngineSettings): number => Math.min(15, Math.max(2, timeLimit));

/** Seconds that an answer may be late beyond the time limit, which the server keeps itself; then the network is gone. */
export const GRACE = 15;
