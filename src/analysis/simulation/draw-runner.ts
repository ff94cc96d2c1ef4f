import type { CompiledSheet } from '../../quantity/compiled/compile-sheet.ts';
import { CompiledRun } from '../../quantity/compiled/compiled-run.ts';
import { Sampler, type SamplerSpec } from './sampler.ts';

/** Everything it takes to run draws: plain data that a worker can be handed. */
export interface DrawProgram {
  readonly sheet: CompiledSheet;
  readonly sampler: SamplerSpec;
  /** For each unknown, places of the sheet's inputs that take its value. */
  readonly wiring: readonly (readonly number[])[];
}

/** Draws `from` to `from + count` of one replication. */
export interface DrawJob {
  readonly replication: number;
  readonly from: number;
  readonly count: number;
  /** The values of the unknowns are not asked for. */
  readonly outputsOnly?: boolean;
}

/** Values of unknowns and of outputs in base units; element e of an output in draw i stands at `e × count + i`. */
export interface Drawn {
  readonly inputs: readonly Float64Array[];
  readonly outputs: readonly Float64Array[];
}

/** Wires unknowns to the inputs of a sheet that was compiled with all of their paths. */
export function wiringOf(sheet: CompiledSheet, paths: readonly (readonly string[])[]): readonly (readonly number[])[] {
  const place = new Map(sheet.inputs.map((input, i) => [input.path, i]));
  return paths.map(own => own.map(path => place.get(path)!));
}

/** Runs draws block by block. The same job gives the same numbers wherever and in whatever order it runs. */
export class DrawRunner {
  private readonly program: DrawProgram;
  private readonly sampler: Sampler;
  private readonly run: CompiledRun;
  /** A block of each unknown: the first input that takes it. */
  private readonly rows: readonly Float64Array[];

  constructor(program: DrawProgram) {
    this.program = program;
    this.sampler = new Sampler(program.sampler);
    this.run = new CompiledRun(program.sheet);
    this.rows = program.wiring.map(([first]) => this.run.inputs[first!]!);
  }

  draw({ replication, from, count, outputsOnly = false }: DrawJob): Drawn {
    const inputs = outputsOnly ? [] : this.rows.map(() => new Float64Array(count));
    const outputs = this.evaluated(count, (at, lanes) => {
      this.sampler.fill(replication, from + at, lanes, this.rows);
      inputs.forEach((all, i) => {
        all.set(firstOf(this.rows[i]!, lanes), at);
      });
    });
    return { inputs, outputs };
  }

  /** The outputs at `count` settings of the unknowns. */
  evaluate(inputs: readonly Float64Array[], count: number): Float64Array[] {
    return this.evaluated(count, (from, lanes) => {
      this.rows.forEach((row, i) => {
        row.set(inputs[i]!.subarray(from, from + lanes));
      });
    });
  }

  private evaluated(count: number, fillRows: (from: number, lanes: number) => void): Float64Array[] {
    const { sheet, wiring } = this.program;
    const outputs = sheet.outputs.map(o => new Float64Array(o.size * count));
    for (let from = 0; from < count; from += sheet.block) {
      const lanes = Math.min(sheet.block, count - from);
      fillRows(from, lanes);
      wiring.forEach((places, i) => {
        for (let p = 1; p < places.length; p++) this.run.inputs[places[p]!]!.set(this.rows[i]!);
      });
      this.run.run(lanes);
      sheet.outputs.forEach(({ size }, o) => {
        const here = this.run.outputs[o]!;
        for (let e = 0; e < size; e++)
          outputs[o]!.set(
            size === 1 ? firstOf(here, lanes) : here.subarray(e * sheet.block, e * sheet.block + lanes),
            e * count + from,
          );
      });
    }
    return outputs;
  }
}

const firstOf = (row: Float64Array, lanes: number): Float64Array =>
  lanes === row.length ? row : row.subarray(0, lanes);
