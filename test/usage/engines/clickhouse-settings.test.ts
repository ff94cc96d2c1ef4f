import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, test } from 'vitest';
import { openClickhouse } from '../../../src/usage/engines/clickhouse.ts';
import { NEEDED, settingsFor } from '../../../src/usage/engines/clickhouse-settings.ts';
import { faultOf, settings } from './settings.ts';

/** A server whose settings are those of its defaults. */
const plain = { ...NEEDED, readonly: '0', max_execution_time: '0', max_memory_usage: '0' };

describe('the settings for ClickHouse', () => {
  test('are those that the server knows and that differ, read-only among them', () => {
    expect(settingsFor(settings({}, { timeLimit: 2.5 }), { ...plain, skip_unavailable_shards: '1' })).toEqual({
      readonly: '2',
      // whole seconds
      max_execution_time: '3',
      skip_unavailable_shards: '0',
    });
  });
  test('keep the server\u2019s own limits where they are narrower', () => {
    const own = { ...plain, max_execution_time: '5', max_memory_usage: '1000', max_bytes_before_external_sort: '0' };
    expect(settingsFor(settings({}, { timeLimit: 60, memory: 2000 }), own)).toEqual({
      readonly: '2',
      max_bytes_before_external_sort: '1000',
    });
    expect(settingsFor(settings({}, { timeLimit: 4, memory: 500 }), own)).toEqual({
      readonly: '2',
      max_execution_time: '4',
      max_memory_usage: '500',
      // half of the memory, then to disk
      max_bytes_before_external_sort: '250',
    });
  });
  test('are none for a user who may change none', () => {
    expect(settingsFor(settings({}), { ...plain, readonly: '1' })).toEqual({});
    expect(() => settingsFor(settings({}), { ...plain, readonly: '1', join_use_nulls: '1' })).toThrow(
      /join_use_nulls = 0/,
    );
  });
});

describe('a ClickHouse whose administrator holds a setting', () => {
  const servers: Server[] = [];
  afterAll(() => servers.map(server => server.close()));

  /** Answers as version 26 does where a setting may not be changed; the servers that tests run know no such thing. */
  async function holding(held: string, says: string, own: Record<string, string>): Promise<string> {
    const server = createServer((request, response) => {
      let sql = '';
      request.on('data', part => {
        sql += part;
      });
      request.on('end', () => {
        const sent = new URL(request.url!, 'http://localhost').searchParams;
        if (sent.has(held)) response.writeHead(500).end(says);
        else if (sql.includes('system.settings'))
          response.end(
            Object.entries(own)
              .map(([name, value]) => `${name}\t${value.replace('\\', '\\\\')}\n`)
              .join(''),
          );
        else response.end(`${[...sent.keys()].join()}\n`);
      });
    });
    servers.push(server);
    await new Promise<void>(resolve => server.listen(0, 'localhost', resolve));
    return `clickhouse://localhost:${(server.address() as AddressInfo).port}`;
  }

  test('is asked without it where it only bounds a question', async () => {
    const says =
      'Code: 452. DB::Exception: Setting max_execution_time should not be changed. (SETTING_CONSTRAINT_VIOLATION)';
    const address = await holding('max_execution_time', says, { ...plain, readonly: '2', final: '1' });
    const engine = await openClickhouse(address, settings({}));
    const [[sent]] = (await engine.rows('SELECT 1 AS one')) as [[string]];
    expect(sent.split(',')).toContain('final');
    expect(sent.split(',')).not.toContain('max_execution_time');
    await engine.close();
  });
  test.each([
    'Code: 452. DB::Exception: Setting final should not be changed. (SETTING_CONSTRAINT_VIOLATION)',
    "Code: 164. DB::Exception: Cannot modify 'final' setting in readonly mode. (READONLY)",
  ])('is not asked where an answer would silently be another: %s', async says => {
    const address = await holding('final', says, { ...plain, readonly: '2', final: '1' });
    expect(await faultOf(openClickhouse(address, settings({})))).toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('final = 0'),
    });
  });
});
