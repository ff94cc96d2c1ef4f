import { EngineFault, type EngineFaultKind } from '../engine.ts';
import { oneLine } from './one-line.ts';
import type { Secrets } from './secrets.ts';
import { unreached } from './unreached.ts';

const LOGIN = ['not allowed', 'check CLICKHOUSE_USER and CLICKHOUSE_PASSWORD'] as const;
const GRANT = ['not allowed', 'ask for `GRANT SELECT` on it, or on the columns that the mapping names'] as const;
const TABLE = ['not found', 'check the name of the table, with its database before a dot'] as const;
const COLUMN = ['not found', 'check the names of columns in the mapping'] as const;
const SLOW = ['too slow', 'ask for a shorter period'] as const;
const MEMORY = ['out of memory', 'ask for a shorter period or fewer columns'] as const;
const MUCH = ['too much', 'the server has a limit of its own; ask for a shorter period'] as const;
const SHARD = ['not reached', 'a server of the cluster does not answer'] as const;

/** Numbers of ClickHouse's errors, and what to do. */
const CODES: Readonly<Record<number, readonly [EngineFaultKind, string]>> = {
  60: TABLE,
  81: ['not found', 'check the database at the end of the address'],
  16: COLUMN,
  47: COLUMN,
  192: LOGIN,
  193: LOGIN,
  194: LOGIN,
  195: ['not allowed', 'the server takes this user from other addresses only'],
  291: GRANT,
  497: GRANT,
  516: LOGIN,
  164: ['refused', 'a question only reads'],
  159: SLOW,
  160: SLOW,
  241: MEMORY,
  243: MEMORY,
  158: MUCH,
  307: MUCH,
  396: MUCH,
  201: ['too much', 'the quota of this user is used up; ask again later'],
  202: ['not reached', 'the server is busy; ask again later'],
  209: SHARD,
  210: SHARD,
  279: SHARD,
  394: ['stopped', 'somebody stopped it'],
};

const CODE = /\bCode: (\d+)/;

/** The number of ClickHouse's error; undefined where it is none of ClickHouse's. */
export function clickhouseCode(error: unknown): number | undefined {
  const { code, message = '' } = error as { code?: string; message?: string };
  if (code !== undefined && /^\d+$/.test(code)) return Number(code);
  const found = CODE.exec(message)?.[1];
  return found === undefined ? undefined : Number(found);
}

/** A failure of ClickHouse or its driver as a fault. */
export function clickhouseFault(error: unknown, shown: string, secrets: Secrets): EngineFault {
  const ours = error instanceof EngineFault && (error.kind === 'stopped' || error.kind === 'not reached');
  if (error instanceof EngineFault) return ours ? new EngineFault(error.kind, `${shown}: ${error.message}`) : error;
  const { message = '' } = error as { message?: string };
  const fault = (kind: EngineFaultKind, text: string) =>
    new EngineFault(kind, secrets.removedFrom(oneLine(`${shown}: ${text}`)));
  const network = unreached(error, shown, 'NODE_EXTRA_CA_CERTS');
  if (network) return fault(network.kind, network.message.slice(shown.length + 2));
  const code = clickhouseCode(error);
  if (code === undefined)
    return /socket hang up|aborted/i.test(message)
      ? fault('not reached', 'the connection was cut; check the port, and ask again')
      : fault('not reached', `what answers there is not ClickHouse's HTTP interface; check the port (${message})`);
  const words = message
    .replace(/^Code: \d+\S* (?:e\.displayText\(\) = )?/, '')
    .replace(/DB::Exception: /g, '')
    .replace(/, e\.what\(\) = DB::Exception\s*$/, '')
    .replace(/\s*\(version [^)]*\)\s*$/, '');
  const known = CODES[code];
  return known ? fault(known[0], `${words}; ${known[1]}`) : fault('refused', words);
}
