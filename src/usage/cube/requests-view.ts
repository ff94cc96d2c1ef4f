import type { TypedColumn, Value } from '../column-type.ts';
import type { Dialect } from '../dialects/dialect.ts';
import type { Columns, Condition, Mapping } from '../mapping/mapping.ts';
import { besideFailures } from './beside-failures.ts';
import { conventionFlags, conventionsOf } from './conventions.ts';
import type { Measure, Stated } from './measures.ts';
import { COUNTS, normalised } from './normalised.ts';
import { type SourceColumns, sourceColumns } from './source-columns.ts';
import { understood } from './understood.ts';
import { withinTime } from './within-time.ts';

/** What requests are looked at by. */
export interface View {
  /** A query that gives a row for each row of the log, with the columns below. */
  readonly sql: string;
  /** Columns that group requests: those of `labels` as `label0` on, then provider, model, tier, batch, failed; what is the same for all rows is left out. */
  readonly dimensions: readonly Dimension[];
  readonly hasId: boolean;
  /** What each row has of a measure, 0 or 1, where it is the same for all. */
  readonly constant: Readonly<Partial<Record<Measure, '0' | '1'>>>;
  /** What the log has columns for. */
  readonly stated: readonly Stated[];
  /** Whether a row is a request, and no sum of several. */
  readonly ofRequests: boolean;
  /** Whether anything says how many requests there were; without it they are 0. */
  readonly hasRequests: boolean;
}

export type Dimension = `label${number}` | 'provider' | 'model' | 'tier' | 'batch' | 'failed';

export interface ViewWishes {
  /** Columns that requests are grouped by beside what they are. */
  readonly labels: readonly Columns[];
  /** Milliseconds since 1970 between which requests are looked at, the second excluded; a row without a time is looked at too. */
  readonly since?: number | undefined;
  readonly until?: number | undefined;
  /** Milliseconds since 1970: nothing can have happened after this. */
  readonly latest: number;
  /** No row is known to have a flaw: none is looked for. */
  readonly flawless?: boolean;
}

/**
 * The requests of a log in one form, whatever its columns are called and whatever its conventions are. Columns of the query:
 * `at_ms`, `id` (text), the dimensions, `flaw` (0 or the code of a flaw), `requests`, `input` (all of it), `cached`, `write5m`,
 * `write1h`, `output` (visible), `reasoning` (tok), those of `stated` as `stated_cached` and `stated_reasoning` (null where the row does not say) and
 * `cost` (billionths of a USD). The counts of a row with a flaw are those that were written, however large; what adds them up looks at the flaw first.
 * Nothing but what the mapping names is read.
 */
