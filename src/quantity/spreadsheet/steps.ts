import { type Axis, layoutOf } from '../axis.ts';
import type { Quantity } from '../quantity.ts';
import { runIn } from './block.ts';
import { literal, rangeReference } from './cell-name.ts';
import type { Formulas } from './formulas.ts';
import { groupTerm } from './group-term.ts';
import { elementAt } from './spanned.ts';
import { ATOM, atom, minus, per, plus, root12, SUM, type Term, times } from './term.ts';

/** A need that is whole up to float64 rounding is not raised by a unit. */
const SLACK = '1E-12';
/** Length up to which a sum is written out where its parts do not stand side by side. */
const LONG = 2000;

/** One element of a quantity as a formula of what it is made of. */
export function stepTerm(on: Formulas, q: Quantity, element: number, from: string): Term {
  const { operation: o } = q;
  const part = (n: number) => on.term(q.of[n]!, on.elementIn(q, n, element), from);
  switch (o.kind) {
    case 'given':
      return on.given(o.elements[element]!, from);
    case 'plus':
      return plus(part(0), part(1));
    case 'minus':
      return minus(part(0), part(1));
    case 'times':
      return times(part(0), part(1));
    case 'per':
      return per(part(0), part(1));
    case 'max':
    case 'min':
      return atom(`${o.kind.toUpperCase()}(${compared(on, q, element, from).join(',')})`);
    case 'ceil':
      return atom(`ROUNDUP(${times(part(0), atom(`(1-${SLACK})`)).text},0)`);
    case 'root12':
      return root12(part(0));
    case 'same':
      return part(0);
    case 'when':
      return atom(`IF(${condition(on, q, element, from)},${part(1).text},${part(2).text})`);
    case 'sum':
      return sumTerm(on, q, o.axis, element, from);
    case 'top':
      return topTerm(on, q, o.axis, element, from);
    case 'group':
      return groupTerm(on, q, element, from);
    case 'at':
      return on.term(q.of[0]!, elementAt(q.of[0]!, o.axis, o.index, element), from);
    case 'window':
      return windowTerm(on, q, element, from);
    case 'compound':
    case 'replenish':
    case 'level':
      throw new Error(`${q.label()} needs cells of its own`);
  }
}

/** What is compared in one go, however deep it is nested. */
function compared(on: Formulas, q: Quantity, element: number, from: string): string[] {
  return q.of.flatMap((part, n) => {
    const inner = on.elementIn(q, n, element);
    const nested = part.operation.kind === q.operation.kind && !on.hasCells(part);
    return nested ? compared(on, part, inner, from) : [on.term(part, inner, from).text];
  });
}

/** `margin ≥ 0`; a difference as a comparison, which float64 must not turn round where both sides are alike. */
function condition(on: Formulas, q: Quantity, element: number, from: string): string {
  const margin = q.of[0]!;
  const at = on.elementIn(q, 0, element);
  if (margin.operation.kind !== 'minus' || on.hasCells(margin)) return `${on.term(margin, at, from).text}>=0`;
  const [a, b] = margin.of.map((part, n) => on.term(part, on.elementIn(margin, n, at), from)) as [Term, Term];
  if (a.number === 0) return `${b.text}<=0`;
  return `${a.text}>=${minus(b, atom(`${SLACK}*ABS(${b.text})`)).text}`;
}

/** First element of a line along an axis that is summed up or searched, by the element of the result. */
const startOf = (part: Quantity, axis: Axis, element: number): number => elementAt(part, axis, 0, element);

function sumTerm(on: Formulas, q: Quantity, axis: Axis, element: number, from: string): Term {
  const part = q.of[0]!;
  const first = startOf(part, axis, element);
  const { count, inner } = layoutOf(axis, part.axes);
  if (count === 1) return on.term(part, first, from);
  const span = on.span(part, first, axis, from);
  if (span) return summed(span, count);
  const parts = Array.from({ length: count }, (_, k) => on.term(part, first + k * inner, from));
  if (parts.reduce((n, t) => n + t.text.length + 1, 0) <= LONG) return parts.reduce(plus);
  const run = runIn(on.sideBySide(part, axis), first, inner, count)!;
  return atom(`SUM(${rangeReference(...run, from)})`);
}

/** The sum of an array; of one number that stands for `count` alike ones, so many times it. */
export function summed(span: Term, count: number): Term {
  if (!span.ranged) return times(atom(literal(count)), span);
  return atom(span.level === ATOM ? `SUM(${span.text})` : `SUMPRODUCT(${span.text})`);
}

function topTerm(on: Formulas, q: Quantity, axis: Axis, element: number, from: string): Term {
  const part = q.of[0]!;
  const first = startOf(part, axis, element);
  const { count, inner } = layoutOf(axis, part.axes);
  if (count === 1) return on.term(part, first, from);
  const run = runIn(on.sideBySide(part, axis), first, inner, count)!;
  return atom(`MAX(${rangeReference(...run, from)})`);
}

/** The sum of some months that end with this one, or some months away from it. */
function windowTerm(on: Formulas, q: Quantity, element: number, from: string): Term {
  const { operation: o } = q;
  if (o.kind !== 'window') throw new Error('not a window');
  const part = q.of[0]!;
  const { count, inner } = layoutOf(o.axis, q.axes);
  const month = Math.floor(element / inner) % count;
  const [first, last] = [Math.max(0, month - o.back - o.count + 1), Math.min(month - o.back, count - 1)];
  if (first > last) return { ...atom('0'), number: 0 };
  const at = (m: number) => on.elementIn(q, 0, element + (m - month) * inner);
  if (first === last) return on.term(part, at(first), from);
  if (part.operation.kind === 'same' && !on.hasCells(part) && !part.of[0]!.axes.includes(o.axis))
    return times(atom(literal(last - first + 1)), { ...on.term(part, at(first), from), level: SUM });
  const run = runIn(on.blockOf(part), at(first), 1, last - first + 1);
  return atom(`SUM(${rangeReference(...run!, from)})`);
}
