import type { SimulationFound } from '../../analysis/simulation/answers.ts';
import type { Side } from '../../analysis/simulation/outer-changes.ts';
import { quantilesOf } from '../../analysis/simulation/quantiles.ts';
import { estimateOf } from '../../analysis/simulation/replications.ts';
import { REPLICATIONS } from '../../analysis/simulation/simulate.ts';
import { drawnText, estimateText } from './drawn-text.ts';
import type { Crossing, Estimate, SimulatedBreakEven, SimulatedPayback } from './simulation-report.ts';

/** In how many draws an outlay comes back, and when. */
export const paybackReports = ({ paybacks, horizon }: SimulationFound): readonly SimulatedPayback[] =>
  paybacks.map(({ plan, against, months }) => ({
    plan,
    against,
    draws: months.length,
    within: shareOf(months, m => m <= horizon),
    beyondHorizon: shareOf(months, m => m > horizon && Number.isFinite(m)),
    never: shareOf(months, m => !Number.isFinite(m)),
    months: spanOf(months.filter(Number.isFinite)),
  }));

/** In how many draws which plan is cheaper up to some traffic, from some traffic on, or everywhere. */
export const breakEvenReports = ({ breakEvens }: SimulationFound): readonly SimulatedBreakEven[] =>
  breakEvens.map(({ between, small, large }) => {
    const wins =
      ({ cheaper }: Side, plan: string) =>
      (i: number) =>
        between[cheaper[i]!] === plan;
    const crossings = (side: Side) =>
      between.flatMap((plan): Crossing[] => {
        const isSo = wins(side, plan);
        const at = spanOf(side.at.filter((v, i) => isSo(i) && v > 0));
        return at ? [{ cheaper: plan, share: shareOf(side.at, (v, i) => isSo(i) && v > 0), at }] : [];
      });
    return {
      between,
      draws: large.at.length,
      always: between.flatMap(plan => {
        const isSo = wins(large, plan);
        const share = shareOf(large.at, (v, i) => isSo(i) && v === 0);
        return isSome(share) ? [{ cheaper: plan, share }] : [];
      }),
      first: crossings(small),
      permanent: crossings(large),
      equal: shareOf(large.at, (_, i) => large.cheaper[i] === -1),
    };
  });

const isSome = ({ value }: Estimate): boolean => Number(value) > 0;

/** Share of the draws of which something is true; their replications stand one after the other. */
function shareOf(values: Float64Array, isTrue: (value: number, i: number) => boolean): Estimate {
  const each = values.length / REPLICATIONS;
  const shares = new Array<number>(REPLICATIONS).fill(0);
  values.forEach((value, i) => {
    if (isTrue(value, i)) shares[Math.floor(i / each)]! += 1 / each;
  });
  return estimateText(estimateOf(shares));
}

function spanOf(values: Float64Array): { p5: string; p50: string; p95: string } | null {
  if (values.length === 0) return null;
  const [p5, p50, p95] = quantilesOf(values, [0.05, 0.5, 0.95]).map(drawnText) as [string, string, string];
  return { p5, p50, p95 };
}
