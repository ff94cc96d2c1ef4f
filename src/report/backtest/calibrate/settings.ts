import { sum } from '../../../analysis/backtest/effects.ts';
import type { Bucket } from '../../../catalog/catalog.ts';
import { writePath } from '../../../input/path.ts';
import type { Setting } from '../../../input/settings.ts';
import { Decimal, ONE, ZERO } from '../../../quantity/decimal.ts';
import type { Given } from '../../../quantity/given.ts';
import type { Task, TokenCounts } from '../../../scenario/scenario.ts';
import type { Bought } from './bought.ts';
import type { Target } from './targets.ts';

/** Significant digits of a count, and decimals of a share in per cent: what they cut off is far below a thousandth of the bill. */
const DIGITS = 6;
const PERCENT_PLACES = 4;

export const amount = (value: Decimal, unit: string): string =>
  `${value.toSignificantDigits(DIGITS).toFixed()}${unit.startsWith('%') ? '' : ' '}${unit}`;

export const percent = (share: Decimal, places = PERCENT_PLACES): string =>
  `${share.times(100).toDecimalPlaces(places).toFixed()}%`;

/** A new value for an amount in the unit in which it was written. */
export const rescaled = ({ amount: { likely, unit } }: Given, factor: Decimal): string =>
  amount(likely.times(factor), unit.text);

/** What one request is made of. */
export interface PerRequest {
  readonly input: Decimal;
  readonly output: Decimal;
  readonly reasoning: Decimal;
  /** Shares of the input. */
  readonly cachedInput: Decimal;
  readonly cacheWrites: Decimal;
  readonly cacheWrites1h: Decimal;
}

export function perRequest({ tokens, requests }: Pick<Target, 'tokens' | 'requests'>): PerRequest {
  const of = (bucket: Bucket) => tokens.get(bucket) ?? ZERO;
  const input = sum([of('input'), of('cacheRead'), of('cacheWrite5m'), of('cacheWrite1h')]);
  const each = (value: Decimal) => (requests.isZero() ? ZERO : value.dividedBy(requests));
  const share = (value: Decimal) => (input.isZero() ? ZERO : value.dividedBy(input));
  return {
    input: each(input),
    output: each(of('output')),
    reasoning: each(of('reasoning')),
    cachedInput: share(of('cacheRead')),
    cacheWrites: share(of('cacheWrite5m')),
    cacheWrites1h: share(of('cacheWrite1h')),
  };
}

/** How near two figures are that count as the same: nothing is written that changes nothing. */
const SAME = '0.000001';

export const same = (a: Decimal, b: Decimal): boolean =>
  a.minus(b).abs().lte(Decimal.max(a.abs(), b.abs()).times(SAME));

/**
 * Counts of a request written to one place: the task's own, or those that it restates for an option. Without those that stood there
 * all are written but the zeros that nothing else would be in the place of, which `inherited` tells.
 */
export function countSettings(
  at: string,
  is: PerRequest,
  was: PerRequest | undefined,
  stated: TokenCounts,
  inherited: (name: keyof PerRequest) => boolean = () => false,
): Setting[] {
  const settings: Setting[] = [];
  const tok = (name: 'input' | 'output' | 'reasoning', path: string) => {
    if (was ? same(is[name], was[name]) : name === 'reasoning' && is[name].isZero() && !inherited(name)) return;
    settings.push({ path: `${at}.${path}`, value: amount(is[name], 'tok') });
  };
  const part = (name: 'cachedInput' | 'cacheWrites' | 'cacheWrites1h') => {
    if (was ? same(is[name], was[name]) : is[name].isZero() && !inherited(name)) return;
    settings.push({ path: `${at}.${name}`, value: percent(is[name]) });
  };
  tok('input', stated.inputPercentiles ? 'input.mean' : 'input');
  part('cachedInput');
  part('cacheWrites');
  part('cacheWrites1h');
  tok('output', 'output');
  tok('reasoning', 'reasoning');
  const { inputPercentiles: points } = stated;
  if (points && was && !was.input.isZero() && !same(is.input, was.input))
    for (const [name, given] of Object.entries(points))
      if (given) settings.push({ path: `${at}.input.${name}`, value: rescaled(given, is.input.dividedBy(was.input)) });
  return settings;
}

/** The volume of a task that is stated in tokens: its requests stay, and what they are made of changes. */
export function tokenSettings(task: Task, bought: Bought, target: Target): Setting[] {
  const [was, is] = [perRequest(bought), perRequest(target)];
  const more = target.requests.isZero() ? ONE : target.requests.dividedBy(bought.requests);
  const plain = (p: PerRequest) => p.input.plus(p.output);
  const at = writePath(['tasks', task.id]);
  const settings: Setting[] = [];
  const factor = plain(is).dividedBy(plain(was)).times(more);
  if (!same(factor, ONE)) settings.push({ path: `${at}.tokens`, value: rescaled(task.tokens!, factor) });
  if (task.inputShare && !same(is.input.dividedBy(plain(is)), was.input.dividedBy(plain(was))))
    settings.push({ path: `${at}.inputShare`, value: percent(is.input.dividedBy(plain(is))) });
  const { input, output } = task.counts;
  // without a length a request stands for a token: reasoning is for each of these
  const scale = input || output ? ONE : ONE.dividedBy(plain(is)).times(plain(was));
  const counts = countSettings(at, { ...is, reasoning: is.reasoning.times(scale) }, was, task.counts);
  const isStated = ({ path }: Setting) =>
    (input || !/\.input(?:\.|$)/.test(path)) && (output || !path.endsWith('.output'));
  return [...settings, ...counts.filter(isStated)];
}
