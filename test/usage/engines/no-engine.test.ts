import { createServer as httpServer } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openClickhouse } from '../../../src/usage/engines/clickhouse.ts';
import { openPostgres } from '../../../src/usage/engines/postgres.ts';
import { faultOf, settings } from './settings.ts';

describe('what is no engine', () => {
  const silent = createServer(() => {});
  const website = httpServer((_, response) => response.writeHead(404).end('<html>no such page</html>'));
  const hangingUp = createServer(socket => socket.destroy());
  const servers: Server[] = [silent, website, hangingUp];
  const at = (server: Server) => `localhost:${(server.address() as AddressInfo).port}`;

  beforeAll(() => Promise.all(servers.map(s => new Promise<void>(resolve => s.listen(0, 'localhost', resolve)))));
  afterAll(() => servers.map(server => server.close()));

  test('is given up when it says nothing', async () => {
    const hasty = settings({}, { timeLimit: 1 });
    const faults = await Promise.all([
      faultOf(openPostgres(`postgres://${at(silent)}/logs`, hasty)),
      faultOf(openClickhouse(`clickhouse://${at(silent)}/logs`, hasty)),
    ]);
    expect(faults.map(fault => fault.kind)).toEqual(['not reached', 'not reached']);
    expect(faults[0]!.message).toMatch(/^postgres:\/\/localhost:\d+: no answer/);
    expect(faults[1]!.message).toMatch(/^clickhouse:\/\/localhost:\d+\/logs: no answer within 2 s/);
  });

  test('is told apart from ClickHouse', async () => {
    expect(await faultOf(openClickhouse(`clickhouse://${at(website)}`, settings({})))).toMatchObject({
      kind: 'not reached',
      message: expect.stringMatching(
        /is not ClickHouse's HTTP interface; check the port \(<html>no such page<\/html>\)$/,
      ),
    });
    expect(await faultOf(openClickhouse(`clickhouse://${at(hangingUp)}`, settings({})))).toMatchObject({
      kind: 'not reached',
    });
    expect(await faultOf(openPostgres(`postgres://${at(hangingUp)}`, settings({})))).toMatchObject({
      kind: 'not reached',
    });
  });

  test('is told apart from what speaks TLS', async () => {
    expect(await faultOf(openClickhouse(`clickhouse+https://${at(website)}`, settings({})))).toMatchObject({
      kind: 'not reached',
      message: expect.stringContaining('no TLS is spoken at this port'),
    });
  });
});
