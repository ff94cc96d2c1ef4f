import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { requestsView } from '../../../src/usage/cube/requests-view.ts';
import { byShape } from '../../../src/usage/cube/shape-query.ts';
import { CLICKHOUSE } from '../../../src/usage/dialects/clickhouse.ts';
import type { Dialect } from '../../../src/usage/dialects/dialect.ts';
import { DUCKDB } from '../../../src/usage/dialects/duckdb.ts';
import { POSTGRES } from '../../../src/usage/dialects/postgres.ts';
import type { Engine } from '../../../src/usage/engine.ts';
import { openClickhouse } from '../../../src/usage/engines/clickhouse.ts';
import { openDuckDb } from '../../../src/usage/engines/duckdb.ts';
import { openPostgres } from '../../../src/usage/engines/postgres.ts';
import { buildMapping } from '../../../src/usage/mapping/build-mapping.ts';
import { settings } from '../engines/settings.ts';
import { clickhouseServers, hasClickhouse, writes } from '../servers/clickhouse.ts';
import { hasPostgres, postgresServer } from '../servers/postgres.ts';
import { without } from '../servers/programs.ts';

/** Texts that would end a literal or a name, if anything did. */
const TEXTS = [
  ...[
    "'",
    "''",
    "\\'",
    '\\',
    "\\\\'",
    "' OR 1=1 --",
    "'; DROP TABLE log; --",
    '"',
    '`',
    '\\`',
    '--',
    '/*',
    '*/',
    '$$',
    '$1',
    '?',
  ],
  ...['{x:String}', '%', '_', "E'", '\n', '\\n', '\\x41', '\u00e9\u{1f600}', 'it\'s \\ "quoted" `name`'],
];

/** Names of columns that a log may have. */
const NAMES = ['model "x"', "model's", 'model`s', 'a model; --'];

/** What an engine gives back of texts that stand in its query, and of a log whose columns and models are called so. */
async function answers(engine: Engine, dialect: Dialect, table: string) {
  const [texts] = await engine.rows(`SELECT ${TEXTS.map((text, i) => `${dialect.literal(text)} AS t${i}`).join(', ')}`);
  const columns = (await engine.columns(table)).map(({ name, type }) => ({ name, type: dialect.typeOf(type) }));
  const models: (string | null)[][] = [];
  for (const name of NAMES) {
    const mapping = buildMapping(
      {
        ...{ time: 'at', model: JSON.stringify(name), input: 'n', output: 'n' },
        failed: { field: JSON.stringify(name), is: TEXTS.map(text => text.toLowerCase()) },
      },
      'hostile',
    );
    const view = requestsView(dialect.quoted(table), columns, mapping, dialect, { labels: [], latest: 4e12 });
    const sizes = { input: { from: 0, to: 5 }, output: { from: 0, to: 1e9 } };
    const boxes = TEXTS.map((model, i) => ({ model, ...sizes, name: `${i} ${model}` }));
    const shaped = byShape(view, boxes, dialect);
    const rows = await engine.rows(
      `SELECT r_model, r_label0 FROM (${shaped.sql}) AS r WHERE r_flaw = 0 AND r_failed = 1 ORDER BY r_input`,
    );
    models.push(rows.map(([model, label]) => (label === `${TEXTS.indexOf(model!)} ${model}` ? model! : null)));
  }
  return { texts, models };
}

const EXPECTED = { texts: TEXTS, models: NAMES.map(() => TEXTS.map(text => text)) };

/** The log: in each column the same texts. */
const created = (dialect: Dialect, text: string, time: string, after = '') =>
  `CREATE TABLE log (${dialect.column('at')} ${time}, n INTEGER, ${NAMES.map(name => `${dialect.column(name)} ${text}`).join(', ')})${after}`;
const filled = (dialect: Dialect, at: string) =>
  `INSERT INTO log VALUES ${TEXTS.map(text => `(${at}, 1, ${NAMES.map(() => dialect.literal(text)).join(', ')})`).join(', ')}`;

const sorted = ({ texts, models }: { texts: unknown; models: readonly (readonly (string | null)[])[] }) => ({
  texts,
  models: models.map(found => [...found].map(String).sort()),
});

describe('names and texts are what they are, whatever signs they have', () => {
  test('in DuckDB', async () => {
    const engine = await openDuckDb({ memory: 5e8, temporary: '', rowLimit: 1000 });
    await engine.rows(created(DUCKDB, 'VARCHAR', 'TIMESTAMP'));
    await engine.rows(filled(DUCKDB, "TIMESTAMP '2026-06-01 00:00:00'"));
    expect(sorted(await answers(engine, DUCKDB, 'log'))).toEqual(sorted(EXPECTED));
    await engine.close();
  });
  test.skipIf(!hasPostgres)(`in PostgreSQL${without('PostgreSQL')}, in a column with a dot too`, async () => {
    const server = await postgresServer('injection');
    const { PGUSER: user, PGPASSWORD: password } = server.writer;
    const client = new pg.Client({ host: 'localhost', port: server.port, database: 'injection', user, password });
    await client.connect();
    await client.query(created(POSTGRES, 'text', 'timestamptz'));
    await client.query(filled(POSTGRES, "'2026-06-01T00:00:00Z'"));
    await client.query('CREATE TABLE dotted (at timestamptz, "usage.in" integer, "usage.out" integer, model text)');
    await client.query("INSERT INTO dotted VALUES ('2026-06-01T00:00:00Z', 7, 5, 'm')");
    await client.query('GRANT SELECT ON log, dotted TO PUBLIC');
    await client.end();
    const engine = await openPostgres(server.address, settings(server.reader, { rowLimit: 1000 }));
    try {
      expect(sorted(await answers(engine, POSTGRES, 'log'))).toEqual(sorted(EXPECTED));
      const columns = (await engine.columns('dotted')).map(({ name, type }) => ({ name, type: POSTGRES.typeOf(type) }));
      const mapping = buildMapping(
        { time: 'at', model: 'model', input: '"usage.in"', output: '"usage.out"' },
        'dotted',
      );
      const { sql } = requestsView('dotted', columns, mapping, POSTGRES, { labels: [], latest: 4e12 });
      expect(await engine.rows(`SELECT r_input, r_output FROM (${sql}) AS r`)).toEqual([['7', '5']]);
    } finally {
      await engine.close();
    }
  });
  test.skipIf(!hasClickhouse)(`in ClickHouse${without('ClickHouse')}`, async () => {
    const [server] = await clickhouseServers('injection');
    await writes(
      server!,
      created(CLICKHOUSE, 'String', 'DateTime', ' ENGINE = MergeTree PARTITION BY tuple() ORDER BY at'),
    );
    await writes(server!, filled(CLICKHOUSE, "toDateTime('2026-06-01 00:00:00')"));
    const engine = await openClickhouse(server!.address, settings(server!.reader, { rowLimit: 1000 }));
    try {
      expect(sorted(await answers(engine, CLICKHOUSE, 'log'))).toEqual(sorted(EXPECTED));
    } finally {
      await engine.close();
    }
  });
});
