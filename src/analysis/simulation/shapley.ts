import { Redraw } from './redraw.ts';
import { type Estimate, estimateOf, ratioOf } from './replications.ts';
import { BLOCK, STILL, type VarianceRequest } from './variance-request.ts';

/** More players would take more than 2^8 evaluations of every draw. */
export const MOST_PLAYERS = 8;

/** One output's variance, divided among the players. */
export interface ShapleyEffects {
  readonly variance: Estimate;
  /** By player, then, where inputs are in no player, theirs together: shares of the variance, each ≥ 0 up to noise. They add to 1 (to 0 for an output that does not move). */
  readonly shares: readonly Estimate[];
}

/**
 * Shapley effects, by output (Owen 2014; Song, Nelson & Staum 2016): what a player adds to the explained variance
 * Var E[Y | inputs known], averaged over all orders in which the players can become known. Unlike Sobol indices they mean
 * something for correlated inputs too. Explained by a set u is Cov(Y, Y_u), Y_u from a second draw in which all inputs
 * outside u are drawn anew, given those in u. 2^players evaluations of every draw. Throws a RangeError for more than 8
 * players, those of the inputs in none included.
 */
export function shapleyEffects(request: VarianceRequest): readonly ShapleyEffects[] {
  const { spec, replications } = request;
  const named = request.players;
  const others = [...spec.marginals.keys()].filter(i => !named.some(p => p.includes(i)));
  const players = others.length > 0 ? [...named, others] : named;
  if (players.length > MOST_PLAYERS) throw new RangeError(`at most ${MOST_PLAYERS} players`);
  const redraw = new Redraw(spec, BLOCK);
  const sets = Array.from(
    { length: 2 ** players.length },
    (_, set) => new Set(players.filter((_, p) => set & (1 << p)).flat()),
  );
  const all = Array.from({ length: replications }, (_, r) => explainedVariances(request, redraw, sets, r));
  return all[0]!.map((_, o) => {
    const effects = all.map(replication => dividedAmong(players.length, replication[o]!));
    const whole = all.map(replication => replication[o]!.at(-1)!);
    return {
      variance: estimateOf(whole),
      shares: players.map((_, p) =>
        ratioOf(
          effects.map(effect => effect[p]!),
          whole,
        ),
      ),
    };
  });
}

/** Variances explained by each set of inputs, by output, in one replication; 0 by none, all of it by all. */
function explainedVariances(
  { draws, evaluate }: VarianceRequest,
  redraw: Redraw,
  sets: readonly ReadonlySet<number>[],
  replication: number,
): Float64Array[] {
  let sums: { readonly origin: number; readonly own: Float64Array; readonly products: Float64Array }[] | undefined;
  for (let from = 0; from < draws; from += BLOCK) {
    const count = Math.min(BLOCK, draws - from);
    redraw.to(replication, from, count);
    const first = evaluate(redraw.first, count).map(y => y.slice(0, count));
    sums ??= first.map(y => ({
      origin: y[0]!,
      own: new Float64Array(sets.length),
      products: new Float64Array(sets.length),
    }));
    for (let set = 1; set < sets.length; set++) {
      const second = set === sets.length - 1 ? first : evaluate(redraw.sharing(sets[set]!), count);
      sums.forEach(({ origin, own, products }, o) => {
        const [y, other] = [first[o]!, second[o]!];
        for (let n = 0; n < count; n++) {
          own[set]! += other[n]! - origin;
          products[set]! += (y[n]! - origin) * (other[n]! - origin);
        }
      });
    }
  }
  return sums!.map(({ origin, own, products }) => {
    const whole = own.at(-1)! / draws;
    const variance = products.at(-1)! / draws - whole * whole;
    if (variance <= STILL * (whole + origin) ** 2) return own.map(() => 0);
    // both means have the same expectation: their average is the better one (Janon et al. 2014)
    return own.map((sum, set) => (set === 0 ? 0 : products[set]! / draws - ((whole + sum / draws) / 2) ** 2));
  });
}

/** Shapley values of a game: `worth` by the set's bits. φ_p = Σ_u |u|! (k − |u| − 1)!/k! (worth(u ∪ p) − worth(u)). */
export function dividedAmong(players: number, worth: ArrayLike<number>): number[] {
  const weights = Array.from({ length: players }, (_, size) => {
    // 1 / (k · binomial(k − 1, size))
    let weight = 1 / players;
    for (let i = 1; i <= size; i++) weight *= i / (players - i);
    return weight;
  });
  return Array.from({ length: players }, (_, p) => {
    let sum = 0;
    for (let u = 0; u < 2 ** players; u++)
      if (!(u & (1 << p))) sum += weights[sizeOf(u)]! * (worth[u | (1 << p)]! - worth[u]!);
    return sum;
  });
}

function sizeOf(set: number): number {
  let size = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) size++;
  return size;
}
