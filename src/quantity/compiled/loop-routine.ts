import { Instructions } from './instructions.ts';
import { LaneCode } from './lane-code.ts';
import { STRIDE, VECTOR } from './lane-width.ts';
import type { MemoryMap } from './memory-plan.ts';
import type { Loop } from './operands.ts';
import { stepCode } from './step-code.ts';
import type { Routine } from './wasm-module.ts';

/** Loops of so few operands do twice as many lanes at a time. */
const SHORT = 24;

/** The routine of one loop: turn by turn, and within a turn all lanes of the block. */
export function loopRoutine(loop: Loop, memory: MemoryMap): Routine {
  const lanes = new LaneCode(loop);
  const { code, locals } = lanes;
  const { table } = loop;
  if (table.count === 1) allLanes(lanes, loop);
  else {
    code.whole(table.at).set(locals.line);
    code.loop(() => {
      for (let c = 0; c < table.constantColumns; c++)
        code.get(locals.line).loadSplat(table.constantOffset(c)).set(locals.constantColumn(c));
      for (let c = 0; c < table.addressColumns; c++)
        code.get(locals.line).loadAddress(table.addressOffset(c)).set(locals.addressColumn(c));
      allLanes(lanes, loop);
      code.get(locals.line).whole(table.stride).add().tee(locals.line);
      code.whole(table.at + table.size).isBelow();
    });
  }
  code.end();
  const start = startOf(lanes, loop, memory);
  start.bytes.all(code.bytes);
  return { wholes: locals.wholes, vectors: locals.vectors, code: start };
}

function allLanes(lanes: LaneCode, { steps }: Loop): void {
  const { code, locals } = lanes;
  const operands = steps.reduce((sum, step) => sum + step.operands.length, 0);
  const width = operands <= SHORT ? STRIDE : VECTOR;
  code.whole(0).set(locals.lane);
  code.loop(() => {
    for (const step of steps) for (let v = 0; v < width / VECTOR; v++) stepCode(lanes, step, v);
    code.get(locals.lane).whole(width).add().tee(locals.lane).get(locals.end).isBelow();
  });
}

/** What comes before the turns: the constants, and sums and highest values set to where they begin. */
function startOf({ locals }: LaneCode, { steps }: Loop, memory: MemoryMap): Instructions {
  const start = new Instructions();
  const { lane } = locals;
  for (const [value, local] of locals.constants) start.float(value).vector('splat').set(local);
  const first = locals.vector();
  for (const { step } of steps) {
    if (!step.targets) continue;
    const at = memory.addressOf(step.first)!;
    start
      .float(step.kind === 'top' ? Number.NEGATIVE_INFINITY : 0)
      .vector('splat')
      .set(first);
    start.whole(at).set(lane);
    start.loop(() => {
      start.get(lane).get(first).store(0);
      start.get(lane).whole(VECTOR).add().tee(lane);
      start.whole(at + step.atoms * memory.block * 8).isBelow();
    });
  }
  return start;
}
