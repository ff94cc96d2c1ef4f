import { writePath } from '../../../input/path.ts';
import type { Model } from '../../../model/model.ts';
import { Decimal, ZERO } from '../../../quantity/decimal.ts';
import { type Given, isZero } from '../../../quantity/given.ts';
import type { Scenario, Task } from '../../../scenario/scenario.ts';
import type { Slider } from './slider.ts';
import { evenly, withHome } from './stops.ts';

/** More tasks than these share one slider. */
const OF_THEIR_OWN = 4;

/**
 * The share of the input that is read from a prompt cache: of each task whose share is stated or 0, but does not follow from a session.
 * One that is 0 may be moved only where every API has a price of cache reads, so that no move asks for one that is unknown.
 */
export function cacheSliders({ tasks }: Scenario, model: Model): readonly Slider[] {
  const supplies = [...model.supplies.values()];
  const apis = supplies.flatMap(s => (s.kind === 'api' ? [s.api.table] : []));
  const priced = apis.every(t => t.windows.every(window => t.price('cacheRead', window, 0, false)));
  const cached = tasks.filter(
    t => !t.session && (isInUse(t.counts.cachedInput) || (priced && apis.length > 0 && t.counts.input)),
  );
  const stated = cached.filter(t => isStated(t.counts.cachedInput));
  if (cached.length <= OF_THEIR_OWN)
    return cached.map(task => slider([task], `cache.${task.id}`, `Cached input of ${task.id}`));
  return stated.length ? [slider(stated, 'cache', 'Cached input of all tasks that have it')] : [];
}

function slider(tasks: readonly Task[], id: string, label: string): Slider {
  const shares = tasks.map(({ counts }) => percentOf(counts.cachedInput));
  const most = Decimal.min(...tasks.map(task => new Decimal(100).minus(largestWrites(task))));
  const [first] = shares;
  const home = shares.every(share => share.eq(first!)) ? first!.toFixed() : null;
  const stops = evenly(0, most.floor().toNumber(), 1);
  return {
    id,
    group: 'Demand',
    label,
    unit: '%',
    home,
    ...(home === null ? { stated: `${Decimal.min(...shares)}–${Decimal.max(...shares)} %` } : {}),
    stops: home === null ? stops : withHome(stops, home),
    places: 1,
    targets: tasks.map(task => ({ kind: 'value', path: writePath(['tasks', task.id, 'cachedInput']), unit: '%' })),
  };
}

/** What is written to the cache at most, in percent of the input, on whichever option that reads the share of the task from it. */
const largestWrites = ({ counts, perOption }: Task): Decimal =>
  Decimal.max(
    ...[counts, ...[...perOption.values()].filter(c => !c.cachedInput)].map(c =>
      largest(c.cacheWrites ?? counts.cacheWrites).plus(largest(c.cacheWrites1h ?? counts.cacheWrites1h)),
    ),
  );

const isStated = (given: Given | undefined): given is Given => given !== undefined && given.source.kind !== 'default';
const isInUse = (given: Given | undefined): boolean => isStated(given) && !isZero(given);

const percentOf = (given: Given | undefined): Decimal => (given ? inPercent(given, 'likely') : ZERO);
const largest = (given: Given | undefined): Decimal => (given ? inPercent(given, 'high') : ZERO);

const inPercent = ({ amount }: Given, end: 'likely' | 'high'): Decimal =>
  amount[end].times(amount.unit.numerator).dividedBy(amount.unit.denominator).times(100);
