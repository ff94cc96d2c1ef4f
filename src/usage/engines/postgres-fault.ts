import { EngineFault, type EngineFaultKind } from '../engine.ts';
import { oneLine } from './one-line.ts';
import type { Secrets } from './secrets.ts';
import { unreached } from './unreached.ts';

/** SQLSTATE, or its first two characters, and what to do; in PostgreSQL's own words before it. */
const STATES: Readonly<Record<string, readonly [EngineFaultKind, string]>> = {
  '28': ['not allowed', 'check PGUSER and PGPASSWORD or ~/.pgpass'],
  '3D': ['not found', 'check the database at the end of the address'],
  '42501': ['not allowed', 'ask for `GRANT SELECT` on it, or on the columns that the mapping names'],
  '42P01': ['not found', 'check the name of the table, with its schema before a dot'],
  '3F000': ['not found', 'check the name of the schema'],
  '42703': ['not found', 'check the names of columns in the mapping'],
  '25006': ['refused', 'a question only reads'],
  '55P03': ['too slow', 'the table is locked by somebody else; ask again later'],
  '53100': ['out of memory', 'the server has no disk left for it; ask for a shorter period'],
  '53200': ['out of memory', 'ask for a shorter period or fewer columns'],
  '53400': ['out of memory', 'ask for a shorter period or fewer columns'],
  '53300': ['not reached', 'the server has no connection left; ask again later'],
  '57P': ['not reached', 'the server is stopping or starting; ask again later'],
  '08': ['not reached', 'check the server and the network'],
};

/** A failure of PostgreSQL or its driver as a fault. */
export function postgresFault(error: unknown, shown: string, secrets: Secrets, seconds: number): EngineFault {
  if (error instanceof EngineFault) return error;
  const { code = '', message = '' } = error as { code?: string; message?: string };
  const fault = (kind: EngineFaultKind, text: string) =>
    new EngineFault(kind, secrets.removedFrom(oneLine(`${shown}: ${text}`)));
  const network = unreached(error, shown, 'PGSSLROOTCERT');
  if (network) return fault(network.kind, network.message.slice(shown.length + 2));
  if (code === '57014') return fault('too slow', `not answered within ${seconds} s; ask for a shorter period`);
  const known = STATES[code] ?? STATES[code.slice(0, 3)] ?? STATES[code.slice(0, 2)];
  if (known) return fault(known[0], `${message}; ${known[1]}`);
  if (/does not support SSL|establishing an SSL/.test(message))
    return fault('not reached', 'the server speaks no TLS; in a network that you trust set PGSSLMODE=disable');
  if (/timeout expired|read timeout|Connection terminated|not queryable|client was closed/i.test(message))
    return fault('not reached', 'no answer, or the connection was cut; check the server and ask again');
  return fault('refused', message);
}
