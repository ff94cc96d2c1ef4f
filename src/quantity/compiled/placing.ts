import { type Cells, isConstant } from './cells.ts';
import type { Group } from './schedule.ts';
import type { Step } from './step.ts';
import type { Steps } from './steps.ts';
import { resultRead } from './uses.ts';

/** Where atoms stand in memory, counted in atoms. Atoms that no other loop reads stand nowhere. */
export interface Places {
  readonly of: (atom: number) => number | undefined;
  readonly size: number;
}

interface Stay {
  readonly step: Step;
  readonly from: number;
  until: number;
}

/** Room for what is kept from one loop to the next. What is not read any more makes room for what comes after. */
export function placed(
  steps: Steps,
  groups: readonly Group[],
  inputs: Iterable<number>,
  outputs: readonly Cells[],
): Places {
  const fixed = new Map([...inputs].map((atom, i) => [atom, i]));
  const { stays, stored } = staysOf(steps, groups, outputs);
  const starts = new Map<Step, number>();
  const open: { stay: Stay; from: number; to: number }[] = [];
  let size = fixed.size;
  for (const stay of stays) {
    const busy = open.filter(other => other.stay.until >= stay.from).sort((a, b) => a.from - b.from);
    let from = fixed.size;
    for (const other of busy) {
      if (other.from - from >= stay.step.atoms) break;
      from = Math.max(from, other.to);
    }
    starts.set(stay.step, from);
    open.push({ stay, from, to: from + stay.step.atoms });
    size = Math.max(size, from + stay.step.atoms);
  }
  const of = (atom: number) => {
    const step = steps.ownerOf(atom);
    if (!step) return fixed.get(atom);
    return stored.has(resultOf(step, atom)) ? starts.get(step)! + atom - step.first : undefined;
  };
  return { of, size };
}

/** The first atom of the result an atom belongs to; results are stored as a whole. */
const resultOf = (step: Step, atom: number): number =>
  step.targets ? step.first : atom - ((atom - step.first) % step.count);

/** From which loop to which the atoms of each step are kept, and which results are stored at all. */
function staysOf(steps: Steps, groups: readonly Group[], outputs: readonly Cells[]) {
  const groupOf = new Map(groups.flatMap((group, g) => group.map(step => [step, g] as const)));
  const stays = new Map<Step, Stay>();
  const stored = new Set<number>();
  const keep = (cells: Cells, until: number): void => {
    let last = -1;
    for (let i = 0; i < cells.length; i++) {
      const atom = cells[i]!;
      const step = isConstant(atom) ? undefined : steps.ownerOf(atom);
      if (!step) continue;
      const result = resultOf(step, atom);
      if (result === last) continue;
      last = result;
      stored.add(result);
      const stay = stays.get(step);
      if (stay) stay.until = Math.max(stay.until, until);
      else stays.set(step, { step, from: groupOf.get(step)!, until });
    }
  };
  groups.forEach((group, g) => {
    for (const step of group) {
      if (step.targets) keep(Int32Array.of(step.first), g);
      for (const cells of step.operands) {
        const read = resultRead(cells, step, steps);
        if (read && groupOf.get(read) === g) continue;
        keep(cells, g);
      }
    }
  });
  for (const cells of outputs) keep(cells, groups.length);
  return { stays: [...stays.values()].sort((a, b) => a.from - b.from), stored };
}
