import type { TypedColumn } from '../column-type.ts';
import type { KnownLog } from './known-log.ts';
import { recognised } from './known-log.ts';
import { KNOWN_LOGS } from './known-logs.ts';
import { OTHER_EXPORTS } from './other-exports.ts';

/** The log that columns belong to, or a sentence that says why there is none and what may be done. */
export type Recognised = { readonly log: KnownLog } | { readonly message: string; readonly hint: string };

/** Columns that are named in a sentence. */
const SHOWN = 12;

const OWN_MAPPING = 'say what its columns mean in a file, with --mapping; tco schema mapping prints its fields';

/** Finds the form of a log by what its columns are called. */
export function recogniseLog(columns: readonly TypedColumn[]): Recognised {
  const found = recognised([...KNOWN_LOGS, ...OTHER_EXPORTS], columns);
  const logs = found.filter(form => 'mapping' in form);
  const [first] = found;
  if (logs.length === 1) return { log: logs[0]! };
  if (logs.length > 1) {
    const titles = logs.map(({ title }) => title).join(', or ');
    return { message: `the columns may be those of ${titles}`, hint: OWN_MAPPING };
  }
  if (first && 'instead' in first) return { message: `this is ${first.title}`, hint: first.instead };
  const names = columns.map(({ name }) => name);
  const more = names.length > SHOWN ? `, and ${names.length - SHOWN} more` : '';
  return names.length
    ? { message: `no known log has the columns ${names.slice(0, SHOWN).join(', ')}${more}`, hint: OWN_MAPPING }
    : {
        message: 'there are no columns in it',
        hint: 'a log is CSV with headings, JSON with one object a line, or Parquet',
      };
}
