import { TEXT, type Value } from '../column-type.ts';

/**
 * Rows whose texts are read, and whether one of their counts is a text that is no number. `texts`: how each is read that stands
 * there as `t_` and its name; `flags`: more columns over these, with their names.
 */
export function understood(
  written: string,
  names: readonly string[],
  texts: ReadonlyMap<string, (value: Value) => string>,
  flags: readonly (readonly [string, string])[],
): string {
  const columns = names.map(name => {
    const as = texts.get(name);
    return as ? `${as({ sql: `t_${name}`, type: TEXT })} AS ${name}, t_${name}` : name;
  });
  const wrong = [...texts.keys()]
    .filter(name => name.startsWith('n_'))
    .map(name => `(${name} IS NULL AND t_${name} <> '')`);
  const misread = wrong.length ? `CASE WHEN ${wrong.join(' OR ')} THEN 1 ELSE 0 END` : '0';
  const values = texts.size ? `SELECT ${columns.join(', ')} FROM (${written}) AS log_texts` : written;
  const more = flags.map(([name, sql]) => `${sql} AS ${name}`);
  return `SELECT ${[...names, ...more].join(', ')}, ${misread} AS misread FROM (${values}) AS log_values`;
}
