import type { Constants } from '../../src/model/capacity/constants-shape.ts';
import { halfWidth } from '../../src/model/capacity/interval.ts';
import { MODES } from '../../src/model/capacity/throughput.ts';
import type { LeftOut } from './left-out.ts';
import { solve } from './solve.ts';
import { quantile } from './statistics.ts';

type Spread = Constants['spread'];
type Named = readonly [name: string, of: (l: LeftOut) => number];

const FEATURES: readonly Named[] = [
  ...MODES.map((mode): Named => [mode, l => (l.circumstances.mode === mode ? 1 : 0)]),
  ['prefill', l => (l.circumstances.metric === 'prefill' ? 1 : 0)],
  ['memoryCritical', l => (l.circumstances.memoryCritical ? 1 : 0)],
  ['experts', l => (l.circumstances.hasExperts ? 1 : 0)],
  ['engineUnknown', l => (l.circumstances.engine === 'server' ? 1 : 0)],
  ['near', l => Math.log1p(l.near)],
];

/** Spread of every coefficient around 0. */
const PRIOR = 0.4;
const ROUNDS = 30;

/** Errors below count as this; and one row pulls no more than this many scales. */
const [LEAST, MOST_PULL] = [0.005, 4];

/** Share of the rows within the interval. */
const COVERED = 0.8;

/**
 * Width of the interval from errors of left-out rows: the scale of a Laplace distribution whose logarithm is linear in
 * the circumstances (ridge, Fisher scoring), then widened or narrowed until the interval covers 80 % of them.
 */
export function spreadOf(errors: readonly LeftOut[]): Spread {
  const x = errors.map(l => Float64Array.of(1, ...FEATURES.map(([, of]) => of(l))));
  const size = errors.map(l => Math.max(LEAST, Math.abs(l.error)));
  const beta = new Float64Array(FEATURES.length + 1);
  beta[0] = Math.log(size.reduce((a, b) => a + b, 0) / size.length);
  const curvature = Array.from(beta, (_, a) =>
    beta.map((_, b) => x.reduce((sum, f) => sum + f[a]! * f[b]!, a > 0 && a === b ? PRIOR ** -2 : 0)),
  );
  for (let round = 0; round < ROUNDS; round++) {
    const gradient = beta.map((b, j) => (j > 0 ? -b / PRIOR ** 2 : 0));
    for (let i = 0; i < x.length; i++) {
      const scale = Math.exp(x[i]!.reduce((sum, f, j) => sum + f * beta[j]!, 0));
      const pull = Math.min(MOST_PULL, size[i]! / scale) - 1;
      for (let j = 0; j < beta.length; j++) gradient[j]! += pull * x[i]![j]!;
    }
    const move = solve(curvature, gradient);
    for (let j = 0; j < beta.length; j++) beta[j]! += move[j]!;
  }
  const spread = named(beta);
  const ratios = errors.map((l, i) => size[i]! / halfWidth(l.circumstances, l.near, { spread } as Constants));
  return { ...spread, base: spread.base + Math.log(quantile(ratios, COVERED)) };
}

function named(beta: Float64Array): Spread {
  const of = (name: string) => beta[1 + FEATURES.findIndex(([n]) => n === name)]!;
  return {
    base: beta[0]!,
    mode: Object.fromEntries(MODES.map(m => [m, of(m)])) as Spread['mode'],
    prefill: of('prefill'),
    memoryCritical: of('memoryCritical'),
    experts: of('experts'),
    engineUnknown: of('engineUnknown'),
    near: of('near'),
  };
}
