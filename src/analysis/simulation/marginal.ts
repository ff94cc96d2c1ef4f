import { checkDistribution, type Distribution } from './distribution.ts';
import { type OctaveTable, octaveTableOf, tableAt } from './octave-table.ts';
import { type Steps, stepAt, stepsOf } from './steps.ts';
import { type Smooth, tailQuantileOf } from './tail-quantile.ts';

/** A distribution prepared for many draws; plain data that can be sent to a worker. */
export type Marginal =
  /** low + width u: uniform, and whatever has one value only. */
  | { readonly kind: 'affine'; readonly low: number; readonly width: number }
  /** Density in straight lines: up from `low` to `likely`, down to `high`. */
  | { readonly kind: 'triangle'; readonly low: number; readonly likely: number; readonly high: number }
  | {
      readonly kind: 'curve';
      readonly distribution: Smooth;
      readonly low: number;
      readonly high: number;
      readonly table: OctaveTable;
    }
  | { readonly kind: 'steps'; readonly steps: Steps }
  /** In rising order, each equally likely. */
  | { readonly kind: 'samples'; readonly values: Float64Array };

/** Throws a RangeError for a distribution that is none: without width, weight or values where they are needed, or upside down. */
export function marginalOf(d: Distribution): Marginal {
  checkDistribution(d);
  switch (d.kind) {
    case 'uniform':
      return { kind: 'affine', low: d.low, width: d.high - d.low };
    case 'triangular':
      return d.low === d.high ? only(d.low) : { kind: 'triangle', low: d.low, likely: d.likely, high: d.high };
    case 'pert':
      return d.low === d.high ? only(d.low) : curve(d);
    case 'normal':
      if (d.low === d.high) return only(d.low);
      return d.sd === 0 ? only(within(d.mean, d.low, d.high)) : curve(d);
    case 'lognormal':
      if (d.low === d.high) return only(d.low);
      return d.sigma === 0 ? only(within(Math.exp(d.mu), d.low, d.high)) : curve({ ...d, low: Math.max(0, d.low) });
    case 'choice':
      return { kind: 'steps', steps: stepsOf(d.values, d.weights) };
    case 'samples':
      return { kind: 'samples', values: Float64Array.from(d.values).sort() };
  }
}

const only = (value: number): Marginal => ({ kind: 'affine', low: value, width: 0 });
const within = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

function curve(distribution: Smooth): Marginal {
  const { low, high } = distribution;
  const exact = tailQuantileOf(distribution);
  const table = octaveTableOf((p, upper) => within(exact(p, upper), low, high));
  return { kind: 'curve', distribution, low, high, table };
}

/**
 * The value below which lies the probability u, 0 to 1 (0 and 1: the ends of the support). Normal and lognormal to a
 * relative 1e-9 (normal: of the greater of |z| and 1, in standard deviations), PERT to 1e-9 of its width, the others
 * exactly; below 2^-28 in a tail interpolated between the draws of `BulkQuantiles`.
 */
export function quantile(m: Marginal, u: number): number {
  switch (m.kind) {
    case 'affine':
      return m.low + m.width * u;
    case 'triangle':
      return triangleAt(m.low, m.likely, m.high, u, 1 - u);
    case 'curve':
      return u <= 0 ? m.low : u >= 1 ? m.high : within(tableAt(m.table, u), m.low, m.high);
    case 'steps':
      return stepAt(m.steps, u);
    case 'samples':
      return m.values[Math.min(m.values.length - 1, Math.floor(u * m.values.length))]!;
  }
}

/** F(x) = (x − low)²/((high − low)(likely − low)) up to `likely`, and so from the other end. */
function triangleAt(low: number, likely: number, high: number, below: number, above: number): number {
  const width = high - low;
  const left = likely - low;
  return below * width < left
    ? Math.min(likely, low + Math.sqrt(below * width * left))
    : Math.max(likely, high - Math.sqrt(above * width * (high - likely)));
}
