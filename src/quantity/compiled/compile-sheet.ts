import type { Quantity } from '../quantity.ts';
import { type Cells, isConstant } from './cells.ts';
import { STRIDE } from './lane-width.ts';
import { loopRoutine } from './loop-routine.ts';
import { lowered } from './lowered.ts';
import { MemoryMap, type MemoryPlan } from './memory-plan.ts';
import { loopOf } from './operands.ts';
import { type Places, placed } from './placing.ts';
import { scheduled } from './schedule.ts';
import type { Step } from './step.ts';
import type { Steps } from './steps.ts';
import { wasmModule } from './wasm-module.ts';

/** Everything a worker needs to run formulas: plain data that can be sent to it. */
export interface CompiledSheet {
  /** The bytes of the module. */
  readonly module: Uint8Array;
  readonly memory: MemoryPlan;
  /** Lanes of one call. */
  readonly block: number;
  /** Inputs in the order they were named: `block` float64s from byte `at` on. */
  readonly inputs: readonly { readonly path: string; readonly at: number }[];
  /** Outputs in order; element `e` of lane `l` stands at `at + (e × block + l) × 8`. */
  readonly outputs: readonly { readonly at: number; readonly size: number }[];
}

/** What a block keeps between its loops: up to twice a first-level cache longer blocks pay; those of 64 lanes are long enough to do without. */
const CACHE = 64 * 1024;

/**
 * Formulas compiled to one module of WebAssembly that evaluates a block of lanes at a call.
 * `paths` are the inputs that are set per lane, in base units; all others keep their likely value.
 */
export function compileSheet(outputs: readonly Quantity[], paths: readonly string[], block?: number): CompiledSheet {
  const { steps, inputs, outputs: cells } = lowered(outputs, paths);
  const rows = cells.map(row => inOneRow(row, steps));
  const groups = scheduled(steps, neededBy(rows, steps));
  const places = placed(steps, groups, inputs.values(), rows);
  const memory = new MemoryMap(places, steps.constants, wholeBlock(block ?? fittingBlock(places)));
  const loops = groups.map(group => loopOf(group, steps, memory));
  const found = rows.map(row => {
    const moving = !row.every(isConstant);
    return { at: moving ? memory.addressOf(row[0]!)! : memory.constantRow(row), size: row.length };
  });
  const plan = memory.finished(loops.map(loop => loop.table));
  return {
    module: wasmModule(
      loops.map(loop => loopRoutine(loop, memory)),
      plan.pages,
    ),
    memory: plan,
    block: memory.block,
    inputs: Array.from(inputs, ([path, atom]) => ({ path, at: memory.addressOf(atom)! })),
    outputs: found,
  };
}

/** Loops take up to so many lanes a turn. */
const TOGETHER = STRIDE / 8;

const wholeBlock = (block: number): number => Math.ceil(Math.max(1, block) / TOGETHER) * TOGETHER;

function fittingBlock({ size }: Places): number {
  return [256, 128].find(block => size * block * 8 <= CACHE) ?? 64;
}

/** The atoms of a moving output, one after the other; copied where they are not. */
function inOneRow(cells: Cells, steps: Steps): Cells {
  const start = cells[0]!;
  const owner = isConstant(start) ? undefined : steps.ownerOf(start);
  const isRow = (cell: number, i: number) => cell === start + i && steps.ownerOf(cell) === owner;
  if (cells.every(isConstant) || (cells.every(isRow) && (owner || cells.length === 1))) return cells;
  return steps.add({ kind: 'copy', operands: [cells] });
}

/** The steps that outputs are made of, in order. */
function neededBy(outputs: readonly Cells[], steps: Steps): readonly Step[] {
  const needed = new Set<Step>();
  const mark = (cells: Cells): void => {
    for (const cell of cells) {
      const step = isConstant(cell) ? undefined : steps.ownerOf(cell);
      if (step) needed.add(step);
    }
  };
  for (const cells of outputs) mark(cells);
  for (const step of [...steps.all].reverse()) if (needed.has(step)) for (const cells of step.operands) mark(cells);
  return steps.all.filter(step => needed.has(step));
}
