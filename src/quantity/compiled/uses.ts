import { type Cells, isConstant } from './cells.ts';
import { gathers, type Step } from './step.ts';
import type { Steps } from './steps.ts';

/** How one step reads another. */
export interface Use {
  readonly of: Step;
  /** Every turn reads what the same turn of the other gives, so that both may run in one loop. */
  readonly inLoop: boolean;
}

/** The other step of which a column reads one result turn by turn, if that is all it reads. */
export function resultRead(cells: Cells, reader: Step, steps: Steps): Step | undefined {
  const start = cells[0]!;
  const of = isConstant(start) ? undefined : steps.ownerOf(start);
  if (!of || of === reader || gathers(of) || of.count !== cells.length || (start - of.first) % of.count !== 0)
    return undefined;
  for (let i = 1; i < cells.length; i++) if (cells[i] !== start + i) return undefined;
  return of;
}

/** The other steps that a step reads. */
export function usesOf(step: Step, steps: Steps): readonly Use[] {
  const uses = new Map<Step, boolean>();
  for (const cells of step.operands) {
    const read = resultRead(cells, step, steps);
    if (read) {
      if (!uses.has(read)) uses.set(read, true);
      continue;
    }
    let last: Step | undefined;
    for (let i = 0; i < cells.length; i++) {
      const of = isConstant(cells[i]!) ? undefined : steps.ownerOf(cells[i]!);
      if (of === last) continue;
      last = of;
      if (of && of !== step) uses.set(of, false);
    }
  }
  return Array.from(uses, ([of, inLoop]) => ({ of, inLoop }));
}
