import { elementsOf } from '../axis.ts';
import { valuesOf } from '../evaluate.ts';
import { FastProgram } from '../fast.ts';
import { FLOATS } from '../floats.ts';
import type { Quantity } from '../quantity.ts';
import { inOrder } from '../sheet.ts';
import { alongMonths } from './along-months.ts';
import { type Cells, isConstant, picked } from './cells.ts';
import { gathered, placeOf } from './gathering.ts';
import { narrowed, widened } from './narrowed.ts';
import { poured } from './poured.ts';
import type { Elementwise } from './step.ts';
import { Steps } from './steps.ts';

/** Formulas as steps of loops: what every element of the outputs is, and the atom of each input. */
export interface Lowered {
  readonly steps: Steps;
  readonly inputs: ReadonlyMap<string, number>;
  readonly outputs: readonly Cells[];
}

/** Formulas written as steps. Rows that only pick, repeat or place elements of others need none. */
export function lowered(outputs: readonly Quantity[], paths: readonly string[]): Lowered {
  const steps = new Steps();
  const inputs = new Map(paths.map(path => [path, steps.input()]));
  const cells = new Map<Quantity, Cells>();
  const { moving, fixed } = splitBy(inputs, outputs);
  new FastProgram(fixed).run(new Map(), 1).forEach(({ data }, i) => {
    cells.set(fixed[i]!, steps.constants.cells(data));
  });
  for (const q of moving) {
    const parts = q.of.map(part => cells.get(part)!);
    cells.set(q, isSettled(q, parts) ? settled(q, parts, steps) : row(q, parts, steps, inputs));
  }
  return { steps, inputs, outputs: outputs.map(q => cells.get(q)!) };
}

/** Rows that move with the inputs, and the others that they or the outputs need. */
function splitBy(inputs: ReadonlyMap<string, number>, outputs: readonly Quantity[]) {
  const moving = new Set<Quantity>();
  for (const q of inOrder(outputs)) {
    const { operation } = q;
    const given = operation.kind === 'given' && operation.elements.some(v => inputs.has(v.path));
    if (given || q.of.some(part => moving.has(part))) moving.add(q);
  }
  const needed = new Set([...outputs, ...[...moving].flatMap(q => q.of)]);
  return { moving: [...moving], fixed: [...needed].filter(q => !moving.has(q)) };
}

const isSettled = (q: Quantity, parts: readonly Cells[]): boolean =>
  q.operation.kind !== 'given' && parts.every(part => part.every(isConstant));

/** A row of which only elements are left that do not move. */
function settled(q: Quantity, parts: readonly Cells[], { constants }: Steps): Cells {
  const values = parts.map(part => Array.from(part, cell => constants.value(cell)));
  return constants.cells(valuesOf(q, values, FLOATS, v => FLOATS.of(v.likely)));
}

function row(q: Quantity, parts: readonly Cells[], steps: Steps, inputs: ReadonlyMap<string, number>): Cells {
  const { operation } = q;
  const stated = () => parts.map((part, n) => widened(part, q.of[n]!.axes, q.axes));
  switch (operation.kind) {
    case 'given':
      return Int32Array.from(operation.elements, v => inputs.get(v.path) ?? steps.constants.cell(FLOATS.of(v.likely)));
    case 'same':
      return picked(parts[0]!, elementsOf(q.of[0]!.axes, q.axes));
    case 'at':
      return placeOf(q, operation, parts[0]!);
    case 'sum':
    case 'top':
    case 'group':
      return gathered(q, operation, parts[0]!, steps);
    case 'window':
    case 'compound':
    case 'replenish':
      return alongMonths(q, operation, stated(), steps);
    case 'level':
      return poured(q, operation, stated(), steps);
    case 'when':
      return chosen(stated(), steps) ?? elementwise(q, 'when', stated(), steps);
    default:
      return elementwise(q, operation.kind, stated(), steps);
  }
}

/** A choice that is the same in all lanes picks elements. */
function chosen([margin, yes, no]: readonly Cells[], { constants }: Steps): Cells | undefined {
  if (!margin!.every(isConstant)) return undefined;
  return margin!.map((cell, i) => (constants.value(cell) >= 0 ? yes! : no!)[i]!);
}

function elementwise(q: Quantity, kind: Elementwise, stated: readonly Cells[], steps: Steps): Cells {
  const same = unchanged(kind, stated, steps);
  if (same) return same;
  const { axes, columns } = narrowed(q.axes, stated);
  return widened(steps.add({ kind, operands: columns }), axes, q.axes);
}

/** Adding nothing, or multiplying by one, changes nothing. */
function unchanged(kind: Elementwise, [a, b]: readonly Cells[], { constants }: Steps): Cells | undefined {
  const all = (cells: Cells, value: number) => cells.every(cell => cell === constants.cell(value));
  switch (kind) {
    case 'plus':
      return all(b!, 0) ? a : all(a!, 0) ? b : undefined;
    case 'minus':
      return all(b!, 0) ? a : undefined;
    case 'times':
      return all(b!, 1) ? a : all(a!, 1) ? b : undefined;
    case 'per':
      return all(b!, 1) ? a : undefined;
    default:
      return undefined;
  }
}
