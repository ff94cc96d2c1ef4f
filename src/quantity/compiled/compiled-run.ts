import type { CompiledSheet } from './compile-sheet.ts';
import { STRIDE } from './lane-width.ts';
import { type CompiledModule, WEB_ASSEMBLY } from './web-assembly.ts';

/** Formulas that run over a memory of their own: set the inputs of a block of lanes, run, read the outputs. */
export class CompiledRun {
  /** Lanes of each input, in the order the inputs were named. */
  readonly inputs: readonly Float64Array[];
  /** Lanes of each output, element by element; valid until the next run. */
  readonly outputs: readonly Float64Array[];
  private readonly block: number;
  private readonly routine: (end: number) => void;

  constructor(sheet: CompiledSheet, module: CompiledModule = moduleOf(sheet)) {
    const { pages, filled, tables } = sheet.memory;
    const memory = new WEB_ASSEMBLY.Memory({ initial: pages });
    const row = (at: number, length: number) => new Float64Array(memory.buffer, at, length);
    for (const { at, value } of filled) row(at, sheet.block).fill(value);
    new Uint8Array(memory.buffer).set(tables.bytes, tables.at);
    this.block = sheet.block;
    this.inputs = sheet.inputs.map(({ at }) => row(at, sheet.block));
    this.outputs = sheet.outputs.map(({ at, size }) => row(at, size * sheet.block));
    const { exports } = new WEB_ASSEMBLY.Instance(module, { e: { memory } });
    this.routine = (exports as { readonly run: (end: number) => void }).run;
  }

  /** Evaluates the first `lanes` lanes; what stands in the others is not defined. */
  run(lanes: number = this.block): void {
    this.routine(Math.ceil((Math.min(lanes, this.block) * 8) / STRIDE) * STRIDE);
  }
}

/** The module of a sheet, checked and compiled. */
export const moduleOf = (sheet: CompiledSheet): CompiledModule => new WEB_ASSEMBLY.Module(sheet.module);
