import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../../src/usage/engine.ts';
import { openPostgres } from '../../../src/usage/engines/postgres.ts';
import { until } from '../servers/once.ts';
import { hasPostgres, type PostgresServer, postgresServer } from '../servers/postgres.ts';
import { without } from '../servers/programs.ts';
import { faultOf, settings } from './settings.ts';

describe.skipIf(!hasPostgres)(`PostgreSQL${without('PostgreSQL')}`, () => {
  let server: PostgresServer;
  let engine: Engine;
  /** Somebody beside the engine, who may do everything. */
  let beside: pg.Client;

  beforeAll(async () => {
    server = await postgresServer('engines');
    const { PGUSER: user, PGPASSWORD: password } = server.writer;
    beside = new pg.Client({
      host: '127.0.0.1',
      port: server.port,
      database: 'engines',
      user: user!,
      password: password!,
    });
    await beside.connect();
    await beside.query(`
      CREATE TABLE exact (id int8, big numeric, note text, at timestamptz, local timestamp, share float8, ok boolean, more jsonb, tags text[]);
      INSERT INTO exact VALUES
        (9223372036854775807, 123456789012345678901234567890, E'a\\tb\\\\N "é', '2026-01-01 02:00:00.123+02', '2026-01-01 00:00:00', 0.1, true, '{"a": [1]}', '{x,"y z"}'),
        (9223372036854775807, 0.000000001, NULL, NULL, NULL, 1e30, NULL, NULL, NULL);
      CREATE SCHEMA other; CREATE TABLE other."Odd.Name" ("Id" int, secret text); CREATE TABLE other.hidden (id int);
      GRANT USAGE ON SCHEMA other TO reader; GRANT SELECT ("Id") ON other."Odd.Name" TO reader;
      CREATE TABLE parts (id int) PARTITION BY RANGE (id); CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM (0) TO (9);
      CREATE VIEW seen AS SELECT id FROM exact; CREATE SEQUENCE counted;
      CREATE FUNCTION writes() RETURNS int LANGUAGE sql AS 'INSERT INTO exact (id) VALUES (1) RETURNING 1';
    `);
    engine = await openPostgres(server.address, settings(server.reader));
  });
  afterAll(async () => {
    await engine?.close();
    await beside?.end();
  });

  /** What runs on the server for the engine of that name. */
  const active = async (run: string): Promise<number> => {
    const asked = `SELECT count(*)::int AS n FROM pg_stat_activity WHERE application_name = $1 AND state = 'active'`;
    return (await beside.query<{ n: number }>(asked, [run])).rows[0]!.n;
  };

  test('gives cells as the server writes them, whole numbers to the last digit, and null', async () => {
    expect(
      await engine.rows('SELECT id, big, note, at, local, share, ok, more, tags FROM exact ORDER BY big DESC'),
    ).toEqual([
      [
        '9223372036854775807',
        '123456789012345678901234567890',
        'a\tb\\N "é',
        '2026-01-01 00:00:00.123+00',
        '2026-01-01 00:00:00',
        '0.1',
        't',
        '{"a": [1]}',
        '{x,"y z"}',
      ],
      ['9223372036854775807', '0.000000001', null, null, null, '1e+30', null, null, null],
    ]);
    // 2 × (2^63 − 1), which no 64-bit number holds
    expect(await engine.rows('SELECT sum(id) FROM exact -- of both')).toEqual([['18446744073709551614']]);
    expect(await engine.rows('SELECT 1 AS none WHERE false')).toEqual([]);
  });

  test('names the tables that the user may read, and of their columns those', async () => {
    expect(await engine.tables()).toEqual(['exact', 'other.Odd.Name', 'parts', 'seen']);
    expect(await engine.columns('exact')).toEqual([
      { name: 'id', type: 'bigint' },
      { name: 'big', type: 'numeric' },
      { name: 'note', type: 'text' },
      { name: 'at', type: 'timestamp with time zone' },
      { name: 'local', type: 'timestamp without time zone' },
      { name: 'share', type: 'double precision' },
      { name: 'ok', type: 'boolean' },
      { name: 'more', type: 'jsonb' },
      { name: 'tags', type: 'text[]' },
    ]);
    expect(await engine.columns('other.Odd.Name')).toEqual([{ name: 'Id', type: 'integer' }]);
    expect(await engine.columns('public.seen')).toEqual([{ name: 'id', type: 'bigint' }]);
    for (const name of ['other.hidden', 'nothing', "'; DROP TABLE exact; --"])
      expect(await faultOf(engine.columns(name))).toMatchObject({ kind: 'not found' });
  });

  test('answers what is asked at once one after the other', async () => {
    const asked = ['3', '1', '2'].map(n => engine.rows(`SELECT pg_sleep(0.0${n})::text AS slept, ${n} AS n`));
    expect((await Promise.all(asked)).map(([row]) => row![1])).toEqual(['3', '1', '2']);
  });

  test('shows host, port and database only', () => {
    expect(engine.shown).toBe(`postgres://localhost:${server.port}/engines`);
  });

  test('refuses to write even for one who may', async () => {
    const writer = await openPostgres(server.address, settings(server.writer));
    for (const sql of [
      'CREATE INDEX every ON exact (id)',
      'SELECT id INTO copied FROM exact',
      "SELECT nextval('counted')",
      'SELECT writes()',
      'SELECT 1 AS one) AS asked; INSERT INTO exact (id) VALUES (2); SELECT * FROM (SELECT 1 AS one',
      'INSERT INTO exact (id) VALUES (3) RETURNING id',
      "SELECT set_config('transaction_read_only', 'off', true), writes()",
    ])
      expect(await faultOf(writer.rows(sql)), sql).toMatchObject({ kind: 'refused' });
    // before version 16 no write in the eyes of PostgreSQL; it is rolled back
    await writer.rows('SELECT lo_create(0) AS made').catch(() => {});
    await writer.close();
    expect((await beside.query('SELECT count(*)::int AS n FROM pg_largeobject_metadata')).rows).toEqual([{ n: 0 }]);
    expect((await beside.query('SELECT count(*)::int AS n FROM exact')).rows).toEqual([{ n: 2 }]);
  });

  test('ends an answer that has more rows than allowed, without fetching them', async () => {
    const few = await openPostgres(server.address, settings(server.reader, { rowLimit: 3 }));
    expect(await few.rows('SELECT g FROM generate_series(1, 3) AS g')).toEqual([['1'], ['2'], ['3']]);
    expect(await faultOf(few.rows('SELECT g FROM generate_series(1, 4) AS g'))).toEqual({
      kind: 'too much',
      message: 'the answer has more than 3 rows; group by fewer columns',
    });
    expect((await few.columns('exact')).length).toBe(9);
    await few.close();
  });

  test('ends a question at the time limit, and goes on', async () => {
    const hasty = await openPostgres(server.address, settings(server.reader, { timeLimit: 0.2 }));
    expect(await faultOf(hasty.rows('SELECT pg_sleep(60)'))).toEqual({
      kind: 'too slow',
      message: `${hasty.shown}: not answered within 0.2 s; ask for a shorter period`,
    });
    expect(await hasty.rows('SELECT 1 AS one')).toEqual([['1']]);
    await hasty.close();
  });

  test('stops what runs on the server', async () => {
    const chosen = settings(server.reader);
    const one = await openPostgres(server.address, chosen);
    const asked = faultOf(one.rows('SELECT count(*) FROM generate_series(1, 1e12::int8)'));
    const waiting = faultOf(one.rows('SELECT pg_sleep(60)'));
    await until(async () => (await active(chosen.run)) === 1, 'it did not begin');
    await one.stop();
    expect(await asked).toMatchObject({ kind: 'stopped' });
    expect(await waiting).toMatchObject({ kind: 'stopped' });
    expect(await active(chosen.run)).toBe(0);
    expect(await one.rows('SELECT 1 AS one')).toEqual([['1']]);
    // nothing runs
    await one.stop();
    await one.close();
  });

  test('says what to do where it is not let in, or finds nothing', async () => {
    const host = `localhost:${server.port}`;
    const wrong = settings({ ...server.reader, PGPASSWORD: 'not it' });
    expect(await faultOf(openPostgres(server.address, wrong))).toEqual({
      kind: 'not allowed',
      message: `postgres://${host}: password authentication failed for user "reader"; check PGUSER and PGPASSWORD or ~/.pgpass`,
    });
    expect(await faultOf(openPostgres(`postgres://${host}/nowhere`, settings(server.reader)))).toEqual({
      kind: 'not found',
      message: `postgres://${host}: database "nowhere" does not exist; check the database at the end of the address`,
    });
    expect(await faultOf(openPostgres('postgres://127.0.0.1:9/logs', settings(server.reader)))).toEqual({
      kind: 'not reached',
      message: 'postgres://127.0.0.1:9: nothing answers at this port; check host, port and that the server runs',
    });
    expect(await faultOf(openPostgres('postgres://db.invalid/logs', settings(server.reader)))).toMatchObject({
      kind: 'not reached',
      message: expect.stringMatching(/^postgres:\/\/db\.invalid:5432: (?:no such host|its name could not)/),
    });
    expect(await faultOf(engine.rows('SELECT id FROM other.hidden'))).toEqual({
      kind: 'not allowed',
      message: `${engine.shown}: permission denied for table hidden; ask for \`GRANT SELECT\` on it, or on the columns that the mapping names`,
    });
    expect(await faultOf(engine.rows('SELECT id FROM absent'))).toMatchObject({ kind: 'not found' });
    expect(await faultOf(engine.rows('SELECT absent FROM exact'))).toMatchObject({ kind: 'not found' });
    expect(await faultOf(engine.rows('SELECT 1 +'))).toMatchObject({ kind: 'refused' });
  });

  test('finds a password in the file of the driver, which no message repeats', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tco-pgpass-'));
    const file = join(folder, 'pgpass');
    const before = process.env.PGPASSFILE;
    process.env.PGPASSFILE = file;
    const login = async (password: string) => {
      const line = `localhost:${server.port}:engines:reader:${password.replace(/[\\:]/g, '\\$&')}\n`;
      writeFileSync(file, line, { mode: 0o600 });
      const one = await openPostgres(server.address, settings({ PGUSER: 'reader' }));
      const { message } = await faultOf(one.rows(`SELECT '${password}'::int AS n`));
      await one.close();
      return message;
    };
    try {
      expect(await login(server.reader.PGPASSWORD!)).toMatch(/invalid input syntax for type integer: "…"/);
      expect((await faultOf(login('not it'))).kind).toBe('not allowed');
      rmSync(file);
      expect(await faultOf(openPostgres(server.address, settings({ PGUSER: 'reader' })))).toEqual({
        kind: 'not allowed',
        message: `localhost:${server.port} asks for a password; set PGPASSWORD or ~/.pgpass`,
      });
    } finally {
      if (before === undefined) delete process.env.PGPASSFILE;
      else process.env.PGPASSFILE = before;
      rmSync(folder, { recursive: true });
    }
  });

  test('accepts a certificate only from an authority it was given, and for the name it asked for', async () => {
    const secure = { ...server.reader, PGSSLMODE: 'require' };
    const refused = await faultOf(openPostgres(server.address, settings(secure)));
    expect(refused).toMatchObject({
      kind: 'not reached',
      message: expect.stringContaining('certificate was not accepted'),
    });
    expect(refused.message).toContain('PGSSLROOTCERT');
    const trusting = { ...secure, PGSSLROOTCERT: server.certificate };
    const encrypted = await openPostgres(server.address, settings(trusting));
    expect(await encrypted.rows('SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()')).toEqual([['t']]);
    await encrypted.close();
    // the certificate names localhost alone
    const elsewhere = server.address.replace('localhost', '127.0.0.1');
    expect(await faultOf(openPostgres(elsewhere, settings(trusting)))).toMatchObject({ kind: 'not reached' });
    const careless = { ...secure, NODE_TLS_REJECT_UNAUTHORIZED: '0' };
    expect(await faultOf(openPostgres(server.address, settings(careless)))).toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('NODE_TLS_REJECT_UNAUTHORIZED'),
    });
    const lost = { ...secure, PGSSLROOTCERT: '/nowhere/root.crt' };
    expect(await faultOf(openPostgres(server.address, settings(lost)))).toMatchObject({ kind: 'refused' });
  });
});
