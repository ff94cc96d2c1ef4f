import { type Estimate, estimateOf, ratioOf } from './replications.ts';
import type { Tally } from './tally.ts';

/** How one plan stands in the draws. */
export interface StandingInDraws {
  /** Share of the draws in which it is possible. */
  readonly possible: Estimate;
  /** Share of the draws in which it is possible and no possible plan is cheaper; the first one on a tie. */
  readonly cheapest: Estimate;
  /** Mean cost over the draws in which it is possible; undefined where there are none. */
  readonly cost: Estimate | undefined;
  /** What it costs there more than the cheapest plan of the same draw, on average. */
  readonly regret: Estimate | undefined;
}

export interface ChoiceInDraws {
  readonly plans: readonly StandingInDraws[];
  /**
   * The plan with the least expected regret (where all are always possible: the least expected cost) among those possible in every draw,
   * or if none is, in as many as any; the first on a tie. Its regret is what it would be worth to know the draw before choosing (EVPI).
   * Undefined where no plan is possible.
   */
  readonly leastRegret: number | undefined;
}

export function choiceInDraws(tallies: readonly Tally[]): ChoiceInDraws {
  const plans = [...tallies[0]!.wins.keys()].map((p): StandingInDraws => {
    const possible = tallies.map(t => t.possible[p]!);
    const mean = (pick: (tally: Tally) => number) =>
      possible.some(n => n > 0) ? ratioOf(tallies.map(pick), possible) : undefined;
    return {
      possible: estimateOf(tallies.map(t => t.possible[p]! / t.draws)),
      cheapest: estimateOf(tallies.map(t => t.wins[p]! / t.draws)),
      cost: mean(t => t.cost[p]!),
      regret: mean(t => t.cost[p]! - t.leastBeside[p]!),
    };
  });
  const most = Math.max(...plans.map(p => p.possible.mean));
  let leastRegret: number | undefined;
  plans.forEach(({ possible, regret }, p) => {
    if (!regret || possible.mean < most) return;
    if (leastRegret === undefined || regret.mean < plans[leastRegret]!.regret!.mean) leastRegret = p;
  });
  return { plans, leastRegret };
}

/** What one plan costs more than another on average, over draws in which both are always possible; undefined where they are not. */
export function costOfChoosing(tallies: readonly Tally[], chosen: number, instead: number): Estimate | undefined {
  if (tallies.some(t => t.possible[chosen] !== t.draws || t.possible[instead] !== t.draws)) return undefined;
  return estimateOf(tallies.map(t => (t.cost[chosen]! - t.cost[instead]!) / t.draws));
}
