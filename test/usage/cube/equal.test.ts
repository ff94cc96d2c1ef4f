import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askLog } from '../../../src/usage/ask-log.ts';
import type { CubeRow } from '../../../src/usage/cube/cube.ts';
import { CLICKHOUSE } from '../../../src/usage/dialects/clickhouse.ts';
import type { Dialect } from '../../../src/usage/dialects/dialect.ts';
import { DUCKDB } from '../../../src/usage/dialects/duckdb.ts';
import { POSTGRES } from '../../../src/usage/dialects/postgres.ts';
import type { Engine } from '../../../src/usage/engine.ts';
import { openClickhouse } from '../../../src/usage/engines/clickhouse.ts';
import { openDuckDb } from '../../../src/usage/engines/duckdb.ts';
import { openPostgres } from '../../../src/usage/engines/postgres.ts';
import type { Mapping } from '../../../src/usage/mapping/mapping.ts';
import { readMapping } from '../../../src/usage/mapping/read-mapping.ts';
import type { OpenSource } from '../../../src/usage/open-source.ts';
import { settings } from '../engines/settings.ts';
import { CLUSTER, clickhouseServers, hasClickhouse, writes } from '../servers/clickhouse.ts';
import { hasPostgres, postgresServer } from '../servers/postgres.ts';
import { without } from '../servers/programs.ts';

/** A request as a gateway logs it: some counts as texts, some missing, some absurd. */
interface Row {
  readonly id: string | null;
  /** Seconds since 1970. */
  readonly at: number;
  readonly model: string;
  readonly provider: string;
  readonly team: string;
  readonly input: number | null;
  readonly cached: number | null;
  /** A text, as old gateways write it. */
  readonly output: string | null;
  readonly reasoning: number | null;
  /** Hundredths of a cent. */
  readonly spend: number | null;
  readonly status: string;
  readonly tier: string;
}

const BOUNDS = { rowLimit: 100_000 };
const JUNE = 1_780_272_000; // 2026-06-01T00:00:00Z
const WEEKS = 14 * 86_400;

/** Nearly all that 64 bits hold: twice it, or its square, is more. */
const MOST = 2 ** 63 - 2048;

const row = fc.record<Row>({
  id: fc.oneof(
    { weight: 9, arbitrary: fc.uuid() },
    { weight: 3, arbitrary: fc.constantFrom('twice', 'again', '') },
    { weight: 1, arbitrary: fc.constant(null) },
  ),
  at: fc.oneof(
    { weight: 30, arbitrary: fc.integer({ min: JUNE, max: JUNE + WEEKS }) },
    { weight: 1, arbitrary: fc.constantFrom(0, 86_400, 4_000_000_000) },
  ),
  model: fc.constantFrom('gpt-5-mini', 'claude-sonnet-4-6', 'Gemini-2.5-Flash', 'o\'s "model" \\ \u00e9', ''),
  provider: fc.constantFrom('openai', 'anthropic', 'google', ''),
  team: fc.constantFrom('a', 'b', 'B', ''),
  input: fc.option(
    fc.oneof(
      { weight: 20, arbitrary: fc.integer({ min: 0, max: 300_000 }) },
      { weight: 1, arbitrary: fc.constantFrom(-5, 100_000_001, 2_000_000_000, MOST, -MOST) },
    ),
    { freq: 30 },
  ),
  cached: fc.option(
    fc.oneof(
      { weight: 40, arbitrary: fc.integer({ min: 0, max: 2000 }) },
      { weight: 1, arbitrary: fc.constantFrom(MOST, -MOST) },
    ),
    { freq: 5 },
  ),
  output: fc.option(
    fc.oneof(
      { weight: 20, arbitrary: fc.integer({ min: 0, max: 9000 }).map(String) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          '',
          '12.0',
          ' 40 ',
          '1_000',
          '0x1F',
          '+5',
          '7.5',
          'many',
          '-3',
          '99999999999999999999',
          '-999999999999999999',
        ),
      },
    ),
    { freq: 30 },
  ),
  reasoning: fc.option(fc.integer({ min: 0, max: 500 }), { freq: 3 }),
  spend: fc.option(fc.integer({ min: 0, max: 1_000_000 }), { freq: 9 }),
  status: fc.constantFrom('success', 'success', 'success', 'failure', 'Success'),
  tier: fc.constantFrom('default', 'flex', 'batch', 'FLEX', ''),
});

