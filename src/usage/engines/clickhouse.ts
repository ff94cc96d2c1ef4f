import type { ClickHouseClient } from '@clickhouse/client';
import { type Cell, type Column, type Engine, EngineFault } from '../engine.ts';
import { clickhouseCode, clickhouseFault } from './clickhouse-fault.ts';
import { clickhouseLogin } from './clickhouse-login.ts';
import { ASKED, mustBeNeeded, type Settings, settingsFor } from './clickhouse-settings.ts';
import { loadDriver } from './load-driver.ts';
import { withinLimit, withOneRowMore } from './one-row-more.ts';
import { Secrets } from './secrets.ts';
import type { EngineSettings } from './settings.ts';
import { cellsOf } from './tab-separated.ts';

type Rows = readonly (readonly Cell[])[];

/** Tables or columns that a server may have. */
const MOST_NAMES = 100_000;

/** Seconds that an answer may take beyond the time limit, which the server keeps itself. */
const GRACE = 15;

/** How often, and after how many milliseconds each, the server is asked whether a stopped question is gone. */
const LOOKS = 25;
const BETWEEN_LOOKS = 200;

/** Asked of `system.tables`; a database stands before all but the default one. */
const TABLES = `SELECT if(database = currentDatabase(), name, concat(database, '.', name)) AS shown FROM system.tables
WHERE lower(database) NOT IN ('system', 'information_schema') AND name NOT LIKE '.inner%' ORDER BY shown`;

/**
 * An address as {@link clickhouseLogin} reads it. Answers are held back by the server until they are whole, so that an
 * error in their middle is an error.
 *
 * @throws EngineFault
 */
export async function openClickhouse(address: string, settings: EngineSettings): Promise<Engine> {
  const secrets = new Secrets();
  const { shown, ...login } = clickhouseLogin(address, settings, secrets);
  const { createClient, ClickHouseLogLevel } = await loadDriver(
    '@clickhouse/client',
    () => import('@clickhouse/client'),
  );
  const client = createClient({
    ...login,
    application: 'tco',
    request_timeout: (settings.timeLimit + GRACE) * 1000,
    log: { level: ClickHouseLogLevel.OFF },
  });
  const running = new Map<string, AbortController>();
  const stopped = new Set<string>();
  let asked = 0;

  async function fetched(sql: string, sent: Settings): Promise<Rows> {
    asked += 1;
    const id = `${settings.run}-${asked}`;
    const abort = new AbortController();
    running.set(id, abort);
    try {
      const answer = await client.query({
        query: sql,
        format: 'TabSeparated',
        query_id: id,
        abort_signal: abort.signal,
        clickhouse_settings: { ...sent, wait_end_of_query: 1 },
      });
      const rows: (readonly Cell[])[] = [];
      for await (const lines of answer.stream()) for (const line of lines) rows.push(cellsOf(line.text));
      return rows;
    } catch (error) {
      if (stopped.has(id)) throw new EngineFault('stopped', `${shown}: stopped`);
      if (/^Timeout error/.test((error as Error).message)) await ended(client, id);
      throw error;
    } finally {
      running.delete(id);
    }
  }

  const faulty = (error: unknown) => clickhouseFault(error, shown, secrets, settings.timeLimit);
  const sent = await agreed(fetched, settings).catch(async error => {
    await client.close().catch(() => {});
    throw faulty(error);
  });
  const ask = async (sql: string, rowLimit: number): Promise<Rows> => {
    const rows = await fetched(withOneRowMore(sql, rowLimit), sent).catch(error => {
      throw faulty(error);
    });
    return withinLimit(rows, rowLimit);
  };
  const stop = async (): Promise<void> => {
    await Promise.all(
      [...running].map(async ([id, abort]) => {
        stopped.add(id);
        const killed = ended(client, id);
        // the server also ends what nobody waits for any more
        abort.abort();
        await killed;
      }),
    );
  };

  return {
    kind: 'clickhouse',
    shown,
    tables: async () => (await ask(TABLES, MOST_NAMES)).map(([name]) => name!),
    columns: async (table): Promise<readonly Column[]> => {
      const found = await ask(columnsOf(table), MOST_NAMES);
      if (found.length === 0)
        throw new EngineFault('not found', `${shown} has no table \`${table}\` that this user may read`);
      return found.map(([name, type]) => ({ name: name!, type: type! }));
    },
    rows: sql => ask(sql, settings.rowLimit),
    stop,
    close: async () => {
      await stop();
      await client.close().catch(() => {});
    },
  };
}

const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;

const columnsOf = (table: string): string => `SELECT name AS name, type AS type FROM system.columns
WHERE (database = currentDatabase() AND table = ${quoted(table)}) OR concat(database, '.', table) = ${quoted(table)}`;

/** The settings that the server agrees to, of those wanted. */
async function agreed(
  fetched: (sql: string, sent: Settings) => Promise<Rows>,
  settings: EngineSettings,
): Promise<Settings> {
  const names = ASKED.map(quoted).join(', ');
  const known = await fetched(`SELECT name, value FROM system.settings WHERE name IN (${names})`, {});
  const own = Object.fromEntries(known) as Record<string, string>;
  const sent = { ...settingsFor(settings, own) } as Record<string, string>;
  for (;;) {
    try {
      await fetched('SELECT 1', sent);
      return sent;
    } catch (error) {
      const held = HELD.exec((error as Error).message)?.[1];
      if (!CONSTRAINED.has(clickhouseCode(error) ?? 0) || held === undefined || !(held in sent)) throw error;
      mustBeNeeded(held);
      delete sent[held];
    }
  }
}

/** What an administrator has said about single settings. */
const CONSTRAINED = new Set([164, 452]);
const HELD = /[Ss]etting '?(\w+)'?/;

/** Ends a question on the server, and waits until it is gone there. */
async function ended(client: ClickHouseClient, id: string): Promise<void> {
  const said = async (query: string) => (await client.query({ query, format: 'TabSeparated' })).text();
  for (let look = 0; look < LOOKS; look += 1) {
    try {
      await said(`KILL QUERY WHERE query_id = ${quoted(id)} ASYNC`);
      const left = await said(`SELECT count() FROM system.processes WHERE query_id = ${quoted(id)}`);
      if (left.trim() === '0') return;
    } catch {
      // it may not let this user see or end questions
    }
    await new Promise(resolve => setTimeout(resolve, BETWEEN_LOOKS));
  }
}
