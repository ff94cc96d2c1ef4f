import { readFile } from 'node:fs/promises';
import { InputFault } from '../../../input/problem.ts';
import type { TypedColumn } from '../../../usage/column-type.ts';
import { CLICKHOUSE } from '../../../usage/dialects/clickhouse.ts';
import type { Dialect } from '../../../usage/dialects/dialect.ts';
import { DUCKDB } from '../../../usage/dialects/duckdb.ts';
import { POSTGRES } from '../../../usage/dialects/postgres.ts';
import type { Engine, EngineKind } from '../../../usage/engine.ts';
import { openClickhouse } from '../../../usage/engines/clickhouse.ts';
import { openPostgres } from '../../../usage/engines/postgres.ts';
import type { OpenSource } from '../../../usage/open-source.ts';
import type { KnownLog } from '../../../usage/sources/known-log.ts';
import { KNOWN_LOGS } from '../../../usage/sources/known-logs.ts';
import { recogniseLog } from '../../../usage/sources/recognise.ts';
import { UsageFault } from '../../exit.ts';
import type { Host } from '../../host.ts';
import type { Reading } from './open-files.ts';

const DIALECTS: Readonly<Record<EngineKind, Dialect>> = { duckdb: DUCKDB, clickhouse: CLICKHOUSE, postgres: POSTGRES };

/** Whether a source is the address of a server, and not a path. */
export const isServer = (source: string): boolean =>
  /^(?:postgres(?:ql)?|clickhouse(?:\+https?|s)?|https?):\/\//i.test(source);

/** Connects to the server at an address. Throws EngineFault. */
export function openServer(address: string, host: Host, timeLimit: number, rowLimit: number): Promise<Engine> {
  const settings = {
    timeLimit,
    rowLimit,
    run: `tco-${process.pid}-${Math.floor(performance.timeOrigin)}`,
    environment: host.env,
    read: (path: string) => readFile(path, 'utf8'),
  };
  return /^postgres/i.test(address) ? openPostgres(address, settings) : openClickhouse(address, settings);
}

/** The log in a table of a database: the one that is named, or the one that a known log stands in. */
export async function openTable(engine: Engine, wanted: string | undefined, reading: Reading): Promise<OpenSource> {
  const dialect = DIALECTS[engine.kind];
  const { table, log } = wanted === undefined ? await knownTable(engine) : { table: wanted, log: undefined };
  const columns = await columnsOf(engine, dialect, table);
  const shown = `${engine.shown} ${table}`;
  const found = log ?? (reading.mapping ? undefined : recognised(columns, shown));
  const mapping = reading.mapping ?? found!.mapping;
  const from = `${dialect.quoted(table)}${found?.replaced && engine.kind === 'clickhouse' ? ' FINAL' : ''}`;
  const labels = reading.labels(mapping, columns, shown);
  const rollUp = found?.rollUp === undefined ? undefined : await openRollUp(engine, found.rollUp);
  return { engine, dialect, from, columns, mapping, shown, labels, rollUp };
}

/** The sums by day of a log, where this user may read them. */
async function openRollUp(engine: Engine, id: string): Promise<OpenSource | undefined> {
  const log = KNOWN_LOGS.find(known => known.id === id);
  const name = log?.tables?.[engine.kind];
  const table = (await engine.tables()).find(t => t === name || t.endsWith(`.${name}`));
  if (!log || table === undefined) return undefined;
  const dialect = DIALECTS[engine.kind];
  const columns = await columnsOf(engine, dialect, table);
  const { mapping } = log;
  return {
    engine,
    dialect,
    from: dialect.quoted(table),
    columns,
    mapping,
    shown: `${engine.shown} ${table}`,
    labels: [],
  };
}

async function columnsOf(engine: Engine, dialect: Dialect, table: string): Promise<readonly TypedColumn[]> {
  return (await engine.columns(table)).map(({ name, type }) => ({ name, type: dialect.typeOf(type) }));
}

async function knownTable(engine: Engine): Promise<{ table: string; log: KnownLog }> {
  const tables = await engine.tables();
  const found = KNOWN_LOGS.flatMap(log => {
    const name = log.tables?.[engine.kind];
    const table = tables.find(t => t === name || t.endsWith(`.${name}`));
    return name !== undefined && table !== undefined ? [{ table, log }] : [];
  });
  if (found[0]) return found[0];
  const some = tables.slice(0, 12).join(', ');
  throw new UsageFault(
    `${engine.shown} has no table of a known log`,
    tables.length
      ? `name one with --table; there are ${some}${tables.length > 12 ? ', …' : ''}`
      : 'there are no tables that this user may read',
  );
}

function recognised(columns: readonly TypedColumn[], shown: string): KnownLog {
  const found = recogniseLog(columns);
  if ('log' in found) return found.log;
  throw new InputFault([
    { code: 'E602', severity: 'error', message: `\`${shown}\`: ${found.message}`, hint: found.hint },
  ]);
}