const { mapping } = readMapping(
  `
time: at
id: id
model: model
provider: provider
input: input
cacheRead: cached
output: output
reasoning: reasoning
cost: spend
tier: tier
failed: { field: status, not: [success] }
cached: { outside: [anthropic, claude] }
reasons: { beside: [gemini, google] }
labels: { team: team }
`,
  'gateway.yaml',
) as { mapping: Mapping };

const folder = mkdtempSync(join(tmpdir(), 'tco-equal-'));
const ROWS = fc.sample(fc.array(row, { minLength: 6000, maxLength: 6000 }), { numRuns: 1, seed: 9 })[0]!;

const sql = (value: string | number | null, literal: (text: string) => string): string =>
  value === null ? 'NULL' : typeof value === 'number' ? String(value) : literal(value);
const tuple = (r: Row, at: string, literal: (text: string) => string): string =>
  `(${[sql(r.id, literal), at, ...[r.model, r.provider, r.team, r.input, r.cached, r.output, r.reasoning].map(v => sql(v, literal)), r.spend === null ? 'NULL' : String(r.spend / 10_000), ...[r.status, r.tier].map(v => sql(v, literal))].join(', ')})`;
const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
const backslashed = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
const ofPostgres = (text: string) => (text.includes('\\') ? `E${backslashed(text)}` : quoted(text));

/** What an engine answers, in an order that does not depend on it. */
async function answers(engine: Engine, dialect: Dialect, from: string, offset: number) {
  const columns = (await engine.columns(from)).map(({ name, type }) => ({ name, type: dialect.typeOf(type) }));
  const source: OpenSource = { engine, dialect, from, columns, mapping, shown: 'log', labels: [['team']] };
  const { log, examples } = await askLog(source, {
    offset,
    since: (JUNE - 365 * 86_400) * 1000,
    until: undefined,
    latest: (JUNE + 30 * 86_400) * 1000,
    checksIds: true,
    shapes: true,
    told: () => undefined,
  });
  const inOrder = <T>(rows: readonly T[]) =>
    rows.map(r => JSON.stringify(r, (_, value) => (typeof value === 'bigint' ? `${value}` : value))).sort();
  return {
    rows: inOrder(log.rows),
    histograms: inOrder(log.histograms),
    flaws: inOrder(log.flaws),
    duplicates: log.duplicates,
    examples,
    total: log.rows.reduce((n, r: CubeRow) => n + r.input, 0n),
  };
}

let duckdb: Engine;
let expected: Awaited<ReturnType<typeof answers>>;

