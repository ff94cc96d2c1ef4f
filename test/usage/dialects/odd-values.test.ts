import { describe, expect, test } from 'vitest';
import { JSON_KIND, TEXT } from '../../../src/usage/column-type.ts';
import { CLICKHOUSE } from '../../../src/usage/dialects/clickhouse.ts';
import type { Dialect } from '../../../src/usage/dialects/dialect.ts';
import { DUCKDB } from '../../../src/usage/dialects/duckdb.ts';
import { POSTGRES } from '../../../src/usage/dialects/postgres.ts';
import type { Engine } from '../../../src/usage/engine.ts';
import { openClickhouse } from '../../../src/usage/engines/clickhouse.ts';
import { openDuckDb } from '../../../src/usage/engines/duckdb.ts';
import { openPostgres } from '../../../src/usage/engines/postgres.ts';
import { settings } from '../engines/settings.ts';
import { clickhouseServers, hasClickhouse } from '../servers/clickhouse.ts';
import { hasPostgres, postgresServer } from '../servers/postgres.ts';
import { without } from '../servers/programs.ts';

const DECIMAL = { kind: 'decimal' } as const;

/** What an engine makes of each expression, in one question: one that could not be answered would end them all. */
const asked = async (engine: Engine, expressions: readonly string[]) =>
  (await engine.rows(`SELECT ${expressions.map((sql, i) => `${sql} AS e${i}`).join(', ')}`))[0];

/** Times that PostgreSQL has no cast for, and others have. */
const PECULIAR: readonly (readonly [string, null])[] = [
  ['0000-01-01', null],
  ['2026-06-01T00:00:00+19', null],
];

const DAY = 86_400_000;
/** Times as texts, and their milliseconds since 1970; null where there is no such day or moment. */
const TIMES: readonly (readonly [string, number | null])[] = [
  ['2026-06-01T00:00:00Z', 20_605 * DAY],
  ['2026-06-01 02:00:00+02', 20_605 * DAY],
  // 2028 is a leap year: 58 years of 365 days, 14 leap days before it, 59 days to 29 February
  ['2028-02-29', (58 * 365 + 14 + 59) * DAY],
  ['2026-02-29', null],
  ['2026-02-30T10:00:00Z', null],
  ['2026-04-31', null],
  ['2026-13-01', null],
  ['yesterday', null],
  ['', null],
];

/** Numbers as times in no unit that is told, and far beyond every calendar. */
const NUMBERS: readonly (readonly [string, number | null])[] = [
  ['1780272000', 20_605 * DAY],
  ['1780272000000', 20_605 * DAY],
  ['1780272000000000000', 20_605 * DAY],
  ['-1e300', null],
  ['1e300', null],
];

type Written = (value: string) => string;
const asItIs: Written = value => value;
const timesOf = (dialect: Dialect, texts: readonly (readonly [string, number | null])[], written = asItIs) =>
  texts.map(([text]) => dialect.asMillis({ sql: written(dialect.literal(text)), type: TEXT }, 'auto'));
const numbersOf = (dialect: Dialect, double: string, written = asItIs) =>
  NUMBERS.map(([n]) => dialect.asMillis({ sql: `CAST(${written(`'${n}'`)} AS ${double})`, type: DECIMAL }, 'auto'));
const read = (cells: readonly (string | null)[] | undefined) =>
  cells?.map(cell => (cell === null ? null : Number(cell)));
const millis = (values: readonly (readonly [string, number | null])[]) => values.map(([, at]) => at);

const DOCUMENT = String.raw`{"said":"a \"b\" é","tokens":5,"none":null,"part":{"deep":"x","usd":0.5,"at":"2026-06-01T00:00:00Z"}}`;
/** What stands in the document, and beside it: text, whole number, billionths and time. */
function fromJson(dialect: Dialect, sql: string, type: typeof TEXT): readonly string[] {
  const at = (...names: readonly string[]) => names.reduce((value, name) => dialect.step(value, name)!, { sql, type });
  return [
    dialect.asText(at('said')),
    dialect.asWhole({ sql: dialect.asText(at('tokens')), type: TEXT }),
    dialect.asText(at('none')),
    dialect.asText(at('absent')),
    dialect.asText(at('part', 'deep')),
    dialect.asText(at('absent', 'deep')),
    dialect.asBillionths(at('part', 'usd')),
    dialect.asBillionths(at('said')),
    dialect.asMillis(at('part', 'at'), 'auto'),
    dialect.asMillis(at('said'), 'auto'),
  ];
}
const FROM_JSON = ['a "b" é', '5', null, null, 'x', null, '500000000', null, String(20_605 * DAY), null];

describe('a value that is none becomes nothing, and no engine gives up over it', () => {
  test('in DuckDB', async () => {
    const engine = await openDuckDb({ memory: 5e8, temporary: '', rowLimit: 10 });
    const json = DUCKDB.literal(DOCUMENT);
    try {
      expect(read(await asked(engine, timesOf(DUCKDB, TIMES)))).toEqual(millis(TIMES));
      expect(read(await asked(engine, numbersOf(DUCKDB, 'DOUBLE')))).toEqual(millis(NUMBERS));
      expect(await asked(engine, fromJson(DUCKDB, json, TEXT))).toEqual(FROM_JSON);
      expect(await asked(engine, fromJson(DUCKDB, `CAST(${json} AS JSON)`, JSON_KIND))).toEqual(FROM_JSON);
    } finally {
      await engine.close();
    }
  });

  test.skipIf(!hasPostgres)(`in PostgreSQL${without('PostgreSQL')}`, async () => {
    const server = await postgresServer('odd_values');
    const engine = await openPostgres(server.address, settings(server.reader));
    const json = POSTGRES.literal(DOCUMENT);
    try {
      expect(read(await asked(engine, timesOf(POSTGRES, [...TIMES, ...PECULIAR])))).toEqual(
        millis([...TIMES, ...PECULIAR]),
      );
      expect(read(await asked(engine, numbersOf(POSTGRES, 'double precision')))).toEqual(millis(NUMBERS));
      expect(await asked(engine, fromJson(POSTGRES, json, TEXT))).toEqual(FROM_JSON);
      for (const type of ['json', 'jsonb'])
        expect(await asked(engine, fromJson(POSTGRES, `CAST(${json} AS ${type})`, JSON_KIND))).toEqual(FROM_JSON);
    } finally {
      await engine.close();
    }
  });

  test.skipIf(!hasClickhouse)(`in ClickHouse${without('ClickHouse')}`, async () => {
    const [server] = await clickhouseServers('odd_values');
    const engine = await openClickhouse(server!.address, settings(server!.reader));
    try {
      // ClickHouse 18.16 breaks down over cases of constants
      const column: Written = value => `materialize(${value})`;
      const sure = TIMES.filter(([text, at]) => at !== null || !/\d/.test(text));
      expect(read(await asked(engine, timesOf(CLICKHOUSE, sure, column)))).toEqual(millis(sure));
      expect(read(await asked(engine, numbersOf(CLICKHOUSE, 'Float64', column)))).toEqual(millis(NUMBERS));
    } finally {
      await engine.close();
    }
  });
});
