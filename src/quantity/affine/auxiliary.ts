import type { Column, Interval } from './column.ts';
import { type Affine, isLinear, type Linear, unknown } from './linear.ts';

/** An unknown that a formula brings with it: the whole number above a need, the greater or lesser of several sums. */
export interface Auxiliary {
  readonly kind: 'ceil' | 'max' | 'min';
  /** Its position among the unknowns. */
  readonly at: number;
  readonly of: readonly Affine[];
}

/** The unknowns of a program, with those that its formulas bring along. */
export class Auxiliaries {
  readonly columns: Column[];
  readonly list: Auxiliary[] = [];

  constructor(asked: readonly Column[]) {
    this.columns = [...asked];
  }

  /** The least and the most a sum can be. */
  interval(a: Affine): Interval {
    if (!isLinear(a)) return { low: a, high: a };
    let [low, high] = [a.constant, a.constant];
    a.unknowns.forEach((u, i) => {
      const c = a.coefficients[i]!;
      if (c === 0) return;
      const { lower, upper } = this.columns[u]!;
      low += c * (c > 0 ? lower : upper);
      high += c * (c > 0 ? upper : lower);
    });
    return { low, high };
  }

  /** An unknown that is the greatest or least of several sums; one that is beaten whatever the unknowns are is left out. */
  extreme(kind: 'max' | 'min', of: readonly Affine[], name: () => string): Affine {
    const best = kind === 'max' ? Math.max : Math.min;
    const constants = of.filter(a => !isLinear(a)) as number[];
    const floor = constants.length ? best(...constants) : undefined;
    const linear = of.filter(isLinear);
    if (linear.length === 0) return floor!;
    const ranges = linear.map(a => this.interval(a));
    const open = linear.filter((_, i) =>
      floor === undefined ? true : kind === 'max' ? ranges[i]!.high > floor : ranges[i]!.low < floor,
    );
    if (open.length === 0) return floor!;
    const beaten = floor !== undefined && ranges.some(r => (kind === 'max' ? r.low >= floor : r.high <= floor));
    const args = [...open, ...(floor === undefined || beaten ? [] : [floor])];
    if (args.length === 1) return args[0]!;
    const all = args.map(a => this.interval(a));
    return this.brought(kind, args, best(...all.map(r => r.low)), best(...all.map(r => r.high)), false, name);
  }

  roundedUp(a: Affine, name: () => string): Affine {
    if (!isLinear(a)) return Math.ceil(a - 1e-12 * Math.abs(a));
    if (this.isWhole(a)) return a;
    const { low, high } = this.interval(a);
    return this.brought('ceil', [a], Math.ceil(low - 1e-9), Math.ceil(high), true, name);
  }

  /** Whole whatever the unknowns are: nothing is rounded. */
  private isWhole(a: Linear): boolean {
    return (
      Number.isInteger(a.constant) &&
      a.coefficients.every(c => Number.isInteger(c)) &&
      a.unknowns.every(u => this.columns[u]!.integer)
    );
  }

  private brought(
    kind: Auxiliary['kind'],
    of: readonly Affine[],
    lower: number,
    upper: number,
    integer: boolean,
    name: () => string,
  ): Affine {
    const at = this.columns.length;
    this.columns.push({ name: `${kind} of ${name()}`, lower, upper, integer });
    this.list.push({ kind, at, of });
    return unknown(at);
  }
}
