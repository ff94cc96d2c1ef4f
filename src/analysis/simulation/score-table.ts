import { cumulative } from '../../quantity/normal.ts';
import { type Marginal, quantile } from './marginal.ts';
import { NODES, quinticAt, WIDTH, writeQuintic } from './quintic.ts';
import { tailQuantileOf } from './tail-quantile.ts';

/** Scores beyond it, once in 10^15 draws, count as it. */
const FURTHEST = 8;
const PER_UNIT = 16;
const PIECES = 2 * FURTHEST * PER_UNIT;

/** A smooth function of a standard normal score z, as polynomials of degree 5, each 1/16 of z wide. */
type ScoreTable = Float64Array;

function scoreTableOf(valueAt: (z: number) => number): ScoreTable {
  const table = new Float64Array(PIECES * WIDTH);
  for (let piece = 0; piece < PIECES; piece++) {
    const values = NODES.map(node => valueAt((piece + node) / PER_UNIT - FURTHEST));
    writeQuintic(values, 1, table, piece * WIDTH);
  }
  return table;
}

function fillFromScores(table: ScoreTable, z: Float64Array, count: number, out: Float64Array): void {
  const last = PIECES - 1e-9;
  for (let i = 0; i < count; i++) {
    const position = (z[i]! + FURTHEST) * PER_UNIT;
    const within = position > 0 ? (position < last ? position : last) : 0;
    const piece = within | 0;
    out[i] = quinticAt(table, piece * WIDTH, within - piece);
  }
}

/** Writes what standard normal scores stand for: the quantiles at Φ(z). `out` may be `z`. */
export type FromScores = (z: Float64Array, count: number, out: Float64Array) => void;

/** For one input of a correlated group; curves straight from the score, so that their tails keep their digits. */
export function fromScores(m: Marginal): FromScores {
  if (m.kind === 'curve') {
    const { low, high } = m;
    const exact = tailQuantileOf(m.distribution);
    const table = scoreTableOf(z => exact(cumulative(-Math.abs(z)), z > 0));
    return (z, count, out) => {
      fillFromScores(table, z, count, out);
      for (let i = 0; i < count; i++) out[i] = Math.min(high, Math.max(low, out[i]!));
    };
  }
  const probabilities = scoreTableOf(cumulative);
  return (z, count, out) => {
    fillFromScores(probabilities, z, count, out);
    for (let i = 0; i < count; i++) out[i] = quantile(m, Math.min(1, Math.max(0, out[i]!)));
  };
}
