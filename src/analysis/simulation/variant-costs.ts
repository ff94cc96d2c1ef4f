import { compileSheet } from '../../quantity/compiled/compile-sheet.ts';
import { CompiledRun } from '../../quantity/compiled/compiled-run.ts';
import { VOLUME } from '../break-even.ts';
import type { Variant } from '../curve.ts';
import { holds } from '../possible.ts';
import { wiringOf } from './draw-runner.ts';

/** What a plan costs in its cheapest possible variant, at many volumes in each of some draws. */
export class VariantCosts {
  private readonly run: CompiledRun;
  private readonly block: number;
  /** For each unknown, and last the volume, the inputs that take it. */
  private readonly inputs: readonly (readonly Float64Array[])[];
  private readonly variants: readonly { readonly cost: Float64Array; readonly margins: readonly Float64Array[] }[];
  private readonly values: readonly Float64Array[];

  constructor(variants: readonly Variant[], paths: readonly (readonly string[])[], values: readonly Float64Array[]) {
    const sheet = compileSheet(
      variants.flatMap(v => [v.cost, ...v.margins]),
      [...paths.flat(), VOLUME],
    );
    this.run = new CompiledRun(sheet);
    this.block = sheet.block;
    this.inputs = wiringOf(sheet, [...paths, [VOLUME]]).map(places => places.map(place => this.run.inputs[place]!));
    this.values = values;
    const outputs = this.run.outputs.values();
    const next = () => outputs.next().value!;
    this.variants = variants.map(v => ({ cost: next(), margins: v.margins.map(next) }));
  }

  /** `volumes[k × draws + i]` is a volume of the draw with the i-th number; Infinity where nothing is possible. */
  at(volumes: Float64Array, draws: Uint32Array): Float64Array {
    const costs = new Float64Array(volumes.length).fill(Number.POSITIVE_INFINITY);
    for (let first = 0; first < draws.length; first += this.block) {
      const block = draws.subarray(first, first + this.block);
      this.values.forEach((values, u) => {
        for (const input of this.inputs[u]!) for (let l = 0; l < block.length; l++) input[l] = values[block[l]!]!;
      });
      for (let at = first; at < volumes.length; at += draws.length) {
        const here = volumes.subarray(at, at + block.length);
        for (const input of this.inputs.at(-1)!) input.set(here);
        this.run.run(block.length);
        this.least(costs, at, block.length);
      }
    }
    return costs;
  }

  private least(costs: Float64Array, at: number, count: number): void {
    for (const { cost, margins } of this.variants)
      for (let l = 0; l < count; l++) {
        if (!(cost[l]! < costs[at + l]!)) continue;
        let possible = true;
        for (const margin of margins) if (!holds(margin[l]!)) possible = false;
        if (possible) costs[at + l] = cost[l]!;
      }
  }
}
