import type { Axis } from '../quantity/axis.ts';
import type { Decimal } from '../quantity/decimal.ts';
import type { Given } from '../quantity/given.ts';
import { constantGiven, isZero, likelyInBase } from '../quantity/given.ts';
import { Quantity } from '../quantity/quantity.ts';
import type { Option, Task, TokenCounts } from '../scenario/scenario.ts';

/** What one request of each task is made of on one option: rows over tasks. A share is undefined where it is zero for every task. */
export interface Counts {
  /** tok/request. */
  readonly input: Quantity;
  readonly output: Quantity;
  readonly reasoning: Quantity | undefined;
  /** Shares of the input. */
  readonly cached: Quantity | undefined;
  readonly written5m: Quantity | undefined;
  readonly written1h: Quantity | undefined;
  /** Share of the answers. */
  readonly accepted: Quantity | undefined;
}

/** One request of a task whose requests are unknown (`tokens:` with `inputShare` alone) stands for one token. */
export const isShapeless = (task: Task): boolean =>
  task.tokens !== undefined && task.counts.input === undefined && task.counts.output === undefined;

const NONE = constantGiven(0, 'tok', 'none');
const PER_REQUEST = Quantity.constant(1, '1/request', 'per request', 'per request');
const NO_SHARE = constantGiven(0, '', 'none');
const ALL = constantGiven(1, '', 'every answer is accepted');

/** Input, output and reasoning of one request: tok/request. */
export const tokensPerRequest = ({ input, output, reasoning }: Counts): Quantity =>
  reasoning ? input.plus(output).plus(reasoning) : input.plus(output);

/** A row over tasks, or undefined when it is exactly zero for all of them. */
export function taskRow(tasks: Axis, givens: readonly Given[], name: string): Quantity | undefined {
  return givens.every(isZero) ? undefined : Quantity.row(tasks, givens, name);
}

/** Counts as the tasks state them, for no option in particular. */
export function baseCounts(axis: Axis, tasks: readonly Task[]): Counts {
  return countsFrom(axis, tasks.map(statedCounts), '');
}

/** Tasks with the counts they state themselves. */
export interface CountedTasks {
  readonly tasks: Axis;
  readonly list: readonly Task[];
  readonly base: Counts;
}

/** Counts on one option: what `perOption` restates, else the task's own times the tokenizer ratio of the option's model. */
export function optionCounts(
  { tasks: axis, list: tasks, base }: CountedTasks,
  option: Option,
  ratio: Given | undefined,
): Counts {
  const restated = tasks.map(task => task.perOption.get(option.id));
  if (!ratio && restated.every(r => r === undefined)) return base;
  const counts = countsFrom(
    axis,
    tasks.map((task, i) => merged(statedCounts(task), restated[i])),
    ` on ${option.id}`,
  );
  const scaled = ratio && tasks.some((task, i) => !restated[i] && task.tokens === undefined);
  if (!scaled) return counts;
  const factor = Quantity.row(
    axis,
    tasks.map((task, i) =>
      !restated[i] && task.tokens === undefined ? ratio : constantGiven(1, '', 'counted for this option'),
    ),
    `tokenizer ratio of ${option.id}`,
  );
  return {
    ...counts,
    input: counts.input.times(factor),
    output: counts.output.times(factor),
    reasoning: counts.reasoning?.times(factor),
  };
}

/** Likely length of one prompt of a task as an option counts it, in tok: what tiers and cache minimums are held against. */
export function promptTokens(task: Task, option: Option, ratio: Given | undefined): number {
  const restated = task.perOption.get(option.id);
  const tokens = likelyInBase(merged(statedCounts(task), restated).input);
  const scaled = ratio && !restated && task.tokens === undefined;
  return (scaled ? tokens.times(likelyInBase(ratio)) : tokens).toNumber();
}

interface Stated {
  readonly input: Given;
  readonly output: Given;
  readonly reasoning: Given;
  readonly cached: Given;
  readonly written5m: Given;
  readonly written1h: Given;
  readonly accepted: Given;
}

function statedCounts(task: Task): Stated {
  const { counts } = task;
  const [input, output] = requestShape(task);
  const session = sessionShares(task);
  return {
    input,
    output,
    reasoning: counts.reasoning ?? NONE,
    cached: session?.cached ?? counts.cachedInput ?? NO_SHARE,
    written5m: session?.written ?? counts.cacheWrites ?? NO_SHARE,
    written1h: counts.cacheWrites1h ?? NO_SHARE,
    accepted: counts.accepted ?? ALL,
  };
}

function merged(stated: Stated, again: TokenCounts | undefined): Stated {
  if (!again) return stated;
  return {
    input: again.input ?? stated.input,
    output: again.output ?? stated.output,
    reasoning: again.reasoning ?? stated.reasoning,
    cached: again.cachedInput ?? stated.cached,
    written5m: again.cacheWrites ?? stated.written5m,
    written1h: again.cacheWrites1h ?? stated.written1h,
    accepted: again.accepted ?? stated.accepted,
  };
}

