import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { selfSigned } from './certificate.ts';
import { freePorts, once, until } from './once.ts';
import { postgresFolder } from './programs.ts';

export interface Login {
  /** What a person would type, without user and password. */
  readonly address: string;
  /** Of one who may only read. */
  readonly reader: Readonly<Record<string, string>>;
  /** Of one who may do everything. */
  readonly writer: Readonly<Record<string, string>>;
}

export interface PostgresServer extends Login {
  readonly port: number;
  /** File of the certificate with which the server speaks TLS as `localhost`, signed by itself. */
  readonly certificate: string;
}

export const hasPostgres = postgresFolder !== undefined;

/** The PostgreSQL server of this test run, with a database of this name, which only one file of tests uses. */
export async function postgresServer(database: string): Promise<PostgresServer> {
  const server = await started();
  await as(server.port, 'postgres', [`CREATE DATABASE ${database} TEMPLATE template0`]);
  await as(server.port, database, [
    'GRANT USAGE ON SCHEMA public TO reader',
    'ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO reader',
  ]);
  return { ...server, address: `postgres://localhost:${server.port}/${database}` };
}

const started = (): Promise<Omit<PostgresServer, 'address'>> =>
  once('postgres', async (folder, run) => {
    const user = unprivileged();
    const owned = (path: string) => user && chownSync(path, user.uid, user.gid);
    // whoever it runs as has to get through to its folder
    for (const path of [join(folder, '..'), folder]) chmodSync(path, 0o755);
    owned(folder);
    const [data, secret] = [join(folder, 'data'), join(folder, 'password')];
    writeFileSync(secret, WRITER.PGPASSWORD);
    owned(secret);
    const options = `--username=${WRITER.PGUSER} --auth=scram-sha-256 --pwfile=${secret} --no-sync --locale=C --encoding=UTF8`;
    const made = spawnSync(join(postgresFolder!, 'initdb'), ['-D', data, ...options.split(' ')], {
      cwd: folder,
      ...user,
    });
    if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`);
    const certificate = selfSigned(folder, 'localhost');
    for (const path of [certificate.key, certificate.file]) owned(path);
    chmodSync(certificate.key, 0o600);
    const readable = join(folder, '..', 'postgres.crt');
    copyFileSync(certificate.file, readable);
    const [port] = (await freePorts(1)) as [number];
    const settings = {
      listen_addresses: '127.0.0.1',
      port: `${port}`,
      unix_socket_directories: folder,
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      shared_buffers: '64MB',
      max_connections: '40',
      autovacuum: 'off',
      ssl: 'on',
      ssl_cert_file: certificate.file,
      ssl_key_file: certificate.key,
    };
    const given = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    run([{ command: join(postgresFolder!, 'postgres'), arguments: ['-D', data, ...given], ...(user ? { user } : {}) }]);
    await until(() => filled(port), 'PostgreSQL does not answer');
    return { port, reader: READER, writer: WRITER, certificate: readable };
  });

/** Passwords with what makes an address ambiguous. */
const WRITER = { PGUSER: 'writer', PGPASSWORD: 'w/r:i%t@e r' };
const READER = { PGUSER: 'reader', PGPASSWORD: 'r@e/a:d%41 r' };

/** Makes the reader, as soon as the server lets one in. */
async function filled(port: number): Promise<boolean> {
  try {
    await as(port, 'postgres', ['SELECT 1']);
  } catch {
    return false;
  }
  await as(port, 'postgres', [`CREATE ROLE reader LOGIN PASSWORD '${READER.PGPASSWORD}'`]);
  return true;
}

async function as(port: number, database: string, statements: readonly string[]): Promise<void> {
  const config = { host: '127.0.0.1', port, database, user: WRITER.PGUSER, password: WRITER.PGPASSWORD, ssl: false };
  const client = new pg.Client(config);
  try {
    await client.connect();
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** PostgreSQL refuses to run as root. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string, name: string) => spawnSync('id', [flag, name], { encoding: 'utf8' });
  const name = ['postgres', 'nobody'].find(user => id('-u', user).status === 0)!;
  return { uid: Number(id('-u', name).stdout), gid: Number(id('-g', name).stdout) };
}