beforeAll(async () => {
  duckdb = await openDuckDb({ memory: 300e6, temporary: folder, rowLimit: 100_000 });
  await duckdb.rows(
    'CREATE TABLE log (id VARCHAR, "at" TIMESTAMP, model VARCHAR, provider VARCHAR, team VARCHAR, input BIGINT, cached BIGINT, output VARCHAR, reasoning INTEGER, spend DOUBLE, status VARCHAR, tier VARCHAR)',
  );
  for (let i = 0; i < ROWS.length; i += 1000)
    await duckdb.rows(
      `INSERT INTO log VALUES ${ROWS.slice(i, i + 1000)
        .map(r => tuple(r, `make_timestamp(${r.at}000000)`, quoted))
        .join(', ')}`,
    );
  expected = await answers(duckdb, DUCKDB, 'log', 0);
});
afterAll(async () => {
  await duckdb?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the cube of DuckDB', () => {
  test('has the input of every sound row, each id once, counted here by hand', () => {
    const beside = (r: Row) => /gemini|google/i.test(r.model + r.provider);
    const outside = (r: Row) => /claude|anthropic/i.test(r.model + r.provider);
    const whole = (text: string | null) =>
      text !== null && /^ *-?\d{1,18}(\.0+)? *$/.test(text) ? Number(text) : null;
    const isSound = (r: Row): boolean => {
      const output = whole(r.output);
      if (r.at > JUNE + 30 * 86_400 || r.model === '') return false;
      if (output === null && r.output !== null && r.output !== '') return false;
      if (r.status.toLowerCase() === 'success' && (r.input === null || output === null)) return false;
      if ([r.input, output, r.cached].some(n => n !== null && (n < 0 || n > 100_000_000))) return false;
      if (!outside(r) && (r.cached ?? 0) > (r.input ?? 0)) return false;
      return beside(r) || (r.reasoning ?? 0) <= (output ?? 0);
    };
    const inTime = ROWS.filter(r => r.at >= JUNE - 365 * 86_400);
    const inputOf = (r: Row) => (r.input ?? 0) + (outside(r) ? (r.cached ?? 0) : 0);
    const failed = (r: Row) => (r.status.toLowerCase() === 'success' ? 0 : 1);
    const outputOf = (r: Row) => (whole(r.output) ?? 0) + (beside(r) ? (r.reasoning ?? 0) : 0);
    const byId = new Map<string, Row>();
    let total = 0;
    for (const r of inTime) {
      if (r.id === null || r.id === '') total += isSound(r) ? inputOf(r) : 0;
      else if (!byId.has(r.id) || isBefore(r, byId.get(r.id)!)) byId.set(r.id, r);
    }
    function isBefore(a: Row, b: Row): boolean {
      const flawA = isSound(a) ? 0 : 1;
      const flawB = isSound(b) ? 0 : 1;
      if (flawA !== flawB) return flawA < flawB;
      if (failed(a) !== failed(b)) return failed(a) < failed(b);
      if (outputOf(a) !== outputOf(b)) return outputOf(a) > outputOf(b);
      return inputOf(a) > inputOf(b);
    }
    for (const r of byId.values()) total += isSound(r) ? inputOf(r) : 0;
    expect(expected.total).toBe(BigInt(total));
    expect(expected.duplicates?.ids).toBe(2n);
    expect(expected.flaws.length).toBeGreaterThan(5);
  });
});

describe.skipIf(!hasPostgres)(`the cube of PostgreSQL${without('PostgreSQL')}`, () => {
  test('is that of DuckDB to the last token', async () => {
    const server = await postgresServer('equal');
    const client = new pg.Client({
      host: 'localhost',
      port: server.port,
      database: 'equal',
      user: server.writer.PGUSER,
      password: server.writer.PGPASSWORD,
    });
    await client.connect();
    await client.query(
      'CREATE TABLE log (id text, at timestamptz, model text, provider text, team text, input bigint, cached bigint, output text, reasoning integer, spend double precision, status text, tier text)',
    );
    await client.query(
      `INSERT INTO log VALUES ${ROWS.map(r => tuple(r, `to_timestamp(${r.at})`, ofPostgres)).join(', ')}`,
    );
    await client.query('GRANT SELECT ON log TO PUBLIC');
    await client.end();
    const engine = await openPostgres(server.address, settings(server.reader, BOUNDS));
    try {
      expect(await answers(engine, POSTGRES, 'log', 0)).toEqual(expected);
    } finally {
      await engine.close();
    }
  });
});

describe.skipIf(!hasClickhouse)(`the cube of ClickHouse over two servers${without('ClickHouse')}`, () => {
  test('is that of DuckDB to the last token', async () => {
    const servers = await clickhouseServers('equal');
    for (const [i, server] of servers.entries()) {
      await writes(
        server,
        'CREATE TABLE part (id Nullable(String), at DateTime, model String, provider String, team String, input Nullable(Int64), cached Nullable(Int64), output Nullable(String), reasoning Nullable(Int32), spend Nullable(Float64), status String, tier String) ENGINE = MergeTree PARTITION BY tuple() ORDER BY at',
      );
      const half = ROWS.filter((_, n) => n % 2 === i).map(r => tuple(r, `toDateTime(${r.at})`, backslashed));
      await writes(server, `INSERT INTO part VALUES ${half.join(', ')}`);
    }
    await writes(servers[0], `CREATE TABLE log AS part ENGINE = Distributed(${CLUSTER}, equal, part)`);
    const engine = await openClickhouse(servers[0].address, settings(servers[0].reader, BOUNDS));
    try {
      expect(await answers(engine, CLICKHOUSE, 'log', 0)).toEqual(expected);
    } finally {
      await engine.close();
    }
  });
});
