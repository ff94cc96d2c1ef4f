import type { Decimal } from '../decimal.ts';
import { cumulative } from '../normal.ts';
import { isRefusal, type Refusal, refused } from '../refusal.ts';
import type { Call } from './call.ts';
import type { Draft, DraftOf } from './draft.ts';
import { Z } from './named-quantiles.ts';
import { rounded } from './number-in.ts';
import { type Pair, parametersOf, QUANTILES } from './parameters.ts';
import { notRising, REACH, widthlessCall } from './reach.ts';

const PAIRS: readonly Pair[] = [['mean', 'sd'], ['median', 'sigma'], ...QUANTILES];

/** `lognormal(1200, 300) tok`: mean and standard deviation of the number itself; or `median` and the `sigma` of its natural logarithm, or two quantiles. */
export const lognormal: DraftOf = call => {
  const read = parametersOf(call, PAIRS);
  if (isRefusal(read)) return read;
  const { pair, values } = read;
  const [a, b] = values;
  const isQuantile = pair[0] in Z;
  const wrong = (message: string) => refused('spread-impossible', `\`${call.text}\`: ${message}`);
  if (a.lte(0)) return wrong(`a lognormal amount is above 0, its ${pair[0]} is ${a.toFixed()}`);
  if (isQuantile && a.gt(b)) return notRising(call, pair, a, b);
  if (b.lt(0)) return wrong(`the ${pair[1] === 'sd' ? 'standard deviation' : 'sigma'} ${b.toFixed()} is below 0`);
  if (b.isZero() || (isQuantile && a.eq(b))) return widthlessCall(call, a);
  const [x, y] = [a.toNumber(), b.toNumber()];
  if (pair[0] === 'median') return drawn(call, Math.log(x), y);
  if (isQuantile) {
    const [p, q] = [Math.log(x), Math.log(y)];
    return drawn(call, (p + q) / 2, (q - p) / (2 * Z[pair[0]]!));
  }
  // mean = exp(mu + sigma²/2), sd² = mean² (exp(sigma²) − 1)
  const variance = Math.log1p((y / x) ** 2);
  return drawn(call, Math.log(x) - variance / 2, Math.sqrt(variance), a);
};

/** Numbers beyond are not read either. */
const LARGEST = 1e30;

function drawn(call: Call, mu: number, sigma: number, mean?: Decimal): Draft | Refusal {
  const [low, high] = [Math.exp(mu - REACH * sigma), Math.exp(mu + REACH * sigma)];
  const middle = Math.exp(mu + (sigma * sigma) / 2);
  if (!(low >= 1 / LARGEST && high <= LARGEST && middle <= LARGEST))
    return refused('not-finite', `\`${call.text}\` reaches below 10^-30 or beyond 10^30`);
  return {
    spread: { kind: 'lognormal', mu, sigma },
    low: rounded(low),
    likely: mean ?? rounded(middle),
    high: rounded(high),
    tails: {
      below: value => (value.lte(0) ? 0 : cumulative((Math.log(value.toNumber()) - mu) / sigma)),
      step: rounded(Math.exp(mu)),
    },
  };
}
