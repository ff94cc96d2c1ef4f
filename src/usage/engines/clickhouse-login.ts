import { EngineFault } from '../engine.ts';
import { refuseUnverified } from './load-driver.ts';
import type { Secrets } from './secrets.ts';
import { hostAndPort, isLocal, serverAddress } from './server-address.ts';
import type { EngineSettings } from './settings.ts';

export interface ClickhouseLogin {
  readonly url: string;
  readonly username: string;
  readonly password: string;
  readonly database: string;
  readonly shown: string;
}

const PORTS = { http: 8123, https: 8443 } as const;

/**
 * `clickhouse://[user@]host[:port][/database]` is HTTP on 8123 of this machine and HTTPS on 8443 of any other;
 * `clickhouse+https://` and `clickhouse+http://` say outright which it is. CLICKHOUSE_USER and CLICKHOUSE_PASSWORD say
 * who asks. Certificates are always verified; one's own authority stands in NODE_EXTRA_CA_CERTS.
 *
 * @throws EngineFault
 */
export function clickhouseLogin(address: string, { environment }: EngineSettings, secrets: Secrets): ClickhouseLogin {
  const given = serverAddress(address, 'CLICKHOUSE_PASSWORD');
  const host = given.host ?? 'localhost';
  if (host.startsWith('/')) throw new EngineFault('refused', 'ClickHouse is asked over HTTP, not through a socket');
  const protocol = given.scheme.split('+')[1] ?? (isLocal(host) ? 'http' : 'https');
  if (!/^clickhouse(?:\+https?)?$/.test(given.scheme) || (protocol !== 'http' && protocol !== 'https'))
    throw new EngineFault(
      'refused',
      'the address of ClickHouse begins with clickhouse://, clickhouse+https:// or clickhouse+http://',
    );
  if (protocol === 'https') refuseUnverified(environment);
  const place = hostAndPort(host, given.port ?? PORTS[protocol]);
  const username = given.user ?? environment.CLICKHOUSE_USER ?? 'default';
  const password = environment.CLICKHOUSE_PASSWORD ?? '';
  secrets.add(password, username);
  const database = given.database ?? 'default';
  return {
    url: `${protocol}://${place}`,
    username,
    password,
    database,
    shown: `${given.scheme}://${place}/${database}`,
  };
}
