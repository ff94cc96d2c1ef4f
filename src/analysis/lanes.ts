import type { FastProgram, LaneInputs } from '../quantity/fast.ts';

/** Numbers kept in memory at a time, at most (8 bytes each). */
const CAP = 4_000_000;

/** Runs a program at many settings, in blocks that fit the memory cap. One array per output, a number per setting; outputs must have no axes. */
export function runInBlocks(program: FastProgram, inputs: LaneInputs, lanes: number): Float64Array[] {
  const block = Math.max(1, Math.min(1024, Math.floor(CAP / program.weight)));
  const results = program.outputs.map(() => new Float64Array(lanes));
  for (let from = 0; from < lanes; from += block) {
    const count = Math.min(block, lanes - from);
    const here = new Map([...inputs].map(([path, values]) => [path, values.subarray(from, from + count)]));
    program.run(here, count).forEach((register, i) => {
      const all = results[i]!;
      for (let l = 0; l < count; l++) all[from + l] = register.data[register.lanes === 1 ? 0 : l]!;
    });
  }
  return results;
}
