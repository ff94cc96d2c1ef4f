import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EngineFault } from '../../../src/usage/engine.ts';
import { clickhouseLogin } from '../../../src/usage/engines/clickhouse-login.ts';
import { postgresLogin } from '../../../src/usage/engines/postgres-login.ts';
import { Secrets } from '../../../src/usage/engines/secrets.ts';
import { isLocal, serverAddress } from '../../../src/usage/engines/server-address.ts';
import { anyText } from './any-text.ts';
import { faultOf, settings } from './settings.ts';

const postgres = async (address: string, environment: Record<string, string> = {}) =>
  (await postgresLogin(address, settings(environment), new Secrets())).config;
const clickhouse = (address: string, environment: Record<string, string> = {}) =>
  clickhouseLogin(address, settings(environment), new Secrets());

describe('the address of a server', () => {
  test.each([
    ['postgres://host:5433/logs', { scheme: 'postgres', host: 'host', port: 5433, user: undefined, database: 'logs' }],
    ['postgresql://me@host', { scheme: 'postgresql', host: 'host', port: undefined, user: 'me', database: undefined }],
    ['postgres:///logs', { scheme: 'postgres', host: undefined, port: undefined, user: undefined, database: 'logs' }],
    ['postgres://[::1]:1/a%20b', { scheme: 'postgres', host: '::1', port: 1, user: undefined, database: 'a b' }],
    [
      'postgres://%2Frun%2Fpg/x',
      { scheme: 'postgres', host: '/run/pg', port: undefined, user: undefined, database: 'x' },
    ],
  ])('%s is read', (text, parts) => {
    expect(serverAddress(text, 'PGPASSWORD')).toEqual(parts);
  });

  test.each([
    'postgres://me:sesame@host/logs',
    'postgres://me:ses@me/or:sesame%@host/logs',
    'postgres://me:sesame@host:port/logs',
    'postgres://:sesame@host',
    'postgres://host/logs?password=sesame',
    'postgres://host/logs?user=me&password=ses@sesame',
    'postgres://host/logs#sesame',
    'postgres://host:99999/sesame',
    'postgres://sesame host/logs',
    'postgres://sesame%zz/logs',
    'sesame',
  ])('%s is refused without repeating it', text => {
    expect(() => serverAddress(text, 'PGPASSWORD')).toThrow(EngineFault);
    expect(() => serverAddress(text, 'PGPASSWORD')).not.toThrow(/sesame/);
  });

  test('says which variable a password goes into', () => {
    expect(() => serverAddress('postgres://me:x@host', 'PGPASSWORD')).toThrow(/a password goes into PGPASSWORD/);
    expect(() => serverAddress('postgres://host/x?password=x', 'PGPASSWORD')).toThrow(
      /a password goes into PGPASSWORD/,
    );
  });

  test('never lets a password through, whatever it is made of', () => {
    fc.assert(
      fc.property(anyText({ maxLength: 40 }), password => {
        try {
          return !serverAddress(`postgres://me:${password}@host/logs`, 'PGPASSWORD');
        } catch (error) {
          return error instanceof EngineFault && !(password.length > 20 && error.message.includes(password));
        }
      }),
      { seed: 9 },
    );
  });

  test('is local on this machine only', () => {
    expect(['localhost', 'LOCALHOST', '127.0.0.1', '127.9.9.9', '::1', '/run/postgresql'].every(isLocal)).toBe(true);
    expect(['localhost.example.org', '10.0.0.1', '127.0.0.1.nip.io', 'db', '0.0.0.0'].some(isLocal)).toBe(false);
  });
});

describe('a login to PostgreSQL', () => {
  test('verifies certificates on any other machine, whatever PGSSLMODE asks for short of that', async () => {
    for (const PGSSLMODE of ['', 'allow', 'prefer', 'require', 'no-verify', 'verify-ca', 'verify-full'])
      expect((await postgres('postgres://db/logs', { PGSSLMODE })).ssl, PGSSLMODE).toEqual({
        rejectUnauthorized: true,
      });
  });
  test('goes without TLS to this machine, and where it is said outright', async () => {
    expect((await postgres('postgres://localhost/logs')).ssl).toBe(false);
    expect((await postgres('postgres:///logs', { PGHOST: '/run/postgresql' })).ssl).toBe(false);
    expect((await postgres('postgres://db/logs', { PGSSLMODE: 'disable' })).ssl).toBe(false);
    expect((await postgres('postgres://localhost/logs', { PGSSLMODE: 'require' })).ssl).toEqual({
      rejectUnauthorized: true,
    });
  });
  test('takes what the address leaves out from the environment', async () => {
    const environment = { PGHOST: 'db', PGPORT: '6432', PGUSER: 'me', PGDATABASE: 'logs', PGSSLMODE: 'disable' };
    expect(await postgres('postgres://', environment)).toMatchObject({
      host: 'db',
      port: 6432,
      user: 'me',
      database: 'logs',
    });
    expect(await postgres('postgres://you@host:1/x', environment)).toMatchObject({
      host: 'host',
      port: 1,
      user: 'you',
      database: 'x',
    });
  });
});

describe('a login to ClickHouse', () => {
  test.each([
    ['clickhouse://localhost', 'http://localhost:8123', 'clickhouse://localhost:8123/default'],
    ['clickhouse://[::1]:1/logs', 'http://[::1]:1', 'clickhouse://[::1]:1/logs'],
    ['clickhouse://ch.example.org/logs', 'https://ch.example.org:8443', 'clickhouse://ch.example.org:8443/logs'],
    ['clickhouse+https://localhost', 'https://localhost:8443', 'clickhouse+https://localhost:8443/default'],
    ['clickhouse+http://me@ch/logs', 'http://ch:8123', 'clickhouse+http://ch:8123/logs'],
  ])('%s asks %s', (address, url, shown) => {
    expect(clickhouse(address)).toMatchObject({ url, shown });
  });
  test('takes user and password from the environment', () => {
    const environment = { CLICKHOUSE_USER: 'me', CLICKHOUSE_PASSWORD: 'sesame' };
    expect(clickhouse('clickhouse://localhost', environment)).toMatchObject({ username: 'me', password: 'sesame' });
    expect(clickhouse('clickhouse://you@localhost', environment).username).toBe('you');
    expect(clickhouse('clickhouse://localhost')).toMatchObject({ username: 'default', password: '' });
  });
  test('is refused over anything but HTTP, and without verified certificates', async () => {
    expect(() => clickhouse('clickhouse+tcp://localhost')).toThrow(/begins with/);
    expect(() => clickhouse('clickhouse://%2Frun%2Fch')).toThrow(/socket/);
    expect(() => clickhouse('clickhouse://ch', { NODE_TLS_REJECT_UNAUTHORIZED: '0' })).toThrow(/NODE_EXTRA_CA_CERTS/);
    expect(await faultOf(postgres('postgres://db', { NODE_TLS_REJECT_UNAUTHORIZED: '0' }))).toMatchObject({
      kind: 'refused',
    });
  });
});
