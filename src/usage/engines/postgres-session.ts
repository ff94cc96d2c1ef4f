import type { Client, QueryResult } from 'pg';

/** Seconds that a question waits for somebody's lock on a table, and a transaction for its next statement. */
const LOCK = 10;
const IDLE = 60;

/**
 * Begins a transaction that only reads, and bounds it. Set for the transaction and not for the session: behind a pooler
 * the session is somebody else's. A server that lacks a setting goes without it.
 *
 * @returns the server's process, as text.
 */
export async function beginReading(client: Client, seconds: number): Promise<string> {
  const set = Object.entries({
    statement_timeout: `${Math.ceil(seconds * 1000)}`,
    lock_timeout: `${Math.min(LOCK, seconds) * 1000}`,
    idle_in_transaction_session_timeout: `${IDLE * 1000}`,
    DateStyle: 'ISO',
    IntervalStyle: 'postgres',
    TimeZone: 'UTC',
    extra_float_digits: '1',
    bytea_output: 'hex',
    standard_conforming_strings: 'on',
    // on other systems than Linux it is an error in some versions
    client_connection_check_interval: '1000',
  }).map(([name, value]) => `('${name}', '${value}')`);
  const results = (await client.query(
    `BEGIN READ ONLY; SELECT set_config(s.name, wanted.value, true)
      FROM (VALUES ${set.join(', ')}) AS wanted (name, value) JOIN pg_catalog.pg_settings s ON s.name = wanted.name
      WHERE s.name <> 'client_connection_check_interval' OR version() LIKE '%linux%';
      SELECT pg_backend_pid()::text AS process`,
  )) as unknown as readonly QueryResult<{ process: string }>[];
  return results.at(-1)!.rows[0]!.process;
}
