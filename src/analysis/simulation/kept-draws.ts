import { filled, joined } from './joined.ts';
import type { Costed } from './layout.ts';
import type { Outcomes } from './outcomes.ts';
import { QuantileSketch, SKETCH_ERROR } from './quantile-sketch.ts';
import { quantilesOf } from './quantiles.ts';

type PlanCosts = Pick<Costed, 'costs' | 'possible'>;

/** What every plan cost in each draw, kept up to a number of numbers; beyond it the quantiles of all draws come from a sketch. */
export class KeptDraws {
  /** By replication: draws as they came. */
  private readonly parts: readonly { costed: PlanCosts; inputs: readonly Float64Array[] }[][];
  /** By replication, then plan; once not all is kept. */
  private sketches: readonly QuantileSketch[][] | undefined;
  private numbers = 0;
  private readonly plans: number;
  private readonly most: number;

  constructor(plans: number, replications: number, most: number) {
    this.plans = plans;
    this.most = most;
    this.parts = Array.from({ length: replications }, () => []);
  }

  add(replication: number, { costs, possible }: PlanCosts, inputs: readonly Float64Array[]): void {
    const costed = { costs, possible };
    const count = costs[0]!.length;
    if (!this.sketches && this.numbers + count * (this.plans + inputs.length) > this.most) this.sketch();
    if (this.sketches) {
      possibleCosts(costed).forEach((own, p) => {
        this.sketches![replication]![p]!.add(own);
      });
      return;
    }
    this.numbers += count * (this.plans + inputs.length);
    this.parts[replication]!.push({ costed, inputs });
  }

  /** Whether draws are still kept. */
  get keeps(): boolean {
    return !this.sketches;
  }

  /** Relative error of every quantile: 0 while all draws are kept. */
  get quantileError(): number {
    return this.sketches ? SKETCH_ERROR : 0;
  }

  /** Quantiles of a plan's cost over all draws in which it is possible; undefined where there are none. */
  quantiles(plan: number, shares: readonly number[]): readonly number[] | undefined {
    if (this.sketches) {
      const all = new QuantileSketch();
      for (const own of this.sketches) all.merge(own[plan]!.data);
      return all.data.count === 0 ? undefined : shares.map(share => all.quantile(share));
    }
    const costs = this.costs(plan);
    return costs.length ? quantilesOf(costs, shares) : undefined;
  }

  /** The median of each replication; undefined where one has no draw in which the plan is possible. */
  medians(plan: number): readonly number[] | undefined {
    const medians = this.parts.map((own, r) => {
      const sketch = this.sketches?.[r]?.[plan];
      if (sketch) return sketch.data.count === 0 ? undefined : sketch.quantile(0.5);
      const costs = joined(own.map(({ costed }) => possibleCosts(costed)[plan]!));
      return costs.length ? quantilesOf(costs, [0.5])[0] : undefined;
    });
    return medians.every(m => m !== undefined) ? medians : undefined;
  }

  /** Costs of a plan in the kept draws in which it is possible. */
  costs(plan: number): Float64Array {
    return joined(this.parts.flat().map(({ costed }) => possibleCosts(costed)[plan]!));
  }

  /** The kept draws, replication after replication. */
  outcomes(): Outcomes {
    const all = this.parts.flat();
    const bounds = [0];
    for (const own of this.parts)
      bounds.push(bounds.at(-1)! + own.reduce((sum, { costed }) => sum + costed.costs[0]!.length, 0));
    const plans = Array.from({ length: this.plans }, (_, p) => p);
    return {
      bounds,
      costs: plans.map(p => joined(all.map(({ costed }) => costed.costs[p]!))),
      possible: plans.map(p =>
        filled(
          new Uint8Array(bounds.at(-1)!),
          all.map(({ costed }) => costed.possible[p]!),
        ),
      ),
    };
  }

  /** Values of an unknown in the kept draws, in the order of {@link outcomes}. */
  input(unknown: number): Float64Array {
    return joined(this.parts.flat().map(({ inputs }) => inputs[unknown]!));
  }

  private sketch(): void {
    this.sketches = this.parts.map(own => {
      const sketches = Array.from({ length: this.plans }, () => new QuantileSketch());
      for (const { costed } of own)
        possibleCosts(costed).forEach((costs, p) => {
          sketches[p]!.add(costs);
        });
      return sketches;
    });
  }
}

const possibleCosts = ({ costs, possible }: PlanCosts): readonly Float64Array[] =>
  costs.map((own, p) => (possible[p]!.includes(0) ? own.filter((_, i) => possible[p]![i]) : own));
