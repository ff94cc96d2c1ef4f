import { sum } from '../../../analysis/backtest/effects.ts';
import { writePath } from '../../../input/path.ts';
import type { Setting } from '../../../input/settings.ts';
import { type Decimal, ONE, ZERO } from '../../../quantity/decimal.ts';
import { type Given, isZero, likelyInBase } from '../../../quantity/given.ts';
import type { Task } from '../../../scenario/scenario.ts';
import type { Bought } from './bought.ts';
import { countSettings, type PerRequest, percent, perRequest, rescaled, same, tokenSettings } from './settings.ts';
import type { Target } from './targets.ts';

/** A part of a task with the id of the option that is to serve it, and the share of the requests. */
export interface Part {
  readonly target: Target;
  readonly id: string;
  readonly share: Decimal;
}

export interface TaskChange {
  readonly settings: readonly Setting[];
  /** Shares by option, where they are others than before. */
  readonly shares: ReadonlyMap<string, string> | undefined;
}

const CACHED = ['cachedInput', 'cacheWrites', 'cacheWrites1h'] as const;

/** Decimals of a share of requests, as it is and in per cent. */
const PLACES = 8;
const SHARE_PLACES = 6;

/** What changes of a task, so that it buys what its parts say; `elsewhere` are requests that fleets serve. Undefined where it cannot be written. */
export function taskChange(
  task: Task,
  bought: readonly Bought[],
  targets: readonly Target[],
  elsewhere: Decimal,
  named: (target: Target) => string,
  isOnlyApi: boolean,
): TaskChange | undefined {
  const at = (...rest: string[]) => writePath(['tasks', task.id, ...rest]);
  const before = sum(bought.map(b => b.requests)).plus(elsewhere);
  const after = sum(targets.map(t => t.requests)).plus(elsewhere);
  if (before.isZero() || after.isZero()) return undefined;
  const alone = targets.filter(t => !t.isNew).length === 1 && elsewhere.isZero() && bought.length === 1;
  if (task.requests === undefined) {
    if (!alone || targets.length > 1 || task.perOption.size > 0) return undefined;
    return {
      settings: [...tokenSettings(task, bought[0]!, targets[0]!), ...batches(task, targets, at)],
      shares: undefined,
    };
  }
  const shares = targets.map(t => t.requests.dividedBy(after).toDecimalPlaces(PLACES));
  const rest = ONE.minus(sum(shares)).minus(elsewhere.dividedBy(after).toDecimalPlaces(PLACES));
  const parts = targets.map(
    (target, i): Part => ({ target, id: named(target), share: i === 0 ? shares[0]!.plus(rest) : shares[i]! }),
  );
  const factor = after.dividedBy(before);
  const settings: Setting[] = same(factor, ONE)
    ? []
    : [{ path: at('requests'), value: rescaled(task.requests, factor) }];
  const made = parts.map(({ target, share }) => perRequest({ tokens: target.tokens, requests: after.times(share) }));
  const follows = task.session !== undefined || task.sharedPrefix !== undefined;
  const inherited = (name: keyof PerRequest) =>
    follows || !isNone(task.counts[name]) || made.some(is => !is[name].isZero());
  for (const [i, { id }] of parts.entries()) {
    const is = made[i]!;
    const was = bought.find(b => b.option.id === id);
    const restated = task.perOption.get(id);
    // a bucket that the task did not have would be one without a price at other APIs
    const own = !follows && (isOnlyApi || !CACHED.some(name => !is[name].isZero() && isNone(task.counts[name])));
    if (restated && was) settings.push(...countSettings(at('perOption', id), is, perRequest(was), restated));
    else if (was && alone && own)
      settings.push(...countSettings(at(), inTask(is, was.ratio), inTask(perRequest(was), was.ratio), task.counts));
    else if (!was || !alike(is, perRequest(was)))
      settings.push(...countSettings(at('perOption', id), is, undefined, {}, inherited));
  }
  settings.push(...batches(task, targets, at));
  const isMoved =
    targets.some(t => t.isNew) ||
    parts.some(({ id, share }) => !same(share, bought.find(b => b.option.id === id)?.share ?? ZERO));
  return {
    settings,
    shares: isMoved ? new Map(parts.map(({ id, share }) => [id, percent(share, SHARE_PLACES)])) : undefined,
  };
}

/** The share that may wait: what was billed in batches, weighed over the APIs that serve the task by what batches save there. */
function batches(task: Task, targets: readonly Target[], at: (...rest: string[]) => string): Setting[] {
  const known = targets.flatMap(t => t.batches ?? []);
  const all = sum(known.map(b => b.saving));
  if (all.isZero()) return [];
  const moved = known.map(b => b.share.times(b.saving));
  const is = sum(moved).dividedBy(all);
  return same(is, likelyInBase(task.batchable)) ? [] : [{ path: at('batchable'), value: percent(is) }];
}

/** Counts in the tokens of the scenario. */
const inTask = (counts: PerRequest, ratio: Decimal): PerRequest => ({
  ...counts,
  input: counts.input.dividedBy(ratio),
  output: counts.output.dividedBy(ratio),
  reasoning: counts.reasoning.dividedBy(ratio),
});

const alike = (a: PerRequest, b: PerRequest): boolean =>
  (Object.keys(a) as (keyof PerRequest)[]).every(name => same(a[name], b[name]));

const isNone = (given: Given | undefined): boolean => given === undefined || isZero(given);
