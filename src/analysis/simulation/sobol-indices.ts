import { type Estimate, ratioOf } from './replications.ts';
import { Sampler } from './sampler.ts';
import { BLOCK, STILL, type VarianceRequest } from './variance-request.ts';

export interface SobolIndex {
  /** Share of the variance that would go if the player were known. */
  readonly first: Estimate;
  /** Share that would stay if all others were known: with what it does together with them. */
  readonly total: Estimate;
}

/**
 * First-order and total Sobol indices, by output, then player. Draws A and B, and A with the player's inputs from B:
 * first = E[f_B (f_AB − f_A)]/V (Saltelli et al. 2010), total = E[(f_A − f_AB)²]/2V (Jansen 1999). (players + 2) × draws
 * evaluations a replication. An output that does not move has zeros. A correlated group must be within one player, or a
 * RangeError is thrown: alone its inputs have no such index (see `shapley.ts`).
 */
export function sobolIndices(request: VarianceRequest): readonly (readonly SobolIndex[])[] {
  const { spec, players, replications } = request;
  for (const { inputs } of spec.groups)
    if (!players.every(p => inputs.every(i => p.includes(i)) || !inputs.some(i => p.includes(i))))
      throw new RangeError('a correlated group must be one player');
  const samplers = [new Sampler(spec), new Sampler(spec, spec.marginals.length)] as const;
  const all = Array.from({ length: replications }, (_, r) => indicesOf(request, samplers, r));
  return all[0]!.map((_, o) => {
    const variances = all.map(replication => replication[o]!.variance);
    // a variance of few draws with long tails is far off: the ratio of the means, not the mean of the ratios
    return players.map((_, p) => ({
      first: ratioOf(
        all.map(replication => replication[o]!.parts[p]!.first),
        variances,
      ),
      total: ratioOf(
        all.map(replication => replication[o]!.parts[p]!.total),
        variances,
      ),
    }));
  });
}

/** A share of the variance that is only float64's rounding of an output that the player does not move. */
const ROUNDING = 1e-20;

/** Sums over the draws of a replication, of one output less its first value, which keeps digits. */
class Sums {
  private readonly origin: number;
  private draws = 0;
  private sum = 0;
  private squares = 0;
  private readonly players: readonly { product: number; difference: number; squares: number }[];

  constructor(origin: number, players: number) {
    this.origin = origin;
    this.players = Array.from({ length: players }, () => ({ product: 0, difference: 0, squares: 0 }));
  }

  add(a: Float64Array, b: Float64Array, count: number): void {
    this.draws += count;
    for (let n = 0; n < count; n++) {
      const [x, y] = [a[n]! - this.origin, b[n]! - this.origin];
      this.sum += x + y;
      this.squares += x * x + y * y;
    }
  }

  addMixed(player: number, a: Float64Array, b: Float64Array, mixed: Float64Array, count: number): void {
    const sums = this.players[player]!;
    for (let n = 0; n < count; n++) {
      const difference = mixed[n]! - a[n]!;
      sums.product += (b[n]! - this.origin) * difference;
      sums.difference += difference;
      sums.squares += difference * difference;
    }
  }

  /** The variance, and how much of it goes with each player. */
  explained(): { readonly variance: number; readonly parts: readonly { first: number; total: number }[] } {
    const mean = this.sum / (2 * this.draws);
    const variance = this.squares / (2 * this.draws) - mean * mean;
    const none = { first: 0, total: 0 };
    if (variance <= STILL * (mean + this.origin) ** 2) return { variance: 0, parts: this.players.map(() => none) };
    const parts = this.players.map(({ product, difference, squares }) => {
      const total = squares / (2 * this.draws);
      return total <= ROUNDING * variance ? none : { first: (product - mean * difference) / this.draws, total };
    });
    return { variance, parts };
  }
}

function indicesOf(
  { spec, players, draws, evaluate }: VarianceRequest,
  [samplerA, samplerB]: readonly [Sampler, Sampler],
  replication: number,
) {
  const [a, b] = [spec.marginals, spec.marginals].map(all => all.map(() => new Float64Array(BLOCK))) as [
    Float64Array[],
    Float64Array[],
  ];
  let outputs: Sums[] | undefined;
  for (let from = 0; from < draws; from += BLOCK) {
    const count = Math.min(BLOCK, draws - from);
    samplerA.fill(replication, from, count, a);
    samplerB.fill(replication, from, count, b);
    const ofA = evaluate(a, count).map(x => x.slice(0, count));
    const ofB = evaluate(b, count).map(x => x.slice(0, count));
    outputs ??= ofA.map(x => new Sums(x[0]!, players.length));
    outputs.forEach((sums, o) => {
      sums.add(ofA[o]!, ofB[o]!, count);
    });
    players.forEach((player, p) => {
      const mixed = evaluate(
        a.map((own, i) => (player.includes(i) ? b[i]! : own)),
        count,
      );
      outputs!.forEach((sums, o) => {
        sums.addMixed(p, ofA[o]!, ofB[o]!, mixed[o]!, count);
      });
    });
  }
  return outputs!.map(sums => sums.explained());
}
