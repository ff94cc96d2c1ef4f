import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../../src/usage/engine.ts';
import { openClickhouse } from '../../../src/usage/engines/clickhouse.ts';
import { selfSigned } from '../servers/certificate.ts';
import { CLUSTER, type ClickhouseServer, clickhouseServers, hasClickhouse, writes } from '../servers/clickhouse.ts';
import { until } from '../servers/once.ts';
import { without } from '../servers/programs.ts';
import { faultOf, settings } from './settings.ts';

/** Long, and noticed when it is stopped. */
const ENDLESS = 'SELECT count() AS n FROM system.numbers WHERE number % 7 = 8';

describe.skipIf(!hasClickhouse)(`ClickHouse${without('ClickHouse')}`, () => {
  let servers: readonly ClickhouseServer[];
  let first: ClickhouseServer;
  let engine: Engine;

  beforeAll(async () => {
    servers = await clickhouseServers('engines');
    [first] = servers as [ClickhouseServer];
    for (const [i, server] of servers.entries()) {
      await writes(
        server,
        'CREATE TABLE part (id Int64, tokens Int64, note Nullable(String), at DateTime) ENGINE = MergeTree PARTITION BY tuple() ORDER BY id',
      );
      await writes(
        server,
        `INSERT INTO part SELECT number * 2 + ${i}, 9223372036854775807, if(number = 0, NULL, 'a\\tb\\\\N "é'), toDateTime(1767225600 + number) FROM system.numbers LIMIT 5`,
      );
    }
    await writes(first, `CREATE TABLE whole AS part ENGINE = Distributed(${CLUSTER}, engines, part)`);
    await writes(first, `CREATE TABLE endless (number UInt64) ENGINE = Distributed(${CLUSTER}, system, numbers)`);
    await writes(first, 'CREATE DATABASE engines_other');
    await writes(
      first,
      `CREATE TABLE engines_other.exact (u UInt64, d Decimal(38, 0), f Float64, day Date, tags Array(String)) ENGINE = Memory`,
    );
    await writes(
      first,
      `INSERT INTO engines_other.exact VALUES (18446744073709551615, 123456789012345678901234567890, 0.1, '2026-01-01', ['x', 'y'])`,
    );
    engine = await openClickhouse(first.address, settings(first.reader));
  });
  afterAll(() => engine?.close());

  /** What runs on a server for the engine of that name. */
  const active = async (server: ClickhouseServer, run: string): Promise<number> =>
    Number(
      await writes(
        server,
        `SELECT count() FROM system.processes WHERE query_id LIKE '${run}-%' OR initial_query_id LIKE '${run}-%'`,
      ),
    );

  test('gives cells as exact text, whole numbers to the last digit, and null', async () => {
    expect(await engine.rows('SELECT u, d, f, day, tags FROM engines_other.exact')).toEqual([
      ['18446744073709551615', '123456789012345678901234567890', '0.1', '2026-01-01', "['x','y']"],
    ]);
    expect(
      await engine.rows('SELECT id, tokens, note, toUnixTimestamp(at) AS at FROM part ORDER BY id LIMIT 2'),
    ).toEqual([
      ['0', '9223372036854775807', null, '1767225600'],
      ['2', '9223372036854775807', 'a\tb\\N "é', '1767225601'],
    ]);
    expect(await engine.rows("SELECT '' AS empty")).toEqual([['']]);
    expect(await engine.rows('SELECT id FROM part WHERE id > 99 -- none')).toEqual([]);
  });

  test('adds up over both servers of a cluster, beyond 64 bits', async () => {
    // 10 rows of 2^63 − 1; ids are 0…9
    expect(
      await engine.rows('SELECT sum(toDecimal128(tokens, 0)) AS tokens, sum(id) AS ids, count() AS n FROM whole'),
    ).toEqual([['92233720368547758070', '45', '10']]);
  });

  test('names tables and columns', async () => {
    const tables = await engine.tables();
    expect(tables.filter(name => !name.includes('.'))).toEqual(['endless', 'part', 'whole']);
    expect(tables).toContain('engines_other.exact');
    expect(tables.some(name => name.startsWith('system.'))).toBe(false);
    expect(await engine.columns('whole')).toEqual([
      { name: 'id', type: 'Int64' },
      { name: 'tokens', type: 'Int64' },
      { name: 'note', type: 'Nullable(String)' },
      { name: 'at', type: 'DateTime' },
    ]);
    expect((await engine.columns('engines_other.exact')).map(c => c.name)).toEqual(['u', 'd', 'f', 'day', 'tags']);
    for (const name of ['nothing', "' OR 1 = 1 --"])
      expect(await faultOf(engine.columns(name))).toMatchObject({ kind: 'not found' });
    expect(engine.shown).toBe(`clickhouse://localhost:${first.port}/engines`);
  });

  test('refuses to write even for one who may', async () => {
    const writer = await openClickhouse(first.address, settings(first.writer));
    expect(await writer.rows("SELECT value FROM system.settings WHERE name = 'readonly'")).toEqual([['2']]);
    for (const sql of [
      'INSERT INTO part (id) VALUES (1)',
      'DROP TABLE part',
      'CREATE TABLE copied ENGINE = Memory AS SELECT 1',
      'SELECT 1 AS one) AS asked; DROP TABLE part; SELECT * FROM (SELECT 1 AS one',
    ])
      expect(await faultOf(writer.rows(sql)), sql).toMatchObject({ kind: 'refused' });
    expect(await writer.rows('SELECT count() AS n FROM part')).toEqual([['5']]);
    await writer.close();
  });

  test('serves one who may change no setting, unless an answer could silently be another', async () => {
    const strict = await openClickhouse(first.address, settings(first.strict));
    expect(await strict.rows('SELECT sum(id) AS ids FROM whole')).toEqual([['45']]);
    await strict.close();
    expect(await faultOf(openClickhouse(first.address, settings(first.cutStrict)))).toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('result_overflow_mode = throw'),
    });
  });

  test('gets an error where the server would cut an answer off without a word', async () => {
    // what somebody else gets
    const headers = { authorization: `Basic ${Buffer.from('cut:').toString('base64')}` };
    const asked = { method: 'POST', headers, body: 'SELECT number FROM system.numbers LIMIT 9' };
    const lines = (await (await fetch(`http://127.0.0.1:${first.port}/`, asked)).text()).trim().split('\n');
    expect(lines.length).toBeLessThan(9);
    const cut = await openClickhouse(first.address, settings(first.cut));
    expect(await faultOf(cut.rows('SELECT number FROM system.numbers LIMIT 9'))).toMatchObject({ kind: 'too much' });
    await cut.close();
  });

  test('ends an answer that has more rows than allowed', async () => {
    const few = await openClickhouse(first.address, settings(first.reader, { rowLimit: 3 }));
    expect(await few.rows('SELECT id FROM whole ORDER BY id DESC LIMIT 3')).toEqual([['9'], ['8'], ['7']]);
    expect(await faultOf(few.rows('SELECT id FROM whole'))).toMatchObject({ kind: 'too much' });
    // more groups on the way than rows in the answer
    expect(await few.rows('SELECT id, count() AS n FROM whole GROUP BY id HAVING id = 4')).toEqual([['4', '1']]);
    await few.close();
  });

  test('ends a question at the time limit', async () => {
    const hasty = await openClickhouse(first.address, settings(first.reader, { timeLimit: 1 }));
    expect(await faultOf(hasty.rows(ENDLESS))).toMatchObject({ kind: 'too slow' });
    expect(await hasty.rows('SELECT 1 AS one')).toEqual([['1']]);
    await hasty.close();
  });

  test('ends a question that needs more memory than allowed', async () => {
    const small = await openClickhouse(first.address, settings(first.reader, { memory: 20_000_000 }));
    expect(await faultOf(small.rows('SELECT length(groupArray(number)) AS n FROM numbers(100000000)'))).toMatchObject({
      kind: 'out of memory',
    });
    await small.close();
  });

  test.each(['reader', 'strict'] as const)('stops what runs on the server for a %s', async who => {
    const chosen = settings(first[who]);
    const one = await openClickhouse(first.address, chosen);
    const asked = faultOf(one.rows(ENDLESS));
    await until(async () => (await active(first, chosen.run)) === 1, 'it did not begin');
    await one.stop();
    expect(await asked).toMatchObject({ kind: 'stopped' });
    expect(await active(first, chosen.run)).toBe(0);
    expect(await one.rows('SELECT 1 AS one')).toEqual([['1']]);
    await one.close();
  });

  test('stops what runs on all servers of a cluster', async () => {
    // longer than it is waited for
    const chosen = settings(first.reader, { timeLimit: 60 });
    const one = await openClickhouse(first.address, chosen);
    const running = async () => (await Promise.all(servers.map(server => active(server, chosen.run)))).join();
    const asked = faultOf(one.rows(ENDLESS.replace('system.numbers', 'endless')));
    // on the first the question, on the second its part of it
    await until(async () => (await running()) === '1,1', 'it did not begin');
    await one.stop();
    expect(await asked).toMatchObject({ kind: 'stopped' });
    await until(async () => (await running()) === '0,0', 'a part of it goes on');
    await one.close();
  });

  test('accepts no certificate that nobody it knows vouches for', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tco-tls-'));
    const { file, key } = selfSigned(folder, 'localhost');
    const tls = createServer({ cert: readFileSync(file), key: readFileSync(key) }, (_, response) =>
      response.end('1\n'),
    );
    rmSync(folder, { recursive: true });
    await new Promise<void>(resolve => tls.listen(0, 'localhost', resolve));
    const address = `clickhouse+https://localhost:${(tls.address() as AddressInfo).port}`;
    const refused = await faultOf(openClickhouse(address, settings(first.reader)));
    tls.close();
    expect(refused).toMatchObject({
      kind: 'not reached',
      message: expect.stringContaining('certificate was not accepted'),
    });
    expect(refused.message).toContain('NODE_EXTRA_CA_CERTS');
  });

  test('says what to do where it is not let in, or finds nothing', async () => {
    const place = `localhost:${first.port}`;
    const wrong = settings({ ...first.reader, CLICKHOUSE_PASSWORD: 'not it' });
    const refused = await faultOf(openClickhouse(first.address, wrong));
    expect(refused).toMatchObject({ kind: 'not allowed', message: expect.stringContaining('CLICKHOUSE_PASSWORD') });
    expect(refused.message).not.toContain('not it');
    const nobody = settings({ CLICKHOUSE_USER: 'nobody' });
    expect(await faultOf(openClickhouse(first.address, nobody))).toMatchObject({ kind: 'not allowed' });
    expect(await faultOf(openClickhouse(`clickhouse://${place}/nowhere`, settings(first.reader)))).toMatchObject({
      kind: 'not found',
    });
    expect(await faultOf(openClickhouse('clickhouse://127.0.0.1:9', settings({})))).toEqual({
      kind: 'not reached',
      message:
        'clickhouse://127.0.0.1:9/default: nothing answers at this port; check host, port and that the server runs',
    });
    expect(await faultOf(engine.rows('SELECT id FROM absent'))).toMatchObject({ kind: 'not found' });
    expect(await faultOf(engine.rows('SELECT absent FROM part'))).toMatchObject({ kind: 'not found' });
    expect(await faultOf(engine.rows('SELECT 1 +'))).toMatchObject({ kind: 'refused' });
  });
});
