import type { Swept } from '../../analysis/routing/sweep.ts';
import { readAmount } from '../../quantity/amount.ts';
import type { SweptEnd } from '../../report/routing/build-route.ts';
import { UsageFault } from '../exit.ts';
import { twoEnds } from './between.ts';

/** Two ends of a sweep, as they were written. */
export interface Between {
  readonly from: SweptEnd;
  readonly to: SweptEnd;
}

const VOLUME = { units: ['tok/day', 'tok/month'], example: '100M tok/day', above: '0', ranges: false };
const SHARE = { units: ['%'], example: '50%', above: '0', ranges: false };

/** Reads `--between "10M tok/day" "1B tok/day"`, or `--between 50% 200%` of today's prices. */
export function sweptBetween(ends: readonly string[], over: Swept): Between {
  const example = over === 'traffic' ? '--between "10M tok/day" "1B tok/day"' : '--between 50% 200%';
  twoEnds(ends, example);
  const [from, to] = ends.map(text => end(text, over, example)) as [SweptEnd, SweptEnd];
  return { from, to };
}

function end(text: string, over: Swept, example: string): SweptEnd {
  const read = readAmount(text, over === 'traffic' ? VOLUME : SHARE);
  if (!read.ok) throw new UsageFault(`--between: \`${text}\` ${read.message}`, read.hint ?? `such as: ${example}`);
  const { likely, unit } = read.amount;
  const value = likely.times(unit.numerator).dividedBy(unit.denominator).toNumber();
  if (over === 'apiPrice') return { factor: value };
  return { tokens: value, per: unit.powers.has('day') ? 'day' : 'month' };
}
