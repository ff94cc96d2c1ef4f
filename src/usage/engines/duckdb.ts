import type { DuckDBConnection } from '@duckdb/node-api';
import { DUCKDB } from '../dialects/duckdb.ts';
import { type Cell, type Column, type Engine, EngineFault } from '../engine.ts';
import { loadDriver } from './load-driver.ts';
import { oneLine } from './one-line.ts';
import { withinLimit } from './one-row-more.ts';

export interface DuckDbSettings {
  /** Bytes of memory that the engine may take. */
  readonly memory: number;
  /** Where it puts what does not fit. */
  readonly temporary: string;
  readonly threads?: number | undefined;
  readonly rowLimit: number;
  /** Seconds after which a question ends; undefined: never. */
  readonly timeLimit?: number | undefined;
  /** A database of DuckDB's own that is read; none: files only. */
  readonly database?: string | undefined;
}

/** What a running question has read, for those who wait. */
export interface Reading {
  /** 0 to 1; below 0 where nothing is known. */
  readonly share: number;
  /** Rows so far; 0 where nothing is known. */
  readonly rows: number;
}

export interface DuckDbEngine extends Engine {
  /** Columns of anything that can stand after FROM. @throws EngineFault */
  describe(from: string): Promise<readonly Column[]>;
  reading(): Reading;
}

/**
 * Opens DuckDB within this process: it reads, loads no extension and asks nothing of the network.
 *
 * @throws EngineFault where its binary for this machine is missing or the database cannot be opened.
 */
export async function openDuckDb(settings: DuckDbSettings): Promise<DuckDbEngine> {
  const { DuckDBInstance } = await loadDriver('@duckdb/node-api', () => import('@duckdb/node-api'));
  const options = {
    memory_limit: `${Math.floor(settings.memory / 1e6)}MB`,
    temp_directory: settings.temporary,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    preserve_insertion_order: 'false',
    ...(settings.threads ? { threads: String(settings.threads) } : {}),
    ...(settings.database ? { access_mode: 'READ_ONLY' } : {}),
  };
  const instance = await DuckDBInstance.create(settings.database ?? ':memory:', options).catch(fault => {
    throw engineFault(fault);
  });
  const connection = await instance.connect();
  await connection.run("SET TimeZone = 'UTC'");
  for (const setting of ['enable_progress_bar = true', 'enable_progress_bar_print = false'])
    await connection.run(`SET ${setting}`).catch(() => undefined);
  let stopped = false;
  const ask = async (sql: string) => {
    if (stopped) throw new EngineFault('stopped', 'stopped');
    const deadline = startDeadline(connection, settings.timeLimit);
    try {
      return await read(connection, sql, settings.rowLimit);
    } catch (fault) {
      if (deadline.isOver()) throw new EngineFault('too slow', `not answered within ${settings.timeLimit} s`);
      throw fault instanceof EngineFault ? fault : engineFault(fault);
    } finally {
      deadline.end();
    }
  };
  const describe = async (from: string) =>
    (await ask(`DESCRIBE SELECT * FROM ${from}`)).map(([name, type]): Column => ({ name: name!, type: type! }));
  return {
    kind: 'duckdb',
    shown: settings.database ?? 'files',
    tables: async () => (await ask('SHOW TABLES')).map(([name]) => name!),
    columns: table => describe(DUCKDB.quoted(table)),
    describe,
    rows: ask,
    reading() {
      const { percentage, rows_processed: rows } = connection.progress;
      return { share: percentage / 100, rows: Number(rows) };
    },
    async stop() {
      stopped = true;
      connection.interrupt();
    },
    async close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

async function read(connection: DuckDBConnection, sql: string, limit: number): Promise<readonly (readonly Cell[])[]> {
  const reader = await connection.streamAndReadUntil(sql, limit + 1);
  return withinLimit(reader.getRows(), limit).map(row =>
    row.map(cell => (cell === null || cell === undefined ? null : String(cell))),
  );
}

/** Interrupts what a connection does once its seconds are over. */
function startDeadline(connection: DuckDBConnection, seconds: number | undefined) {
  let isOver = false;
  const interrupt = () => {
    isOver = true;
    connection.interrupt();
  };
  const timer = seconds === undefined ? undefined : setTimeout(interrupt, seconds * 1000);
  return { isOver: () => isOver, end: () => clearTimeout(timer) };
}

const KINDS: readonly (readonly [RegExp, EngineFault['kind']])[] = [
  [/^INTERRUPT/i, 'stopped'],
  [/^Out of Memory/i, 'out of memory'],
  [/^(?:IO|Catalog) Error: .*(?:No files found|does not exist|Cannot open)/i, 'not found'],
  [/^Permission/i, 'not allowed'],
];

/** What DuckDB repeats behind its words: the query, the line of a file that it was at, and how it had been told to read it. */
const REPEATED = /\n\s*(?:LINE \d|Original Line:|Possible (?:Solution|fixes):|file\s*=)/;

/** What it quotes of a value of a file. */
const QUOTED = /(but got [A-Z]+|[Cc]ould not convert string|[Ff]ailed to cast value(?: to \w+)?):? .*$/s;

/** Words that stand behind the line of a file. */
const WHY = /Maximum line size of \d+ bytes exceeded|Value with unterminated quote found|Invalid unicode/;

/** What DuckDB says, without a word of what stands in a log. */
function engineFault(fault: unknown): EngineFault {
  const whole = fault instanceof Error ? fault.message : String(fault);
  const unclear = /when sniffing file "([^"]+)"/.exec(whole)?.[1];
  if (unclear !== undefined)
    return new EngineFault(
      'refused',
      `${unclear} cannot be read as CSV: a row has more or fewer cells than the heading, or a quote does not end`,
    );
  const said = whole.split(REPEATED)[0]!.replace(QUOTED, '$1');
  const why = WHY.exec(whole)?.[0] ?? '';
  const text = oneLine(said.includes(why) ? said : `${said}: ${why}`);
  return new EngineFault(KINDS.find(([pattern]) => pattern.test(text))?.[1] ?? 'refused', text);
}
