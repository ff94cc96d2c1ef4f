import { type Cells, isConstant } from './cells.ts';
import type { MemoryMap } from './memory-plan.ts';
import type { Group } from './schedule.ts';
import type { Step } from './step.ts';
import type { Steps } from './steps.ts';
import { type Addressed, TurnTable } from './turn-table.ts';
import { resultRead } from './uses.ts';

/** Lanes in memory, the same in every turn or others in each. */
export type Place =
  | { readonly kind: 'place'; readonly at: number }
  | { readonly kind: 'places'; readonly at: Addressed };

/** Where a loop finds an operand. */
export type Operand =
  | Place
  | { readonly kind: 'result'; readonly atom: number }
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'constants'; readonly column: number };

/** A step with the places of what it reads and gives. */
export interface PlacedStep {
  readonly step: Step;
  readonly operands: readonly Operand[];
  /** Where each result is stored, if anything outside the loop reads it. For `sum` and `top`, what is added to. */
  readonly stores: readonly (Place | undefined)[];
}

/** A loop: its steps, and the table it reads turn by turn. */
export interface Loop {
  readonly steps: readonly PlacedStep[];
  readonly table: TurnTable;
}

/** Finds the operands of a group. */
export function loopOf(group: Group, steps: Steps, memory: MemoryMap): Loop {
  const inside = new Set(group);
  const table = new TurnTable(group[0]!.count, steps.constants);
  const place = (addresses: Int32Array): Place =>
    isUniform(addresses)
      ? { kind: 'place', at: addresses[0]! }
      : { kind: 'places', at: table.addressColumn(addresses) };
  const operand = (cells: Cells, step: Step): Operand => {
    if (isFixed(cells))
      return isUniform(cells)
        ? { kind: 'constant', value: steps.constants.value(cells[0]!) }
        : { kind: 'constants', column: table.constantColumn(cells) };
    const read = resultRead(cells, step, steps);
    if (read && inside.has(read)) return { kind: 'result', atom: cells[0]! };
    return place(cells.map(cell => (isConstant(cell) ? memory.constantLanes(cell) : memory.addressOf(cell)!)));
  };
  const store = (atoms: Int32Array): Place | undefined =>
    memory.addressOf(atoms[0]!) === undefined ? undefined : place(atoms.map(atom => memory.addressOf(atom)!));
  const storesOf = ({ count, first, results, targets }: Step): (Place | undefined)[] =>
    targets
      ? [store(targets.map(target => first + target))]
      : Array.from({ length: results }, (_, r) =>
          store(Int32Array.from({ length: count }, (_, i) => first + r * count + i)),
        );
  return {
    table,
    steps: group.map(step => ({
      step,
      operands: step.operands.map(cells => operand(cells, step)),
      stores: storesOf(step),
    })),
  };
}

function isUniform(numbers: Int32Array): boolean {
  for (let i = 1; i < numbers.length; i++) if (numbers[i] !== numbers[0]) return false;
  return true;
}

function isFixed(cells: Cells): boolean {
  for (let i = 0; i < cells.length; i++) if (!isConstant(cells[i]!)) return false;
  return true;
}