/** Input and output tokens of a request. With `tokens:` and an `inputShare`, what is not stated follows from the share. */
export function requestShape(task: Task): [Given, Given] {
  const { input, output } = task.counts;
  if (input && output) return [input, output];
  const share = task.inputShare!;
  if (!input && !output && share.moved) return [plainTokens(share, 0, 1), plainTokens(share, 1, -1)];
  if (!input && !output) return [derived(share, s => s, 'tok'), derived(share, s => s.times(-1).plus(1), 'tok')];
  return input
    ? [input, derived(share, s => likelyInBase(input).times(s.times(-1).plus(1)).dividedBy(s), 'tok')]
    : [derived(share, s => likelyInBase(output!).times(s).dividedBy(s.times(-1).plus(1)), 'tok'), output!];
}

/** A given that follows from a share, at its likely value; it keeps the place of the share. */
function derived(
  share: Given,
  from: (s: Given['amount']['likely']) => Given['amount']['likely'],
  unitText: string,
): Given {
  const value = from(likelyInBase(share));
  const constant = constantGiven(value.toFixed(), unitText, `follows from ${share.path}`);
  return { ...constant, path: `${share.path} (${unitText} that follow)`, source: share.source };
}

/** Tokens that follow from a share that follows a driver: constant + sign × share, and they follow it too. */
function plainTokens(share: Given, constant: 0 | 1, sign: 1 | -1): Given {
  const { from, rate, by, here } = share.moved!;
  // shares are moved as plain numbers or in %
  const scale = share.amount.unit.numerator.dividedBy(share.amount.unit.denominator).times(sign);
  const value = (v: Decimal) => v.times(scale).plus(constant);
  const tok = constantGiven(value(here).toFixed(), 'tok', `follows from ${share.path}`);
  return {
    ...tok,
    path: `${share.path} (tok that follow)`,
    source: share.source,
    moved: { from: value(from), rate: rate.times(scale), by, here: value(here) },
  };
}

/** Longest pause after which a 5-minute cache still answers, in hours. */
const CACHE_LIFE_HOURS = 5 / 60;

/** Shares of the mean input: what all requests begin with, what a conversation said before, and what a turn adds. */
export interface PrefixShares {
  readonly shared: Decimal;
  readonly history: Decimal;
  readonly added: Decimal;
}

/**
 * A conversation of T turns resends its history behind a shared prefix S.
 * With mean input I every turn adds u = 2(I − S)/(T + 1) tokens, of which its history is u(T − 1)/2 on average.
 * Undefined for a task that states neither a session nor a shared prefix.
 */
export function prefixShares(task: Task): PrefixShares | undefined {
  if (!task.session && !task.sharedPrefix) return undefined;
  const I = likelyInBase(requestShape(task)[0]);
  const S = task.sharedPrefix ? likelyInBase(task.sharedPrefix) : I.times(0);
  const T = task.session?.turns.amount.likely;
  const added = T ? I.minus(S).times(2).dividedBy(T.plus(1)) : I.times(0);
  const history = T ? added.times(T.minus(1)).dividedBy(2) : added;
  return { shared: S.dividedBy(I), history: history.dividedBy(I), added: added.dividedBy(I) };
}

/**
 * Cache shares of a task on an API: a turn reads its prefix and history from the cache, and writes what it adds.
 * A pause longer than the cache lives leaves only the shared prefix to read.
 */
function sessionShares(task: Task): { cached: Given; written: Given } | undefined {
  const shares = prefixShares(task);
  if (!shares) return undefined;
  const { gap } = task.session ?? {};
  const source = (task.session?.turns ?? task.sharedPrefix)!;
  const given = (value: Decimal, what: string): Given => ({
    ...constantGiven(value.toFixed(), '', 'follows from the session'),
    path: `${source.path} (${what})`,
    source: source.source,
  });
  const kept = !gap || likelyInBase(gap).toNumber() <= CACHE_LIFE_HOURS;
  const { shared, history, added } = shares;
  return {
    cached: given(kept ? shared.plus(history) : shared, 'share read'),
    written: given(kept ? added : added.times(0), 'share written'),
  };
}

function countsFrom(axis: Axis, stated: readonly Stated[], suffix: string): Counts {
  const row = (pick: (s: Stated) => Given, name: string) => Quantity.row(axis, stated.map(pick), `${name}${suffix}`);
  const share = (pick: (s: Stated) => Given, name: string) => taskRow(axis, stated.map(pick), `${name}${suffix}`);
  return {
    input: row(s => s.input, 'input').times(PER_REQUEST),
    output: row(s => s.output, 'output').times(PER_REQUEST),
    reasoning: share(s => s.reasoning, 'reasoning')?.times(PER_REQUEST),
    cached: share(s => s.cached, 'cached share of the input'),
    written5m: share(s => s.written5m, 'share of the input written to the cache'),
    written1h: share(s => s.written1h, 'share of the input written to the 1 h cache'),
    accepted: stated.every(s => s.accepted === ALL) ? undefined : row(s => s.accepted, 'accepted share of the answers'),
  };
}
