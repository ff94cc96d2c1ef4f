import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askLog } from '../../../src/usage/ask-log.ts';
import { POSTGRES } from '../../../src/usage/dialects/postgres.ts';
import type { Engine } from '../../../src/usage/engine.ts';
import { openPostgres } from '../../../src/usage/engines/postgres.ts';
import { recogniseLog } from '../../../src/usage/sources/recognise.ts';
import { settings } from '../engines/settings.ts';
import { hasPostgres, postgresServer } from '../servers/postgres.ts';
import { without } from '../servers/programs.ts';
import { EXPECTED } from './expected.ts';
import { FIXTURES, LATEST } from './opened-log.ts';

const fixture = (file: string): string => readFileSync(join(FIXTURES, file), 'utf8').trim();

/** Rows of CSV without quotes, as objects; what is empty is not there. */
function rowsOf(csv: string): readonly object[] {
  const [headings, ...rows] = csv.split('\n').map(line => line.split(','));
  return rows.map(cells => Object.fromEntries(headings!.flatMap((name, i) => (cells[i] ? [[name, cells[i]]] : []))));
}

const TABLES = [
  {
    table: 'LiteLLM_SpendLogs',
    file: 'litellm-spend-logs.jsonl',
    rows: fixture('litellm-spend-logs.jsonl')
      .split('\n')
      .map(line => JSON.parse(line) as object),
  },
  {
    table: 'LiteLLM_DailyUserSpend',
    file: 'litellm-daily-user-spend.csv',
    rows: rowsOf(fixture('litellm-daily-user-spend.csv')),
  },
];

describe.skipIf(!hasPostgres)(`the database of a LiteLLM proxy${without('PostgreSQL')}`, () => {
  let engine: Engine;
  beforeAll(async () => {
    const { address, port, reader, writer } = await postgresServer('litellm');
    const as = { host: '127.0.0.1', port, user: writer.PGUSER!, password: writer.PGPASSWORD! };
    const filler = new pg.Client({ ...as, database: 'litellm' });
    await filler.connect();
    await filler.query(fixture('litellm.sql'));
    for (const { table, rows } of TABLES)
      await filler.query(`INSERT INTO "${table}" SELECT * FROM json_populate_recordset(NULL::"${table}", $1)`, [
        JSON.stringify(rows),
      ]);
    await filler.end();
    engine = await openPostgres(address, settings(reader));
  });
  afterAll(() => engine?.close());

  test.each(TABLES)('gives the sums of its $table that were added up by hand', async ({ table, file }) => {
    const expected = EXPECTED.find(of => of.file === file)!;
    const columns = (await engine.columns(table)).map(({ name, type }) => ({ name, type: POSTGRES.typeOf(type) }));
    const recognised = recogniseLog(columns);
    if (!('log' in recognised)) throw new Error(recognised.message);
    const { id, tables, mapping } = recognised.log;
    expect([id, tables?.postgres]).toEqual([expected.log, table]);
    const asked: string[] = [];
    const watched: Engine = {
      ...engine,
      rows(sql) {
        asked.push(sql);
        return engine.rows(sql);
      },
    };
    const { log } = await askLog(
      {
        ...{ engine: watched, dialect: POSTGRES, from: POSTGRES.quoted(table), columns, mapping },
        ...{ shown: table, labels: Object.values(mapping.labels) },
      },
      { offset: 0, latest: LATEST, checksIds: true, shapes: false, told: () => {} },
    );
    expect(log.flaws).toEqual([]);
    const sum = (of: (row: (typeof log.rows)[number]) => bigint) =>
      Number(log.rows.reduce((total, row) => total + of(row), 0n));
    const { answered, failed, batch, input, cached, write5m, write1h, output, reasoning, cost } = expected;
    expect({
      answered: sum(row => (row.group.failed ? 0n : row.requests)),
      failed: sum(row => (row.group.failed ? row.requests : 0n)),
      batch: sum(row => (row.group.batch ? row.requests : 0n)),
      input: sum(row => row.input),
      cached: sum(row => row.cached),
      write5m: sum(row => row.write5m),
      write1h: sum(row => row.write1h),
      output: sum(row => row.output),
      reasoning: sum(row => row.reasoning),
      cost: sum(row => row.cost),
    }).toEqual({ answered, failed, batch, input, cached, write5m, write1h, output, reasoning, cost });
    // texts of prompts, answers and errors
    const texts = /"(?:messages|response|proxy_server_request)"|error_information|mcp_tool_call_metadata/;
    expect(asked.filter(sql => texts.test(sql))).toEqual([]);
  });
});
