import { stream } from './chance.ts';
import type { DrawOptions } from './options.ts';
import { MINUTES_A_DAY, type Period } from './period.ts';
import { ratesOfDay } from './rate.ts';
import { scattered } from './scatter.ts';
import type { LogTask } from './task.ts';

const [DAYS_STREAM, MINUTES_STREAM] = [3, 4];

/** The rows of some minutes of a day, which become one file. */
export interface Part {
  readonly day: number;
  /** Of its day, from 0, and how many the day has. */
  readonly part: number;
  readonly parts: number;
  /** Rows of the logs before it. */
  readonly before: number;
  readonly rows: number;
  /** In the order of the minutes: which task, which minute of the period, how many rows. */
  readonly cells: readonly Cell[];
  /** Rows of each task. */
  readonly rowsOfTask: readonly number[];
}

interface Cell {
  readonly task: number;
  readonly minute: number;
  readonly rows: number;
  /** Rows of the task before it, in this part. */
  readonly before: number;
}

/** Exactly `rows` rows over the minutes of the period, drawn one by one with the tasks' shares and rates; a day at a time. */
export function* arrivals(
  tasks: readonly LogTask[],
  { rows, seed, rowsPerFile }: Pick<DrawOptions, 'rows' | 'seed' | 'rowsPerFile'>,
  period: Period,
): Generator<Part> {
  const ofDay = (task: number, day: number) => ratesOfDay(tasks[task]!, task, day, seed, period);
  const counts = rowsOfDays(tasks, rows, seed, period, ofDay);
  let before = 0;
  for (let day = 0; day < period.days; day++) {
    const minutes = tasks.map((_, t) =>
      scattered(ofDay(t, day), counts[t * period.days + day]!, stream(seed, t, MINUTES_STREAM, day)),
    );
    const ends = partEnds(minutes, rowsPerFile);
    for (const [part, end] of ends.entries()) {
      const made = partOf(minutes, day, ends[part - 1] ?? 0, end);
      yield { ...made, day, part, parts: ends.length, before };
      before += made.rows;
    }
  }
}

/** How many of the rows fall on each task and day. */
function rowsOfDays(
  tasks: readonly LogTask[],
  rows: number,
  seed: number,
  { days }: Period,
  ofDay: (task: number, day: number) => Float64Array,
): Int32Array {
  const weights = new Float64Array(tasks.length * days);
  tasks.forEach(({ share }, t) => {
    const sums = Array.from({ length: days }, (_, day) => ofDay(t, day).reduce((sum, rate) => sum + rate, 0));
    const whole = sums.reduce((sum, rate) => sum + rate, 0);
    sums.forEach((sum, day) => {
      weights[t * days + day] = (share * sum) / whole;
    });
  });
  return scattered(weights, rows, stream(seed, DAYS_STREAM));
}

/** The minutes of a day before which its parts end, each with no more rows than one part has, but for a single minute with more. */
function partEnds(minutes: readonly Int32Array[], most: number): readonly number[] {
  const ends: number[] = [];
  let rows = 0;
  for (let m = 0; m < MINUTES_A_DAY; m++) {
    const here = minutes.reduce((sum, counts) => sum + counts[m]!, 0);
    if (rows > 0 && rows + here > most) {
      ends.push(m);
      rows = 0;
    }
    rows += here;
  }
  return [...ends, MINUTES_A_DAY];
}

function partOf(minutes: readonly Int32Array[], day: number, from: number, end: number) {
  const rowsOfTask = minutes.map(() => 0);
  const cells: Cell[] = [];
  for (let m = from; m < end; m++) {
    for (const [task, counts] of minutes.entries()) {
      const rows = counts[m]!;
      if (rows === 0) continue;
      cells.push({ task, minute: day * MINUTES_A_DAY + m, rows, before: rowsOfTask[task]! });
      rowsOfTask[task]! += rows;
    }
  }
  return { cells, rowsOfTask, rows: rowsOfTask.reduce((sum, rows) => sum + rows, 0) };
}
