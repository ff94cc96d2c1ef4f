import type { Loop, PlacedStep } from './operands.ts';

/** Results that one step of the loop reads, once, and nothing outside: they never need a local. By atom. */
export function inlined({ steps }: Loop): ReadonlyMap<number, PlacedStep> {
  const reads = new Map<number, number>();
  for (const { step, operands } of steps)
    for (const operand of operands)
      if (operand.kind === 'result')
        // a level reads its loads again and again
        reads.set(operand.atom, (reads.get(operand.atom) ?? 0) + (step.kind === 'level' ? 2 : 1));
  const inline = new Map<number, PlacedStep>();
  for (const placed of steps) {
    const { step, stores } = placed;
    const single = step.results === 1 && !step.targets && step.kind !== 'level';
    if (single && !stores[0] && reads.get(step.first) === 1) inline.set(step.first, placed);
  }
  return inline;
}
