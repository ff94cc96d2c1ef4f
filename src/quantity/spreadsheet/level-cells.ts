import { type Axis, layoutOf, sizeOf } from '../axis.ts';
import type { Quantity } from '../quantity.ts';
import { placeIn, runIn } from './block.ts';
import { rangeReference, reference } from './cell-name.ts';
import type { Formulas } from './formulas.ts';

/**
 * The load of an hour after the work that may wait has filled the valleys of its day: the hour itself, or the level where that is
 * higher. The level is the least, over the hours of the day, of (work + load of the hours that are no busier) ÷ their number.
 */
export function levelCell(on: Formulas, q: Quantity, element: number, from: string): string {
  const { operation } = q;
  if (operation.kind !== 'level') throw new Error('not a level');
  const { axis, day } = operation;
  const levels = levelsOf(on, q);
  const { inner, count } = layoutOf(axis, q.axes);
  const hour = Math.floor(element / inner) % count;
  const first = element - hour * inner;
  const same = Array.from({ length: count }, (_, h) => h).filter(h => day[h] === day[hour]);
  const cells = same.map(h => reference(placeIn(levels, first + h * inner), from)).join(',');
  return `MAX(${on.term(q.of[0]!, on.elementIn(q, 0, element), from).text},MIN(${cells}))`;
}

/** For each hour the level if it and all quieter hours of its day were filled. */
function levelsOf(on: Formulas, q: Quantity) {
  const { operation } = q;
  if (operation.kind !== 'level') throw new Error('not a level');
  const { axis, day, hours } = operation;
  const [load, batch] = q.of as [Quantity, Quantity];
  const { inner, count } = layoutOf(axis, q.axes);
  for (const part of [load, batch]) if (part.axes.includes(axis)) on.sideBySide(part, axis);
  const [loads, arriving] = [on.values(load), on.values(batch)];
  const column = (what: string, values: readonly number[]) => {
    const block = on.numbers(`${what} ${values.join()} ${axis.labels.join()}`, what, axis, values);
    return (from: string) => rangeReference(placeIn(block, 0), placeIn(block, count - 1), from);
  };
  const dayOf = column('day that the hour is in', day);
  const lasting = column('hours of such a day', hours);
  const oneDay = new Set(day).size === 1;
  const at = (n: number, first: number, h: number) => on.elementIn(q, n, first + h * inner);
  return on.extra(q, `level of ${q.label()} if the hour and all quieter ones are filled`, q.axes, from =>
    Array.from({ length: sizeOf(q.axes) }, (_, element) => {
      const hour = Math.floor(element / inner) % count;
      const first = element - hour * inner;
      const run = (part: Quantity, n: number) => array(on, part, at(n, first, 0), axis, from);
      const mine = on.term(load, at(0, first, hour), from).text;
      const today = oneDay ? '' : `(${dayOf(from)}=${day[hour]})*`;
      const quieter = `(${run(load, 0)}<=${mine})`;
      const own = loads[at(0, first, hour)]!;
      let [work, span] = [0, 0];
      for (let h = 0; h < count; h++) {
        if (day[h] !== day[hour]) continue;
        work += arriving[at(1, first, h)]! * hours[h]!;
        const l = loads[at(0, first, h)]!;
        if (l <= own) {
          work += l * hours[h]!;
          span += hours[h]!;
        }
      }
      return {
        formula: `SUMPRODUCT(${today}${lasting(from)}*(${run(batch, 1)}+${quieter}*${run(load, 0)}))/SUMPRODUCT(${today}${lasting(from)}*${quieter})`,
        value: work / span,
      };
    }),
  );
}

/** The hours of one day after the other, as a range; one number where they are alike. */
function array(on: Formulas, part: Quantity, first: number, axis: Axis, from: string): string {
  if (!part.axes.includes(axis)) return on.term(part, first, from).text;
  const block = on.sideBySide(part, axis);
  const run = runIn(block, first, layoutOf(axis, part.axes).inner, axis.labels.length);
  return rangeReference(run![0], run![1], from);
}
