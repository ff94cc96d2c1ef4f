import { cumulative, inverseCumulative } from '../../quantity/normal.ts';
import type { Distribution } from './distribution.ts';
import { pertTail } from './pert-tail.ts';

/** The value below which (or, for the upper tail, above which) lies the probability `p`, about 0 to 1/2; exact where p is tiny too. */
export type TailQuantile = (p: number, upper: boolean) => number;

/** Distributions whose quantiles are smooth in each octave of the tail probability: they are tabulated. */
export type Smooth = Extract<Distribution, { kind: 'pert' | 'normal' | 'lognormal' }>;

export function tailQuantileOf(d: Smooth): TailQuantile {
  switch (d.kind) {
    case 'pert': {
      const width = d.high - d.low;
      const alpha = 1 + (4 * (d.likely - d.low)) / width;
      const tail = pertTail(alpha);
      return (p, upper) => (upper ? d.high - width * tail(p, true) : d.low + width * tail(p, false));
    }
    case 'normal': {
      const z = truncatedNormal((d.low - d.mean) / d.sd, (d.high - d.mean) / d.sd);
      return (p, upper) => d.mean + d.sd * z(p, upper);
    }
    case 'lognormal': {
      const { sigma, sigmaBelow = sigma } = d;
      const scored = (value: number) => {
        const distance = Math.log(Math.max(value, 0)) - d.mu;
        return distance / (distance < 0 ? sigmaBelow : sigma);
      };
      const z = truncatedNormal(scored(d.low), scored(d.high));
      return (p, upper) => {
        const score = z(p, upper);
        return Math.exp(d.mu + (score < 0 ? sigmaBelow : sigma) * score);
      };
    }
  }
}

/** Standard normal, given that it lies in low..high. Throws a RangeError if that has no probability in 64 bits (38 standard deviations away). */
function truncatedNormal(low: number, high: number): TailQuantile {
  // probabilities from the end that keeps their digits
  const [belowLow, aboveLow] = [cumulative(low), cumulative(-low)];
  const [belowHigh, aboveHigh] = [cumulative(high), cumulative(-high)];
  const mass = low > 0 ? aboveLow - aboveHigh : high < 0 ? belowHigh - belowLow : 1 - belowLow - aboveHigh;
  if (!(mass > 0)) throw new RangeError('normal distribution: no probability between low and high');
  return (p, upper) => {
    const below = upper ? belowHigh - p * mass : belowLow + p * mass;
    const above = upper ? aboveHigh + p * mass : aboveLow - p * mass;
    return below < above ? inverseCumulative(below) : -inverseCumulative(above);
  };
}
