import { type Costed, cheapestAt, type Limit } from './layout.ts';

/** Sums over the draws of one replication: what every share and mean comes from. Filled in order, so that the same draws give the same sums. */
export class Tally {
  draws = 0;
  /** By plan: draws in which it is possible, and in which it is the cheapest. */
  readonly possible: Float64Array;
  readonly wins: Float64Array;
  /** By plan, over the draws in which it is possible: its cost, and that of the cheapest plan. */
  readonly cost: Float64Array;
  readonly leastBeside: Float64Array;
  /** By limit: draws in which it holds. */
  readonly held: Float64Array;
  private readonly limits: readonly Limit[];
  private readonly owners: readonly number[];

  constructor(plans: readonly string[], limits: readonly Limit[]) {
    [this.possible, this.wins, this.cost, this.leastBeside] = Array.from(
      { length: 4 },
      () => new Float64Array(plans.length),
    ) as [Float64Array, Float64Array, Float64Array, Float64Array];
    this.held = new Float64Array(limits.length);
    this.limits = limits;
    this.owners = limits.map(l => plans.indexOf(l.plan));
  }

  add(costed: Costed): void {
    const { costs, possible, limited } = costed;
    const count = costs[0]!.length;
    this.draws += count;
    for (let i = 0; i < count; i++) {
      const best = cheapestAt(costed, i);
      if (best === -1) continue;
      this.wins[best]!++;
      const least = costs[best]![i]!;
      for (let p = 0; p < costs.length; p++) {
        if (!possible[p]![i]) continue;
        this.possible[p]!++;
        this.cost[p]! += costs[p]![i]!;
        this.leastBeside[p]! += least;
      }
    }
    limited.forEach((values, l) => {
      const { max = Number.POSITIVE_INFINITY, min = Number.NEGATIVE_INFINITY } = this.limits[l]!;
      const owner = possible[this.owners[l]!];
      for (let i = 0; i < count; i++)
        if (
          owner?.[i] &&
          values[i]! <= max * (1 + Math.sign(max) * EQUAL) &&
          values[i]! >= min * (1 - Math.sign(min) * EQUAL)
        )
          this.held[l]!++;
    });
  }
}

/** Figures that differ from a limit by no more are at it. */
const EQUAL = 1e-12;
