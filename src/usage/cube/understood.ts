import { TEXT, type Value } from '../column-type.ts';

/** Counts beyond these are absurd, and stand for them: the square of four together fits into 64 bits, or their sum. */
const OF_REQUEST = 500_000_000;
const OF_SUM = 1_000_000_000_000_000;

/**
 * Rows whose texts are read, and whether one of their counts is a text that is no number. `counted`: columns of counts that are
 * there; `texts`: how each is read that stands there as `t_` and its name; `flags`: more columns over these, with their names.
 */
export function understood(
  written: string,
  names: readonly string[],
  counted: ReadonlySet<string>,
  texts: ReadonlyMap<string, (value: Value) => string>,
  flags: readonly (readonly [string, string])[],
  ofRequests: boolean,
): string {
  const most = ofRequests ? OF_REQUEST : OF_SUM;
  const columns = names.map(name => {
    const as = texts.get(name);
    return as ? `${as({ sql: `t_${name}`, type: TEXT })} AS ${name}, t_${name}` : name;
  });
  const wrong = [...texts.keys()]
    .filter(name => name.startsWith('n_'))
    .map(name => `(${name} IS NULL AND t_${name} <> '')`);
  const misread = wrong.length ? `CASE WHEN ${wrong.join(' OR ')} THEN 1 ELSE 0 END` : '0';
  const values = texts.size ? `SELECT ${columns.join(', ')} FROM (${written}) AS log_texts` : written;
  const within = names.map(name =>
    counted.has(name)
      ? `CASE WHEN log_values.${name} < 0 THEN -1 WHEN log_values.${name} > ${most} THEN ${most} ELSE log_values.${name} END AS ${name}`
      : name,
  );
  const more = flags.map(([name, sql]) => `${sql} AS ${name}`);
  return `SELECT ${[...within, ...more].join(', ')}, ${misread} AS misread FROM (${values}) AS log_values`;
}
