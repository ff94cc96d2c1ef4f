import { type Axis, elementsOf, layoutOf } from '../axis.ts';
import type { Quantity } from '../quantity.ts';
import { placeIn, runIn } from './block.ts';
import { rangeReference } from './cell-name.ts';
import type { Formulas } from './formulas.ts';
import { summed } from './steps.ts';
import { atom, plus, type Term, times } from './term.ts';

/** Members of a group that are added one by one. */
const FEW = 6;

/** The sum of the elements of one axis that belong to an element of another: tasks of a pattern. */
export function groupTerm(on: Formulas, q: Quantity, element: number, from: string): Term {
  const { operation: o } = q;
  if (o.kind !== 'group') throw new Error('not a group');
  const part = q.of[0]!;
  const to = layoutOf(o.to, q.axes);
  const group = Math.floor(element / to.inner) % to.count;
  const members = o.map.flatMap((g, i) => (g === group ? [i] : []));
  const { inner } = layoutOf(o.from, part.axes);
  const rest = part.axes.filter(a => a !== o.from);
  const first = elementOfRest(elementsOf(rest, q.axes)[element]!, inner, o.from.labels.length);
  if (!members.length) return { ...atom('0'), number: 0 };
  if (members.length <= FEW) return members.map(i => on.term(part, first + i * inner, from)).reduce(plus);
  const span = on.span(part, first, o.from, from) ?? copied(on, part, first, o.from, from);
  if (members.length === o.from.labels.length) return summed(span, members.length);
  const block = on.numbers(`group ${o.map.join()}`, `${o.to.name} of each ${o.from.name}, by number`, o.from, o.map);
  const run = rangeReference(placeIn(block, 0), placeIn(block, o.map.length - 1), from);
  return atom(`SUMPRODUCT(${times({ ...atom(`(${run}=${group})`), ranged: true }, span).text})`);
}

const elementOfRest = (rest: number, inner: number, count: number): number =>
  Math.floor(rest / inner) * count * inner + (rest % inner);

function copied(on: Formulas, part: Quantity, first: number, axis: Axis, from: string): Term {
  const run = runIn(on.sideBySide(part, axis), first, layoutOf(axis, part.axes).inner, axis.labels.length)!;
  return { ...atom(rangeReference(...run, from)), ranged: true };
}
