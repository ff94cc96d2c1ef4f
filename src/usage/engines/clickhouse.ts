import { type Column, type Engine, EngineFault } from '../engine.ts';
import { agreedSettings } from './clickhouse-agreed.ts';
import { clickhouseFault } from './clickhouse-fault.ts';
import { clickhouseLogin } from './clickhouse-login.ts';
import { Questions, type Rows } from './clickhouse-questions.ts';
import { loadDriver } from './load-driver.ts';
import { withinLimit, withOneRowMore } from './one-row-more.ts';
import { Secrets } from './secrets.ts';
import { type EngineSettings, GRACE, patience } from './settings.ts';

/** Tables or columns that a server may have. */
const MOST_NAMES = 100_000;

/** A database stands before all tables but those of the default one. */
const TABLES = `SELECT if(database = currentDatabase(), name, concat(database, '.', name)) AS shown FROM system.tables
WHERE lower(database) NOT IN ('system', 'information_schema') AND name NOT LIKE '.inner%' ORDER BY shown`;

const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;

const columnsOf = (table: string): string => `SELECT name AS name, type AS type FROM system.columns
WHERE (database = currentDatabase() AND table = ${quoted(table)}) OR concat(database, '.', table) = ${quoted(table)}`;

/**
 * An address as {@link clickhouseLogin} reads it.
 *
 * @throws EngineFault
 */
export async function openClickhouse(address: string, settings: EngineSettings): Promise<Engine> {
  const secrets = new Secrets();
  const { shown, ...login } = clickhouseLogin(address, settings, secrets);
  const load = () => import('@clickhouse/client');
  const { createClient, ClickHouseLogLevel } = await loadDriver('@clickhouse/client', load);
  const client = createClient({
    ...login,
    application: 'tco',
    // each question brings its own
    request_timeout: 0,
    log: { level: ClickHouseLogLevel.OFF },
  });
  const questions = new Questions(client, settings.run);
  const fault = (error: unknown): never => {
    throw clickhouseFault(error, shown, secrets);
  };
  const sent = await agreedSettings((sql, tried) => questions.rows(sql, tried, patience(settings)), settings)
    .catch(fault)
    .catch(async error => {
      await client.close().catch(() => {});
      throw error;
    });
  const ask = async (sql: string, rowLimit: number): Promise<Rows> => {
    const rows = questions.rows(withOneRowMore(sql, rowLimit), sent, settings.timeLimit + GRACE);
    return withinLimit(await rows.catch(fault), rowLimit);
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
    stop: () => questions.stop(),
    close: async () => {
      await questions.stop();
      await client.close().catch(() => {});
    },
  };
}
