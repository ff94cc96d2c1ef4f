import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The first of these paths that exists; a bare name is looked up where programs are. */
const found = (paths: readonly string[]): string | undefined => paths.find(path => existsSync(path));

const onPath = (name: string): readonly string[] =>
  [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/bin'].map(folder => join(folder, name));

/** Debian keeps the programs of a PostgreSQL server by version, outside of the path. */
const VERSIONS = '/usr/lib/postgresql';
const byVersion = existsSync(VERSIONS) ? readdirSync(VERSIONS).sort((a, b) => Number(b) - Number(a)) : [];
const initdb = found([...byVersion.map(version => join(VERSIONS, version, 'bin/initdb')), ...onPath('initdb')]);

/** The folder with `initdb` and `postgres`; undefined where they are not installed. */
export const postgresFolder = initdb === undefined ? undefined : join(initdb, '..');

/** Undefined where it is not installed. */
export const clickhouseProgram = found(onPath('clickhouse-server'));

/** What stands in the title of tests that are left out. */
export const without = (program: 'PostgreSQL' | 'ClickHouse'): string =>
  (program === 'PostgreSQL' ? postgresFolder : clickhouseProgram) === undefined
    ? ` (no ${program} here: left out)`
    : '';
