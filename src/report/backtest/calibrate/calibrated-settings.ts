import { sum } from '../../../analysis/backtest/effects.ts';
import { writePath } from '../../../input/path.ts';
import type { Setting } from '../../../input/settings.ts';
import { ONE, ZERO } from '../../../quantity/decimal.ts';
import type { Backtested } from '../build-backtest.ts';
import type { ComparedPool } from '../compared-pools.ts';
import { type Bought, boughtIn } from './bought.ts';
import { percent } from './settings.ts';
import { type Target, targetsOf } from './targets.ts';
import { taskChange } from './task-settings.ts';

/** What is to be written into a scenario so that its plan costs what was billed, and what the bill cannot tell. */
export interface Calibrating {
  readonly settings: readonly Setting[];
  readonly kept: readonly string[];
  /** The plan that then costs what was billed, where it is a new one. */
  readonly plan: string | undefined;
}

/** Undefined where the plan is not one of fixed shares. */
export function calibratedSettings(found: Backtested): Calibrating | undefined {
  const { plan, model, part, pools, prices } = found;
  const { scenario } = plan;
  const bought = boughtIn(plan.mix, model, part);
  if (!bought || plan.mix.kind !== 'shares') return undefined;
  const { shares: mixed } = plan.mix;
  const billed = pools.filter(p => p.buckets.some(b => b.cells.length > 0));
  const targets = billed.flatMap(p => targetsOf(p, bought, prices));
  const isBilled = (b: Bought) => billed.some(p => p.pool.options.some(o => o.id === b.option.id));
  const unchanged = bought.filter(b => !isBilled(b)).map(asTarget);
  const isOnlyApi = scenario.options.filter(o => o.kind === 'api').length === 1;
  const ids = new Set(scenario.options.map(o => o.id));
  const named = ({ option, tier, isNew }: Target) => (isNew ? newId(`${option.id}-${tier}`, ids) : option.id);
  const settings: Setting[] = [];
  const kept: string[] = [];
  const moved = new Map<string, ReadonlyMap<string, string>>();
  for (const task of scenario.tasks) {
    const own = bought.filter(b => b.task === task || b.task.id === task.id);
    const parts = [...targets, ...unchanged].filter(t => t.task.id === task.id);
    if (!parts.some(t => targets.includes(t))) continue;
    const all = own[0]!.requests.dividedBy(own[0]!.share);
    const elsewhere = all.times(ONE.minus(sum(own.map(b => b.share))));
    const change = taskChange(task, own, parts, elsewhere.abs().lt('1e-9') ? ZERO : elsewhere, named, isOnlyApi);
    if (!change) {
      kept.push(
        `${task.id} could not be changed: its volume is in tokens, which several options share, or nothing of it is bought`,
      );
      continue;
    }
    settings.push(...change.settings);
    if (change.shares) moved.set(task.id, change.shares);
  }
  for (const pool of billed) settings.push(...discountSettings(pool));
  const retiered = new Map(
    targets.filter(t => !t.isNew && t.tier !== t.option.serviceTier).map(t => [t.option.id, t.tier]),
  );
  for (const [id, tier] of retiered) settings.push({ path: writePath(['options', id, 'serviceTier']), value: tier });
  const added = new Map(targets.filter(t => t.isNew).map(t => [named(t), t]));
  for (const [id, { option, tier }] of added) {
    const at = (name: string) => writePath(['options', id, name]);
    const off = ONE.minus(billed.find(p => p.pool.options.some(o => o.id === option.id))!.billedShare);
    settings.push({ path: at('api'), value: option.api }, { path: at('serviceTier'), value: tier });
    if (option.region !== undefined) settings.push({ path: at('region'), value: option.region });
    if (!off.isZero()) settings.push({ path: at('discount'), value: percent(off) });
    kept.push(
      `${id} is new: ${option.id} in the ${tier} tier; agreements and the like of ${option.id} are to be copied by hand`,
    );
  }
  const own = scenario.plans.find(p => p.id === plan.id);
  const target = own || moved.size === 0 ? plan.id : newId('billed', new Set(scenario.plans.map(p => p.id)));
  if (moved.size > 0) {
    for (const [task, was] of mixed) {
      const now = moved.get(task);
      const all = now ?? (own ? new Map<string, string>() : new Map([...was.keys()].map(id => [id, '100%'])));
      for (const [id, value] of all) settings.push({ path: writePath(['plans', target, 'shares', task, id]), value });
    }
    if (!own) settings.push({ path: 'baseline', value: target });
  }
  return { settings, kept: [...kept, ...keptWords(billed, pools, targets)], plan: own ? undefined : target };
}

const asTarget = ({ task, option, requests, tokens, ratio }: Bought): Target => ({
  task,
  option,
  tier: option.serviceTier,
  isNew: false,
  requests,
  tokens,
  ratio,
  batches: undefined,
});

function newId(wanted: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n++) {
    const id = n === 1 ? wanted : `${wanted}-${n}`;
    if (!taken.has(id)) return id;
  }
}

const discountSettings = ({ pool, billedShare, paidShare }: ComparedPool): Setting[] =>
  billedShare.eq(paidShare)
    ? []
    : pool.options.map(({ id }) => ({
        path: writePath(['options', id, 'discount']),
        value: percent(ONE.minus(billedShare)),
      }));

/** What the invoices cannot tell, and what was done instead. */
function keptWords(
  billed: readonly ComparedPool[],
  all: readonly ComparedPool[],
  targets: readonly Target[],
): string[] {
  const words: string[] = [];
  const silent = billed.filter(p => p.requests.length === 0);
  if (silent.length)
    words.push('no invoice tells how many requests there were: they are kept, and what one is made of changes');
  for (const { pool } of billed) {
    const tasks = [...new Set(targets.filter(t => pool.options.includes(t.option)).map(t => t.task.id))];
    if (tasks.length > 1)
      words.push(
        `what ${pool.api} sold to ${tasks.join(', ')} is shared out in the proportion in which the scenario has it`,
      );
  }
  const guessed = billed.filter(p => p.buckets.some(b => b.cells.some(c => c.quantity === undefined)));
  for (const { pool } of guessed)
    words.push(`of ${pool.api} only money is known: it is taken for tokens at the price that the scenario pays`);
  for (const { pool } of all.filter(p => !billed.includes(p)))
    words.push(`${pool.api} was not billed: its part of the plan is kept`);
  if (billed.some(p => p.buckets.some(b => b.cells.some(c => c.length !== undefined))))
    words.push('how many prompts are long follows from the percentiles of `input`, whose shape is kept');
  return words;
}
