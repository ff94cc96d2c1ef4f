import { squared } from './cholesky.ts';
import type { Estimate } from './replications.ts';
import type { SamplerSpec } from './sampler.ts';
import { MOST_PLAYERS, shapleyEffects } from './shapley.ts';
import { REPLICATIONS } from './simulate.ts';
import { sobolIndices } from './sobol-indices.ts';
import { tornadoPlan } from './tornado.ts';
import type { Evaluate } from './variance-request.ts';

/** What of a cost comes from each unknown. */
export interface DriversFound {
  readonly atLikely: number;
  /** By unknown: the cost with that one at its P5 and at its P95, the others at their likely values. */
  readonly tornado: readonly { readonly atP5: number; readonly atP95: number }[];
  readonly method: 'sobol' | 'shapley';
  /** Of the unknowns that were looked at; pooled ones stand together. */
  readonly variance: readonly {
    readonly unknowns: readonly number[];
    readonly first: Estimate;
    readonly total: Estimate;
  }[];
}

/** Evaluations of a variance share at most, over all replications; and draws of one replication. */
const [EVALUATIONS, MOST_DRAWS] = [400_000, 1024];
/** Unknowns whose Sobol index is worked out at most, those with the widest swing first. */
const MOST_UNKNOWNS = 40;

/** Tornado and variance shares of several costs at once: Sobol indices where the unknowns are independent, Shapley effects where some are correlated. */
export function driversOf(spec: SamplerSpec, likely: readonly number[], evaluate: Evaluate): readonly DriversFound[] {
  const { count, inputs } = tornadoPlan(spec.marginals, likely);
  const swings = evaluate(inputs, count).map(costs => costs.slice(0, count));
  const swing = (i: number) =>
    Math.max(...swings.map(c => Math.abs(c[2 + 2 * i]! - c[1 + 2 * i]!) / (Math.abs(c[0]!) || 1)));
  const felt = swingsTogether(
    spec,
    spec.marginals.map((_, i) => swing(i)),
  );
  const ranked = spec.marginals.map((_, i) => i).sort((a, b) => felt[b]! - felt[a]! || a - b);
  const variance = spec.groups.length ? byShapley(spec, ranked, evaluate) : bySobol(spec, ranked, evaluate);
  return swings.map((costs, o) => ({
    atLikely: costs[0]!,
    tornado: spec.marginals.map((_, i) => ({ atP5: costs[1 + 2 * i]!, atP95: costs[2 + 2 * i]! })),
    method: spec.groups.length ? 'shapley' : 'sobol',
    variance: variance[o]!,
  }));
}

/** The swing of each unknown, or what it takes along of that of another one, by their correlation, where this is wider. */
function swingsTogether({ groups }: SamplerSpec, swings: readonly number[]): readonly number[] {
  const felt = [...swings];
  for (const { inputs, cholesky } of groups) {
    const correlations = squared(cholesky, inputs.length);
    inputs.forEach((input, i) => {
      const taken = inputs.map((other, j) => Math.abs(correlations[i * inputs.length + j]!) * swings[other]!);
      felt[input] = Math.max(...taken);
    });
  }
  return felt;
}

type Variance = readonly DriversFound['variance'][];

function bySobol(spec: SamplerSpec, ranked: readonly number[], evaluate: Evaluate): Variance {
  const players = ranked.slice(0, MOST_UNKNOWNS).map(i => [i]);
  const draws = powerBelow(EVALUATIONS / REPLICATIONS / (players.length + 2));
  const found = sobolIndices({ spec, players, replications: REPLICATIONS, draws, evaluate });
  return found.map(indices => indices.map((index, p) => ({ unknowns: players[p]!, ...index })));
}

function byShapley(spec: SamplerSpec, ranked: readonly number[], evaluate: Evaluate): Variance {
  const alone = ranked.length > MOST_PLAYERS ? ranked.slice(0, MOST_PLAYERS - 1) : ranked;
  const others = ranked.slice(alone.length).sort((a, b) => a - b);
  const players = [...alone.map(i => [i]), ...(others.length ? [others] : [])];
  const draws = powerBelow(EVALUATIONS / REPLICATIONS / 2 ** players.length);
  const found = shapleyEffects({ spec, players, replications: REPLICATIONS, draws, evaluate });
  return found.map(({ shares }) => shares.map((share, p) => ({ unknowns: players[p]!, first: share, total: share })));
}

/** The largest power of two that is no larger than a number, from 64 to {@link MOST_DRAWS}. */
const powerBelow = (number: number): number => Math.max(64, Math.min(MOST_DRAWS, 2 ** Math.floor(Math.log2(number))));