export function requestsView(
  from: string,
  columns: readonly TypedColumn[],
  mapping: Mapping,
  dialect: Dialect,
  wishes: ViewWishes,
): View {
  const source = sourceColumns(from, columns, mapping, dialect);
  const first = (of: Columns | undefined, as: (value: Value) => string) => {
    const found = source.values(of).map(as);
    return found.length > 1 ? `coalesce(${found.join(', ')})` : (found[0] ?? 'NULL');
  };
  const text = (of: Columns | undefined) => {
    const several = source.values(of).length > 1;
    // an empty text is no value: the next column may have one
    return first(of, value => (several ? `nullif(${dialect.asText(value)}, '')` : dialect.asText(value)));
  };
  const there = (of: Columns | undefined) => source.values(of).length > 0;
  const ofRequests = mapping.resolution === 'request';

  const dimensions: Dimension[] = wishes.labels.map((_, i) => `label${i}` as const);
  const whole = (value: Value) => dialect.asWhole(value);
  /** What becomes of a text, by the name of its column: it is taken out first, for what it takes to read it names it more than once. */
  const texts = new Map<string, (value: Value) => string>();
  const read = (name: string, of: Columns | undefined, as: (value: Value) => string): [string, string][] => {
    // a count with a fraction is none, which only its text tells from one that is missing
    const isText = ({ type: { kind } }: Value) =>
      ['text', 'json', 'other'].includes(kind) || (as === whole && kind !== 'whole');
    if (!source.values(of).some(isText)) return [[name, first(of, as)]];
    texts.set(name, as);
    return [[name, text(of)]];
  };
  const raw: [string, string][] = [
    ...read('at_ms', mapping.time, value => dialect.asMillis(value, mapping.timeUnit)),
    ['id', text(mapping.id)],
    ...wishes.labels.map((of, i): [string, string] => [`label${i}`, text(of)]),
    ['model', text(mapping.model)],
    ...COUNTS.flatMap(name => read(`n_${name}`, mapping[name], whole)),
    ...read('n_requests', mapping.requests, whole),
  ];
  if (there(mapping.provider)) {
    dimensions.push('provider');
    const { providerIs } = mapping;
    const provider = text(mapping.provider);
    raw.push([
      'provider',
      providerIs === undefined ? provider : `coalesce(nullif(${provider}, ''), ${dialect.literal(providerIs)})`,
    ]);
  }
  dimensions.push('model');
  if (there(mapping.tier)) {
    dimensions.push('tier');
    raw.push(['tier', text(mapping.tier)]);
  }
  const flagged = (name: 'batch' | 'failed') => {
    const holds = mapping[name] && source.holds(mapping[name]);
    if (holds) {
      dimensions.push(name);
      raw.push([name, `CASE WHEN ${holds} THEN 1 ELSE 0 END`]);
    }
    return holds !== undefined;
  };
  flagged('batch');
  const sumsOfFailures = there(mapping.failures);
  const fails = sumsOfFailures || flagged('failed');
  if (sumsOfFailures) {
    dimensions.push('failed');
    raw.push(...read('n_failures', mapping.failures, whole));
  }
  const outputless = mapping.outputless && source.holds(mapping.outputless);
  raw.push(['outputless', outputless ? `CASE WHEN ${outputless} THEN 1 ELSE 0 END` : '0']);
  raw.push(
    ...read('cost', mapping.cost, mapping.costUnit === 'nanoUSD' ? whole : value => dialect.asBillionths(value)),
  );

  const toldOutside = allHold(mapping.outsideWhere, source);
  if (toldOutside) raw.push(['told_outside', `CASE WHEN ${toldOutside} THEN 1 ELSE 0 END`]);

  const filters = [
    ...mapping.only.flatMap(condition => source.holds(condition) ?? []),
    ...withinTime(source.values(mapping.time), mapping, dialect, wishes),
  ];
  const where = filters.length ? ` WHERE ${filters.join(' AND ')}` : '';
  const names = raw.map(([name]) => name);
  const columnsOf = (pairs: readonly (readonly [string, string])[]) =>
    pairs.map(([name, sql]) => `${sql} AS ${name}`).join(', ');
  const written = `SELECT ${columnsOf(raw.map(([name, sql]) => [texts.has(name) ? `t_${name}` : name, sql]))} FROM ${source.from}${where}`;
  const conventions = conventionsOf(mapping, there(mapping.provider), toldOutside !== undefined, dialect);
  const flags = conventionFlags(conventions);
  const counts = understood(written, names, texts, flags);
  const rows = sumsOfFailures ? besideFailures([...names, 'misread', ...flags.map(([name]) => name)], counts) : counts;

  const { flaw, measures, stated } = normalised(mapping, dialect, there, conventions, fails, wishes);
  const carried = ['at_ms', 'id', ...dimensions, 'cost'].map(name => `${name} AS r_${name}`);
  const counted = [
    ...Object.entries(measures).map(([name, sql]) => `${sql} AS r_${name}`),
    ...Object.entries(stated).map(([name, sql]) => `${sql} AS r_stated_${name}`),
  ];
  const constant = Object.entries(measures).filter(([, sql]) => sql === '0' || sql === '1');
  return {
    sql: `SELECT ${[...carried, 'r_flaw', ...counted].join(', ')} FROM (SELECT *, ${flaw} AS r_flaw FROM (${rows}) AS log_rows) AS looked_at`,
    constant: Object.fromEntries(constant),
    stated: Object.keys(stated) as Stated[],
    dimensions,
    hasId: there(mapping.id),
    ofRequests,
    hasRequests: ofRequests || there(mapping.requests),
  };
}

/** Whether all of some conditions hold; undefined where they cannot, or there are none. That a column is empty holds where there is none. */
function allHold(conditions: readonly Condition[], source: SourceColumns): string | undefined {
  const there = conditions.filter(({ field, present }) => source.values(field).length > 0 || present !== false);
  const held = there.map(condition => source.holds(condition));
  return held.length === 0 || held.includes(undefined) ? undefined : held.join(' AND ');
}
