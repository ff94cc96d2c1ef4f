/**
 * Rows of sums that also say how many requests failed, as two rows each: one of those that were answered, one of those that failed,
 * which have neither tokens nor cost. `names`: columns of `rows`, of which counts begin with `n_`; adds a column `failed`.
 */
export function besideFailures(names: readonly string[], rows: string): string {
  const columns = names.map(name => {
    const column = `row_sums.${name}`;
    if (name === 'n_requests')
      return `CASE WHEN outcomes.failed = 0 THEN ${column} ELSE row_sums.n_failures END AS ${name}`;
    if (name === 'cost')
      return `CASE WHEN outcomes.failed = 0 OR ${column} IS NULL THEN ${column} ELSE 0 END AS ${name}`;
    return name.startsWith('n_')
      ? `CASE WHEN outcomes.failed = 0 THEN ${column} END AS ${name}`
      : `${column} AS ${name}`;
  });
  const outcomes = '(SELECT 0 AS failed UNION ALL SELECT 1 AS failed) AS outcomes';
  return `SELECT ${columns.join(', ')}, outcomes.failed AS failed FROM (${rows}) AS row_sums CROSS JOIN ${outcomes} WHERE outcomes.failed = 0 OR row_sums.n_failures > 0`;
}
