import type { ColumnPath, Columns, Condition, Mapping } from './mapping.ts';

/** Every path that a mapping names, lists that it unfolds among them; each once. `more` are columns to group by. */
export function mappedPaths(mapping: Mapping, more: readonly Columns[] = []): readonly ColumnPath[] {
  const m = mapping;
  const conditions: readonly (Condition | undefined)[] = [
    m.batch,
    m.failed,
    m.outputless,
    ...m.only,
    ...m.outsideWhere,
  ];
  const columns: readonly (Columns | undefined)[] = [
    ...[m.time, m.id, m.model, m.provider, m.input, m.cacheRead, m.cacheWrite, m.cacheWrite5m, m.cacheWrite1h],
    ...[m.output, m.reasoning, m.cost, m.tier, m.until, m.requests, m.failures, m.unfold],
    ...conditions.map(condition => condition?.field),
    ...more,
  ];
  return [...new Set(columns.flatMap(paths => paths ?? []))];
}
