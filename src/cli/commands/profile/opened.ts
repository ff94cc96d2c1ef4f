import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputFault } from '../../../input/problem.ts';
import { UnfoldFault } from '../../../usage/cube/source-columns.ts';
import { type Engine, EngineFault } from '../../../usage/engine.ts';
import { type DuckDbEngine, openDuckDb, type Reading as Progress } from '../../../usage/engines/duckdb.ts';
import type { OpenSource } from '../../../usage/open-source.ts';
import type { Host } from '../../host.ts';
import { openFiles, type Reading } from './open-files.ts';
import { isServer, openServer, openTable } from './open-server.ts';

/** Cells of a cube that come back from one question, in rows. */
const ROW_LIMIT = 3_000_000;

/** How often DuckDB is told to stop (ms). */
const AGAIN = 100;

export interface OpenWishes {
  readonly table?: string | undefined;
  readonly memory: number;
  readonly timeLimit: number;
}

/** Engines that are open, and how they are left. */
export class Opened {
  readonly #engines: Engine[] = [];
  readonly #folder = mkdtempSync(join(tmpdir(), 'tco-profile-'));
  readonly #host: Host;
  readonly #wishes: OpenWishes;
  #files: DuckDbEngine | undefined;
  /** Set once all is to stop. */
  #stopping: NodeJS.Timeout | undefined;

  constructor(host: Host, wishes: OpenWishes) {
    this.#host = host;
    this.#wishes = wishes;
  }

  /** The logs at addresses, in databases of DuckDB and in files. */
  async sources(given: readonly string[], reading: Reading): Promise<readonly OpenSource[]> {
    const opened: OpenSource[] = [];
    const paths = given.filter(source => !isDatabase(source));
    // each DuckDB that is open keeps what it has read
    const memory = this.#wishes.memory / (given.filter(isDuckDb).length + (paths.length > 0 ? 1 : 0));
    for (const source of given.filter(isDatabase)) {
      const engine = await (isServer(source)
        ? openServer(source, this.#host, this.#wishes.timeLimit, ROW_LIMIT)
        : this.#duckDb(source, memory));
      await this.#keep(engine);
      opened.push(await openTable(engine, this.#wishes.table, reading));
    }
    if (paths.length === 0) return opened;
    this.#files = await this.#duckDb(undefined, memory);
    await this.#keep(this.#files);
    return [...opened, ...(await openFiles(paths, this.#files, reading, this.#folder))];
  }

  /** How far the question is that is being asked of files; undefined where nobody knows. */
  reading(): Progress | undefined {
    return this.#files?.reading();
  }

  async stop(): Promise<void> {
    // DuckDB forgets what it is told between two questions
    this.#stopping ??= setInterval(() => this.#files?.stop(), AGAIN);
    await Promise.allSettled(this.#engines.map(engine => engine.stop()));
  }

  /** An engine that opened while all was to stop stops too. */
  async #keep(engine: Engine): Promise<void> {
    this.#engines.push(engine);
    if (this.#stopping) await engine.stop();
  }

  async close(): Promise<void> {
    clearInterval(this.#stopping);
    await Promise.allSettled(this.#engines.map(engine => engine.close()));
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #duckDb(database: string | undefined, memory: number): Promise<DuckDbEngine> {
    const timeLimit = database === undefined ? undefined : this.#wishes.timeLimit;
    return openDuckDb({ memory, temporary: this.#folder, rowLimit: ROW_LIMIT, timeLimit, database });
  }
}

const isDuckDb = (source: string): boolean => /\.(?:duckdb|ddb)$/i.test(source);

/** Whether a source is a database of its own, and not files. */
export const isDatabase = (source: string): boolean => isServer(source) || isDuckDb(source);

const HINTS: Partial<Record<EngineFault['kind'], string>> = {
  'too slow': 'look at fewer days with --from and --to, or give more time with --time-limit',
  'too much': 'the columns of --by have too many values',
  'out of memory': 'give more with --memory, or look at fewer days with --from and --to',
};

/** What an engine could not do as a problem of the input. */
export function asInputFault(fault: unknown): unknown {
  if (fault instanceof UnfoldFault)
    return new InputFault([{ code: 'E602', severity: 'error', message: fault.message }]);
  if (!(fault instanceof EngineFault)) return fault;
  const hint = HINTS[fault.kind];
  return new InputFault([
    { code: 'E603', severity: 'error', message: fault.message, ...(hint === undefined ? {} : { hint }) },
  ]);
}
