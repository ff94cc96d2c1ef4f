import type { ClientConfig } from 'pg';
import { EngineFault } from '../engine.ts';
import { loadDriver, refuseUnverified } from './load-driver.ts';
import type { Secrets } from './secrets.ts';
import { hostAndPort, isLocal, type ServerAddress, serverAddress } from './server-address.ts';
import { type EngineSettings, GRACE, patience } from './settings.ts';

export interface PostgresLogin {
  readonly config: ClientConfig;
  readonly host: string;
  readonly port: number;
}

/**
 * How to log in: address, then the variables that `psql` reads (PGHOST, PGPORT, PGUSER, PGDATABASE, PGPASSWORD,
 * PGPASSFILE or `~/.pgpass`, PGSSLMODE, PGSSLROOTCERT, PGSSLCERT, PGSSLKEY). Certificates are always verified, the
 * host's name too; without TLS only to this machine, or where PGSSLMODE is `disable`.
 *
 * @throws EngineFault
 */
export async function postgresLogin(
  address: string,
  settings: EngineSettings,
  secrets: Secrets,
): Promise<PostgresLogin> {
  const { environment, read, run } = settings;
  const given = serverAddress(address, 'PGPASSWORD or ~/.pgpass');
  const host = given.host ?? environment.PGHOST ?? 'localhost';
  const port = given.port ?? Number(environment.PGPORT || 5432);
  const ssl = isTls(host, environment.PGSSLMODE) ? await certificates(environment, read) : false;
  if (ssl) refuseUnverified(environment);
  const user = given.user ?? environment.PGUSER;
  secrets.add(environment.PGPASSWORD, user);
  const config: ClientConfig = {
    host,
    port,
    ssl,
    application_name: run,
    connectionTimeoutMillis: patience(settings) * 1000,
    query_timeout: (settings.timeLimit + GRACE) * 1000,
    keepAlive: true,
    password: () => passwordOf(given, { host, port, user }, environment, secrets),
  };
  const database = given.database ?? environment.PGDATABASE;
  return { config: { ...config, ...(user ? { user } : {}), ...(database ? { database } : {}) }, host, port };
}

/** Every mode but `disable` verifies: a stranger's certificate is no better than none. */
function isTls(host: string, mode: string | undefined): boolean {
  if (mode === 'disable' || host.startsWith('/')) return false;
  const asked = mode === 'require' || mode === 'verify-ca' || mode === 'verify-full';
  return asked || !isLocal(host);
}

async function certificates(
  { PGSSLROOTCERT, PGSSLCERT, PGSSLKEY }: EngineSettings['environment'],
  read: EngineSettings['read'],
) {
  const text = async (variable: string, path: string) => {
    try {
      return await read(path);
    } catch {
      throw new EngineFault('refused', `the file that ${variable} names cannot be read; check its path`);
    }
  };
  return {
    rejectUnauthorized: true,
    ...(PGSSLROOTCERT && PGSSLROOTCERT !== 'system' ? { ca: await text('PGSSLROOTCERT', PGSSLROOTCERT) } : {}),
    ...(PGSSLCERT ? { cert: await text('PGSSLCERT', PGSSLCERT) } : {}),
    ...(PGSSLKEY ? { key: await text('PGSSLKEY', PGSSLKEY) } : {}),
  };
}

/** Asked for by the driver only when the server wants one. */
async function passwordOf(
  { database }: ServerAddress,
  { host, port, user }: { host: string; port: number; user: string | undefined },
  environment: EngineSettings['environment'],
  secrets: Secrets,
): Promise<string> {
  if (environment.PGPASSWORD) return environment.PGPASSWORD;
  const { default: pgpass } = await loadDriver('pgpass', () => import('pgpass'));
  const wanted = { host, port, user: user ?? environment.USER, database: database ?? environment.PGDATABASE ?? user };
  const found = await new Promise<string | undefined>(resolve => pgpass(wanted, resolve));
  secrets.add(found, wanted.user);
  if (found === undefined)
    throw new EngineFault('not allowed', `${hostAndPort(host, port)} asks for a password; set PGPASSWORD or ~/.pgpass`);
  return found;
}
