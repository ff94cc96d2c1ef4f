import { layoutOf } from '../axis.ts';
import type { Operation, Quantity } from '../quantity.ts';
import type { Cells } from './cells.ts';
import { narrowed, widened } from './narrowed.ts';
import type { Steps } from './steps.ts';

/** Work that may wait, poured into the quietest hours of its day: one step per day, a turn per line of hours. */
export function poured(
  q: Quantity,
  { axis, day, hours }: Extract<Operation, { kind: 'level' }>,
  parts: readonly Cells[],
  steps: Steps,
): Cells {
  const { axes, columns } = narrowed(q.axes, parts, axis);
  const [loads, batch] = columns as [Cells, Cells];
  const { outer, count, inner } = layoutOf(axis, axes);
  const lines = outer * inner;
  const element = (line: number, hour: number) => (Math.floor(line / inner) * count + hour) * inner + (line % inner);
  const ofHour = (cells: Cells, hour: number) =>
    Int32Array.from({ length: lines }, (_, line) => cells[element(line, hour)]!);
  const result = new Int32Array(loads.length);
  for (const d of new Set(day)) {
    const classes = day.flatMap((x, hour) => (x === d ? [hour] : []));
    const work = classes
      .map(hour => steps.folded('times', ofHour(batch, hour), steps.constants.row(hours[hour]!, lines)))
      .reduce((sum, arrives) => steps.folded('plus', sum, arrives));
    const atoms = steps.add({
      kind: 'level',
      operands: [work, ...classes.map(hour => ofHour(loads, hour))],
      results: classes.length,
      hours: classes.map(hour => hours[hour]!),
    });
    classes.forEach((hour, i) => {
      for (let line = 0; line < lines; line++) result[element(line, hour)] = atoms[i * lines + line]!;
    });
  }
  return widened(result, axes, q.axes);
}
