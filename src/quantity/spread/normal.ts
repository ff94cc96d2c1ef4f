import type { Decimal } from '../decimal.ts';
import { cumulative } from '../normal.ts';
import { isRefusal, refused } from '../refusal.ts';
import type { DraftOf } from './draft.ts';
import { Z } from './named-quantiles.ts';
import { type Pair, parametersOf, QUANTILES } from './parameters.ts';
import { notRising, REACH, widthlessCall } from './reach.ts';

const PAIRS: readonly Pair[] = [['mean', 'sd'], ...QUANTILES];
const DIGITS = 15;

/** `normal(30k, 2k) USD/GPU`: mean and standard deviation, or `normal(p5=26k, p95=34k)`. */
export const normal: DraftOf = call => {
  const read = parametersOf(call, PAIRS);
  if (isRefusal(read)) return read;
  const { pair, values } = read;
  const [a, b] = values;
  if (pair[0] === 'mean') {
    if (b.isNegative() && !b.isZero())
      return refused('spread-impossible', `\`${call.text}\`: the standard deviation ${b.toFixed()} is below 0`);
    return b.isZero() ? widthlessCall(call, a) : drawn(a, b);
  }
  if (a.eq(b)) return widthlessCall(call, a);
  if (a.gt(b)) return notRising(call, pair, a, b);
  // the two quantiles lie z standard deviations below and above the mean
  return drawn(
    a.plus(b).dividedBy(2),
    b
      .minus(a)
      .dividedBy(2 * Z[pair[0]]!)
      .toSignificantDigits(DIGITS),
  );
};

const drawn = (mean: Decimal, sd: Decimal): Exclude<ReturnType<DraftOf>, { ok: false }> => ({
  spread: { kind: 'normal', mean, sd },
  low: mean.minus(sd.times(REACH)),
  likely: mean,
  high: mean.plus(sd.times(REACH)),
  tails: { below: value => cumulative(value.minus(mean).dividedBy(sd).toNumber()), step: sd },
});
