import type { Bucket } from '../../catalog/catalog.ts';
import type { Axis } from '../../quantity/axis.ts';
import type { Decimal } from '../../quantity/decimal.ts';
import { constantGiven, type Given, isZero, likelyInBase } from '../../quantity/given.ts';
import { Quantity } from '../../quantity/quantity.ts';
import type { ApiOption } from '../../scenario/scenario.ts';
import type { Context } from '../context.ts';
import { type Counts, isShapeless, optionCounts, promptTokens } from '../counts.ts';
import { flowsOf } from '../flows.ts';
import { constantRow } from '../hours.ts';
import { ONE } from '../one.ts';
import type { PriceTable } from './price-table.ts';

/** An API option made ready: what each task would cost on it at full share, bucket by bucket. */
export interface ApiSupply {
  readonly option: ApiOption;
  readonly counts: Counts;
  readonly table: PriceTable;
  /** Billed units of a month at full share, retries counted, per task and bucket. */
  readonly volumes: ReadonlyMap<Bucket, Quantity>;
  /** Input + output + reasoning with retries: tok/month per task at full share. */
  readonly processed: Quantity;
  /** request/month per task at full share, retries counted. */
  readonly requests: Quantity;
}

export function apiSupply(option: ApiOption, table: PriceTable, context: Context): ApiSupply {
  const { demand, faults } = context;
  const counts = cacheable(option, optionCounts(demand, option, table.tokenizerRatio), table, context);
  if (demand.batchable && !table.hasBatch)
    faults.warning('E429', `${option.id} has no batch price: work that may wait is paid at the plain price`, option.at);
  const flows = flowsOf(demand, counts);
  const { requests, uncached, cacheRead, cacheWrite5m, cacheWrite1h, output, reasoning } = flows;
  const volumes = new Map<Bucket, Quantity>();
  for (const [bucket, flow] of Object.entries({
    input: uncached,
    cacheRead,
    cacheWrite5m,
    cacheWrite1h,
    output,
    reasoning,
  }))
    if (flow) volumes.set(bucket as Bucket, flow);
  if ([table, ...table.later.map(l => l.table)].some(hasFees)) volumes.set('request', requests);
  return { option, counts, table, volumes, processed: flows.processed, requests };
}

const hasFees = (table: PriceTable): boolean => table.price('request', table.windows[0]!, 0, false) !== undefined;

/** Prompts below the minimum are never cached: their cache shares are billed as plain input. */
function cacheable(option: ApiOption, counts: Counts, table: PriceTable, { demand, faults, drive }: Context): Counts {
  const { minimumCacheablePrompt: least } = table;
  if (!least || !(counts.cached || counts.written5m || counts.written1h)) return counts;
  if (drive.conditions) return onlyCached(counts, longEnough(counts, least, demand));
  const minimum = likelyInBase(least);
  const short = demand.list.map(t => !isShapeless(t) && minimum.gt(promptTokens(t, option, table.tokenizerRatio)));
  if (!short.includes(true)) return counts;
  const concerned = demand.list.filter((t, i) => short[i] && t.counts.cachedInput && !isZero(t.counts.cachedInput));
  if (concerned[0])
    faults.warning(
      'E422',
      `prompts of ${named(concerned.map(t => t.id))} are shorter than the ${minimum.toFixed()} tok that ${option.id} caches at least: nothing is cached`,
      concerned[0].at,
    );
  const known = LIMITED.get(counts) ?? new Map<string, Counts>();
  LIMITED.set(counts, known);
  const key = `${minimum.toFixed()} ${short.map(Number).join('')}`;
  const found = known.get(key) ?? limited(counts, short, minimum, demand.tasks);
  known.set(key, found);
  return found;
}

/** Counts of which some tasks cache nothing; options that limit alike share them, and all that is computed from them. */
const LIMITED = new WeakMap<Counts, Map<string, Counts>>();

function limited(counts: Counts, short: readonly boolean[], minimum: Decimal, tasks: Axis): Counts {
  const kept = Quantity.row(
    tasks,
    short.map(s => constantGiven(s ? 0 : 1, '', `prompts of at least ${minimum.toFixed()} tok are cached`)),
    'long enough to be cached',
  );
  return onlyCached(counts, kept);
}

/** 1 for tasks whose prompts reach the minimum, as a choice in the formulas. */
function longEnough({ input }: Counts, minimum: Given, { list, tasks }: Context['demand']): Quantity {
  const least = Quantity.given(minimum, 'shortest prompt that is cached').per(
    Quantity.constant(1, 'request', 'a prompt'),
  );
  const shapeless = constantRow(
    tasks,
    list.map(t => (isShapeless(t) ? 1 : 0)),
    'no length known',
  );
  return Quantity.when(input.minus(least), ONE, shapeless).as('long enough to be cached', '');
}

function onlyCached(counts: Counts, kept: Quantity): Counts {
  const only = (q: Quantity | undefined) => q?.times(kept);
  return {
    ...counts,
    cached: only(counts.cached),
    written5m: only(counts.written5m),
    written1h: only(counts.written1h),
  };
}

const NAMED = 3;

/** `a`, `a and b`, `a, b, c and 997 more tasks`. */
function named(ids: readonly string[]): string {
  if (ids.length > NAMED) return `${ids.slice(0, NAMED).join(', ')} and ${ids.length - NAMED} more tasks`;
  return ids.length > 1 ? `${ids.slice(0, -1).join(', ')} and ${ids.at(-1)}` : ids.join();
}
