import { ConditionalScores } from './conditional-scores.ts';
import { correlate } from './correlate.ts';
import { type CorrelatedGroup, Sampler, type SamplerSpec } from './sampler.ts';

/** Scores of the members of a correlated group in one block of draws. */
interface GroupScores {
  readonly group: CorrelatedGroup;
  /** Correlated, of the first draw. */
  readonly given: readonly Float64Array[];
  /** Independent ones, for what is drawn anew. */
  readonly fresh: readonly Float64Array[];
  readonly out: readonly Float64Array[];
}

/** Pairs of draws that share some inputs: the others are drawn anew, given the shared ones. */
export class Redraw {
  /** The first draw: a value per input and draw of the block. */
  readonly first: readonly Float64Array[];
  private readonly second: readonly Float64Array[];
  private readonly samplers: readonly [Sampler, Sampler];
  private readonly groups: readonly GroupScores[];
  private readonly conditionals = new Map<string, ConditionalScores>();
  private count = 0;

  constructor(spec: SamplerSpec, block: number) {
    const arrays = (list: readonly unknown[]) => list.map(() => new Float64Array(block));
    this.samplers = [new Sampler(spec), new Sampler(spec, spec.marginals.length)];
    this.first = arrays(spec.marginals);
    this.second = arrays(spec.marginals);
    this.groups = spec.groups.map(group => ({
      group,
      given: arrays(group.inputs),
      fresh: arrays(group.inputs),
      out: arrays(group.inputs),
    }));
  }

  /** Moves on to a block of draws. */
  to(replication: number, from: number, count: number): void {
    this.count = count;
    const [first, second] = this.samplers;
    first.fill(replication, from, count, this.first);
    second.fill(replication, from, count, this.second);
    for (const { group, given, fresh } of this.groups) {
      group.inputs.forEach((input, k) => {
        first.fillScores(replication, input, from, count, given[k]!);
        second.fillScores(replication, input, from, count, fresh[k]!);
      });
      correlate(group.cholesky, given, count);
    }
  }

  /** The second draw of the block, sharing some inputs with the first. Arrays are used again by the next call. */
  sharing(shared: ReadonlySet<number>): readonly Float64Array[] {
    const values = this.first.map((own, i) => (shared.has(i) ? own : this.second[i]!));
    this.groups.forEach(({ group, given, fresh, out }, g) => {
      const keep = group.inputs.map(input => shared.has(input));
      if (keep.every(k => k === keep[0])) return;
      this.conditional(g, keep).fill(given, fresh, this.count, out);
      group.inputs.forEach((input, k) => {
        if (keep[k]) return;
        this.samplers[0].fromScores(input, out[k]!, this.count, out[k]!);
        values[input] = out[k]!;
      });
    });
    return values;
  }

  private conditional(g: number, keep: readonly boolean[]): ConditionalScores {
    const key = `${g} ${keep.map(Number).join('')}`;
    const found = this.conditionals.get(key) ?? new ConditionalScores(this.groups[g]!.group.cholesky, keep);
    this.conditionals.set(key, found);
    return found;
  }
}
