import type { Client, QueryArrayConfig } from 'pg';
import { type Cell, type Column, type Engine, EngineFault } from '../engine.ts';
import { loadDriver } from './load-driver.ts';
import { withinLimit, withOneRowMore } from './one-row-more.ts';
import { COLUMNS, TABLES } from './postgres-catalog.ts';
import { postgresFault } from './postgres-fault.ts';
import { postgresLogin } from './postgres-login.ts';
import { beginReading } from './postgres-session.ts';
import { Secrets } from './secrets.ts';
import { hostAndPort } from './server-address.ts';
import type { EngineSettings } from './settings.ts';

type Rows = readonly (readonly Cell[])[];

/** Tables or columns that a database may have. */
const MOST_NAMES = 100_000;

/** How often, and for how many milliseconds each, a question that was cancelled is waited for. */
const CANCELS = 25;
const BETWEEN_CANCELS = 200;

/** The question that is being answered. */
interface Running {
  /** The server's process that works on it, once it is known. */
  process?: string;
  stopped: boolean;
  over: Promise<unknown>;
}

/**
 * `postgres://[user@]host[:port]/database`; see {@link postgresLogin} for what else says how to log in. Each question is
 * a transaction of its own that only reads, so that it also works behind a pooler.
 *
 * @throws EngineFault
 */
export async function openPostgres(address: string, settings: EngineSettings): Promise<Engine> {
  const secrets = new Secrets();
  const login = await postgresLogin(address, settings, secrets);
  const { default: pg } = await loadDriver('pg', () => import('pg'));
  const place = `postgres://${hostAndPort(login.host, login.port)}`;
  const connected = async (): Promise<Client> => {
    const client = new pg.Client(login.config);
    // a connection that is lost fails the question that is asked next
    client.on('error', () => {});
    try {
      await client.connect();
    } catch (error) {
      client.end().catch(() => {});
      throw postgresFault(error, place, secrets, settings.timeLimit);
    }
    return client;
  };
  const client = await connected();
  const shown = `${place}/${client.database ?? ''}`;
  let running: Running | undefined;
  let before: Promise<unknown> = Promise.resolve();
  let stops = 0;

  async function answered(sql: string, values: readonly string[], rowLimit: number, own: Running): Promise<Rows> {
    try {
      own.process = await beginReading(client, settings.timeLimit);
      if (own.stopped) throw new EngineFault('stopped', 'stopped');
      const { rows } = await client.query<Cell[]>(asText(withOneRowMore(sql, rowLimit), values));
      return withinLimit(rows, rowLimit);
    } catch (error) {
      if (own.stopped) throw new EngineFault('stopped', `${shown}: stopped`);
      const fault = postgresFault(error, shown, secrets, settings.timeLimit);
      // nothing more is to be had from this connection
      if (fault.kind === 'not reached') client.end().catch(() => {});
      throw fault;
    } finally {
      await client.query('ROLLBACK').catch(() => {});
    }
  }

  /** One at a time: a connection answers in the order it was asked in. */
  function ask(sql: string, values: readonly string[], rowLimit: number): Promise<Rows> {
    const asked = stops;
    const answer = before.then(async () => {
      if (asked !== stops) throw new EngineFault('stopped', `${shown}: stopped`);
      const own: Running = { stopped: false, over: Promise.resolve() };
      const rows = answered(sql, values, rowLimit, own);
      own.over = rows.catch(() => {});
      running = own;
      return rows.finally(() => {
        running = undefined;
      });
    });
    before = answer.catch(() => {});
    return answer;
  }

  async function stop(): Promise<void> {
    stops += 1;
    const own = running;
    if (!own) return;
    own.stopped = true;
    const second = await connected().catch(() => undefined);
    for (let turn = 0; second && turn < CANCELS; turn += 1) {
      // again, as it may have come between two statements
      if (own.process !== undefined) await second.query('SELECT pg_cancel_backend($1)', [own.process]).catch(() => {});
      const over = await Promise.race([own.over.then(() => true), pause(BETWEEN_CANCELS)]);
      if (over === true) break;
    }
    await second?.end().catch(() => {});
    // the server ends it when it finds nobody at the other end
    if (running === own) client.end().catch(() => {});
  }

  return {
    kind: 'postgres',
    shown,
    tables: async () => (await ask(TABLES, [], MOST_NAMES)).map(([name]) => name!),
    columns: async (table): Promise<readonly Column[]> => {
      const found = await ask(COLUMNS, [table], MOST_NAMES);
      if (found.length === 0)
        throw new EngineFault('not found', `${shown} has no table \`${table}\` that this user may read`);
      return found.map(([name, type]) => ({ name: name!, type: type! }));
    },
    rows: sql => ask(sql, [], settings.rowLimit),
    stop,
    close: async () => {
      await stop();
      await client.end().catch(() => {});
    },
  };
}

/** Every cell as the server writes it, and one statement only, whatever the text holds. */
const asText = (text: string, values: readonly string[]): QueryArrayConfig & { queryMode: 'extended' } => ({
  text,
  values: [...values],
  rowMode: 'array',
  queryMode: 'extended',
  types: { getTypeParser: () => (cell: string) => cell },
});

const pause = (milliseconds: number): Promise<void> => new Promise(resolve => setTimeout(resolve, milliseconds));
