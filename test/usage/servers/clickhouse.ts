import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePorts, once, until } from './once.ts';
import type { Login } from './postgres.ts';
import { clickhouseProgram } from './programs.ts';

export interface ClickhouseServer extends Login {
  readonly port: number;
  readonly database: string;
  /** Of one whom the server lets read only, and change no setting. */
  readonly strict: Readonly<Record<string, string>>;
  /** Of one whose answers the server cuts off after two rows without a word, unless a question forbids it. */
  readonly cut: Readonly<Record<string, string>>;
  /** The same of one who may not forbid it. */
  readonly cutStrict: Readonly<Record<string, string>>;
}

export const hasClickhouse = clickhouseProgram !== undefined;

/** The name of the cluster of both, for `Distributed` tables and `ON` clauses. */
export const CLUSTER = 'both';

const WRITER = { CLICKHOUSE_USER: 'writer', CLICKHOUSE_PASSWORD: 'w/r:i%t@e r' };
const READER = { CLICKHOUSE_USER: 'reader', CLICKHOUSE_PASSWORD: 'r@e/a:d%41 r' };
const CUT = { CLICKHOUSE_USER: 'cut' };
const CUT_STRICT = { CLICKHOUSE_USER: 'cutStrict' };
const STRICT = { CLICKHOUSE_USER: 'strict', CLICKHOUSE_PASSWORD: 's@t/r:i%63 t' };

/**
 * The two ClickHouse servers of this test run, each with a database of this name, which only one file of tests uses. Each
 * knows both as the cluster {@link CLUSTER} of two shards: `Distributed(both, DATABASE, TABLE)` spans them.
 */
export async function clickhouseServers(database: string): Promise<readonly [ClickhouseServer, ClickhouseServer]> {
  const ports = await started();
  const server = async (port: number): Promise<ClickhouseServer> => {
    const address = `clickhouse://localhost:${port}/${database}`;
    const users = { reader: READER, writer: WRITER, strict: STRICT, cut: CUT, cutStrict: CUT_STRICT };
    await writes({ port, database: 'default' }, `CREATE DATABASE ${database}`);
    return { address, port, database, ...users };
  };
  return [await server(ports[0]), await server(ports[1])];
}

/** The ports of their HTTP. */
const started = (): Promise<readonly [number, number]> =>
  once('clickhouse', async (folder, run) => {
    const ports = await freePorts(6);
    const http = ports.slice(0, 2);
    const native = ports.slice(2, 4);
    const programs = [0, 1].map(i => {
      const own = join(folder, `${i}`);
      mkdirSync(own);
      writeFileSync(join(own, 'users.xml'), USERS);
      writeFileSync(join(own, 'config.xml'), config(own, [http[i]!, native[i]!, ports[4 + i]!], native));
      return { command: clickhouseProgram!, arguments: [`--config-file=${join(own, 'config.xml')}`] };
    });
    run(programs);
    await until(async () => (await Promise.all(http.map(answers))).every(Boolean), 'ClickHouse does not answer');
    return [http[0]!, http[1]!] as const;
  });

async function answers(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/ping`)).ok;
  } catch {
    return false;
  }
}

/** Runs a statement as one who may do everything. @throws Error in the server's words. */
export async function writes(
  { port, database }: Pick<ClickhouseServer, 'port' | 'database'>,
  statement: string,
): Promise<string> {
  const login = Buffer.from(`${WRITER.CLICKHOUSE_USER}:${WRITER.CLICKHOUSE_PASSWORD}`).toString('base64');
  const headers = { authorization: `Basic ${login}` };
  const asked = { method: 'POST', headers, body: statement };
  const response = await fetch(`http://127.0.0.1:${port}/?database=${database}`, asked);
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return text;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const user = (name: string, password: string, profile: string): string =>
  `<${name}><password>${escaped(password)}</password><networks><ip>127.0.0.1</ip></networks><profile>${profile}</profile><quota>default</quota></${name}>`;

const CUTTING =
  '<max_block_size>2</max_block_size><max_result_rows>2</max_result_rows><result_overflow_mode>break</result_overflow_mode>';

/** `default`, without a password, is whom the servers of a cluster ask each other as. */
const USERS = `<?xml version="1.0"?>
<yandex>
  <profiles>
    <default><max_memory_usage>2000000000</max_memory_usage></default>
    <reading><readonly>2</readonly></reading>
    <strict><readonly>1</readonly></strict>
    <cut><readonly>2</readonly>${CUTTING}</cut>
    <cutStrict><readonly>1</readonly>${CUTTING}</cutStrict>
  </profiles>
  <users>
    ${user('default', '', 'default')}
    ${user('writer', WRITER.CLICKHOUSE_PASSWORD, 'default')}
    ${user('reader', READER.CLICKHOUSE_PASSWORD, 'reading')}
    ${user('strict', STRICT.CLICKHOUSE_PASSWORD, 'strict')}
    ${user('cut', '', 'cut')}
    ${user('cutStrict', '', 'cutStrict')}
  </users>
  <quotas><default></default></quotas>
</yandex>
`;

function config(folder: string, [http, native, between]: readonly [number, number, number], all: readonly number[]) {
  const shards = all.map(port => `<shard><replica><host>127.0.0.1</host><port>${port}</port></replica></shard>`);
  return `<?xml version="1.0"?>
<yandex>
  <logger><level>error</level><console>1</console></logger>
  <listen_host>127.0.0.1</listen_host>
  <http_port>${http}</http_port>
  <tcp_port>${native}</tcp_port>
  <interserver_http_port>${between}</interserver_http_port>
  <path>${folder}/data/</path>
  <tmp_path>${folder}/data/tmp/</tmp_path>
  <user_files_path>${folder}/data/user_files/</user_files_path>
  <format_schema_path>${folder}/data/format_schemas/</format_schema_path>
  <users_config>users.xml</users_config>
  <default_profile>default</default_profile>
  <default_database>default</default_database>
  <timezone>UTC</timezone>
  <mark_cache_size>67108864</mark_cache_size>
  <uncompressed_cache_size>0</uncompressed_cache_size>
  <max_concurrent_queries>100</max_concurrent_queries>
  <remote_servers><${CLUSTER}>${shards.join('')}</${CLUSTER}></remote_servers>
</yandex>
`;
}
