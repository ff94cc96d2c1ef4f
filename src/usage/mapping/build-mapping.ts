import type { Columns, Condition, Mapping } from './mapping.ts';
import type { MappingText } from './mapping-schema.ts';

type ConditionText = NonNullable<MappingText['failed']>;

const listed = (columns: string | readonly string[]): Columns => (typeof columns === 'string' ? [columns] : columns);

const perhaps = (columns: string | readonly string[] | undefined): Columns | undefined =>
  columns === undefined ? undefined : listed(columns);

const condition = ({ field, ...rest }: ConditionText): Condition => ({ field: listed(field), ...rest });

/** A mapping from what was written, defaults filled in. */
export function buildMapping(written: MappingText, name: string): Mapping {
  return {
    name: written.name ?? name,
    source: written.source,
    time: listed(written.time),
    timeUnit: written.timeUnit ?? 'auto',
    id: perhaps(written.id),
    uniqueIds: written.uniqueIds ?? false,
    model: listed(written.model),
    provider: perhaps(written.provider),
    providerIs: written.providerIs,
    input: listed(written.input),
    cacheRead: perhaps(written.cacheRead),
    cacheWrite: perhaps(written.cacheWrite),
    cacheWrite5m: perhaps(written.cacheWrite5m),
    cacheWrite1h: perhaps(written.cacheWrite1h),
    output: listed(written.output),
    reasoning: perhaps(written.reasoning),
    cached: (written.cached ?? 'inside') as Mapping['cached'],
    outsideWhere: (written.outsideWhere ?? []).map(condition),
    reasons: (written.reasons ?? 'inside') as Mapping['reasons'],
    cost: perhaps(written.cost),
    costUnit: written.costUnit ?? 'USD',
    tier: perhaps(written.tier),
    batch: written.batch && condition(written.batch),
    failed: written.failed && condition(written.failed),
    only: (written.only ?? []).map(condition),
    outputless: written.outputless && condition(written.outputless),
    resolution: written.resolution ?? 'request',
    until: perhaps(written.until),
    requests: perhaps(written.requests),
    failures: perhaps(written.failures),
    unfold: written.unfold ?? [],
    labels: Object.fromEntries(Object.entries(written.labels ?? {}).map(([label, of]) => [label, listed(of)])),
  };
}
