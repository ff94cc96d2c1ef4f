import { BulkQuantiles } from './bulk-quantiles.ts';
import { correlate } from './correlate.ts';
import { type Marginal, marginalOf } from './marginal.ts';
import { type FromScores, fromScores } from './score-table.ts';
import { RUN, SobolDimension } from './sobol.ts';

/** Inputs that move together: a Gaussian copula. */
export interface CorrelatedGroup {
  readonly inputs: readonly number[];
  /** Lower triangular root, row by row, of the correlations of the inputs' normal scores (Pearson, not of ranks). */
  readonly cholesky: Float64Array;
}

/** What to draw; plain data that can be sent to a worker. No input may stand in two groups. */
export interface SamplerSpec {
  /** A whole number from 0 to 2^53 − 1. */
  readonly seed: number;
  readonly marginals: readonly Marginal[];
  readonly groups: readonly CorrelatedGroup[];
}

const STANDARD_NORMAL = {
  kind: 'normal',
  mean: 0,
  sd: 1,
  low: Number.NEGATIVE_INFINITY,
  high: Number.POSITIVE_INFINITY,
} as const;

let normal: Marginal | undefined;

/**
 * Draws of all inputs: scrambled Sobol points, one dimension per input, joined within groups, then each through its
 * input's quantiles. A draw depends on seed, replication and its number only, never on how the draws are split into
 * calls. Replications are independent of each other; use powers of two of draws in each.
 */
export class Sampler {
  readonly spec: SamplerSpec;
  private readonly firstDimension: number;
  private readonly transforms = new Map<number, FromScores>();
  private readonly quantiles: BulkQuantiles;
  private replication = -1;
  private dimensions: SobolDimension[] = [];

  /** Another `firstDimension` gives draws that are independent of those of other dimensions. */
  constructor(spec: SamplerSpec, firstDimension = 0) {
    this.spec = spec;
    this.firstDimension = firstDimension;
    for (const group of spec.groups)
      for (const input of group.inputs) this.transforms.set(input, fromScores(spec.marginals[input]!));
    if (this.transforms.size) normal ??= marginalOf(STANDARD_NORMAL);
    this.quantiles = new BulkQuantiles(spec.marginals.map((m, input) => (this.transforms.has(input) ? normal! : m)));
  }

  /** Values of draws `from` … `from + count − 1`, one array per input. */
  fill(replication: number, from: number, count: number, out: readonly Float64Array[]): void {
    const { marginals, groups } = this.spec;
    for (let input = 0; input < marginals.length; input++) this.draw(replication, input, from, count, out[input]!);
    for (const group of groups) {
      const members = group.inputs.map(input => out[input]!);
      correlate(group.cholesky, members, count);
      group.inputs.forEach((input, k) => {
        this.transforms.get(input)!(members[k]!, count, members[k]!);
      });
    }
  }

  /** Standard normal scores of a member of a group, independent of the others: before any correlation. */
  fillScores(replication: number, input: number, from: number, count: number, out: Float64Array): void {
    this.draw(replication, input, from, count, out);
  }

  /** Values of an input at the correlated scores of a member of a group; `out` may be `z`. */
  fromScores(input: number, z: Float64Array, count: number, out: Float64Array): void {
    this.transforms.get(input)!(z, count, out);
  }

  /** Quantiles of one input, before any correlation. */
  private draw(replication: number, input: number, from: number, count: number, out: Float64Array): void {
    const dimension = this.dimension(replication, input);
    for (let done = 0; done < count; ) {
      const first = (from + done) % RUN;
      const here = Math.min(RUN - first, count - done);
      this.quantiles.fill(input, dimension.at(from + done - first), first, here, out, done);
      done += here;
    }
  }

  private dimension(replication: number, input: number): SobolDimension {
    if (replication !== this.replication) [this.replication, this.dimensions] = [replication, []];
    const known = this.dimensions[input];
    if (known) return known;
    const own = SobolDimension.scrambled(this.firstDimension + input, this.spec.seed, replication);
    this.quantiles.runs[input]!.set(own.run);
    this.dimensions[input] = own;
    return own;
  }
}
