import type { Operation } from '../quantity.ts';
import type { ByMonth, Month } from './along-months.ts';
import { type Cells, SELF } from './cells.ts';
import type { Steps } from './steps.ts';

/** Up to so many months are added one by one. */
const FEW = 3;

/**
 * Sums of the `count` months that end `back` months earlier, with a fixed number of additions a month and no subtraction.
 * Months are cut into stretches of `count`; a window is the end of one stretch and the start of the next
 * (M. van Herk, Pattern Recognition Letters 13, 1992).
 */
export function windowed(
  row: Cells,
  { count, back }: Extract<Operation, { kind: 'window' }>,
  months: number,
  byMonth: ByMonth,
  steps: Steps,
): Cells {
  const zero = steps.constants.cell(0);
  const isInside = (position: number) => position >= 0 && position < months;
  if (count <= FEW) {
    const earlier = (n: number) => byMonth(m => (isInside(m.position - n) ? row[m.before(n)]! : zero));
    let sum = earlier(back + count - 1);
    for (let n = back + count - 2; n >= back; n--) sum = steps.folded('plus', sum, earlier(n));
    return sum;
  }
  const length = Math.min(count, months);
  const last = row.length - 1;
  const starts = steps.add({
    kind: 'plus',
    operands: [byMonth(m => (m.position % length === 0 ? zero : SELF + m.before(1))), row],
  });
  const isEnd = (position: number) => position === months - 1 || (position + 1) % length === 0;
  // from the last month to the first: turn i is element last − i
  const ends = () =>
    steps.add({
      kind: 'plus',
      operands: [
        byMonth(m => (isEnd(m.position) ? zero : SELF + last - m.before(-1))).reverse(),
        row.slice().reverse(),
      ],
    });
  const range = (m: Month): [number, number] => [
    Math.max(0, m.position - back - count + 1),
    Math.min(m.position - back, months - 1),
  ];
  const none = ([from, to]: readonly [number, number]) => to < from;
  const isStart = ([from]: readonly [number, number]) => from % length === 0;
  const start = byMonth(m => {
    const [from, to] = range(m);
    const crosses = Math.floor(from / length) !== Math.floor(to / length);
    return none([from, to]) || !(isStart([from, to]) || crosses) ? zero : starts[m.before(m.position - to)]!;
  });
  // a window that begins with a stretch never reaches beyond it
  let late: Cells | undefined;
  const end = byMonth(m => {
    const places = range(m);
    if (none(places) || isStart(places)) return zero;
    late ??= ends();
    return late[last - m.before(m.position - places[0])]!;
  });
  return late ? steps.add({ kind: 'plus', operands: [end, start] }) : start;
}
