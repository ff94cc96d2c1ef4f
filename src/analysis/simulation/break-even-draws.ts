import type { Model } from '../../model/model.ts';
import { trafficVariants } from '../break-even.ts';
import { coarseVolumes, type OuterChanges, outerChanges } from './outer-changes.ts';
import { VariantCosts } from './variant-costs.ts';

/** Up to which traffic one of two plans is cheaper, and from which on one is so for good, in each draw; places are those in `between`, traffic in tok/month. */
export interface BreakEvenDraws extends OuterChanges {
  readonly between: readonly [string, string];
}

/** Traffic is looked at between a thousandth and a thousand times today's. */
const TRAFFIC_REACH = 1000;

/** Break-even over traffic (DESIGN §7, settled 9) of one plan against others, at given values of the unknowns, of which there may be none. */
export function breakEvenDraws(
  model: Model,
  plans: readonly string[],
  against: string,
  tokensPerMonth: number,
  draws: number,
  unknowns: { readonly paths: readonly (readonly string[])[]; readonly values: readonly Float64Array[] },
): readonly BreakEvenDraws[] {
  const all = Uint32Array.from({ length: draws }, (_, d) => d);
  const volumes = coarseVolumes(draws, tokensPerMonth / TRAFFIC_REACH, tokensPerMonth * TRAFFIC_REACH);
  const found = trafficVariants(model, plans, tokensPerMonth).map(variants => {
    const costs = new VariantCosts(variants, unknowns.paths, unknowns.values);
    return { costs, coarse: costs.at(volumes, all) };
  });
  const base = found[plans.indexOf(against)]!;
  return plans.flatMap((plan, p) => {
    if (plan === against) return [];
    const pair = [base, found[p]!] as const;
    const costsAt = (at: Float64Array, of: Uint32Array) =>
      [pair[0].costs.at(at, of), pair[1].costs.at(at, of)] as const;
    const coarse = { volumes, costs: [pair[0].coarse, pair[1].coarse] as const };
    return [{ between: [against, plan] as const, ...outerChanges(coarse, costsAt, draws) }];
  });
}
