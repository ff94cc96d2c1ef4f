import type { Part } from './arrivals.ts';

/** What is summed over requests: rows and tokens in whole numbers, cost in trillionths of a dollar at list. */
const SUMS = {
  rows: 'count(*)',
  requests: 'count(*) FILTER (attempt = 1)',
  retries: 'count(*) FILTER (attempt = 2)',
  refused: "count(*) FILTER (outcome = 'refused')",
  timedOut: "count(*) FILTER (outcome = 'timed out')",
  input: 'sum(input)',
  cacheRead: 'sum(cached)',
  cacheWrite5m: 'sum(write_5m)',
  cacheWrite1h: 'sum(write_1h)',
  output: 'sum(output)',
  reasoning: 'sum(reasoning)',
  cost: 'sum(cost)',
} as const;

const NAMES = Object.keys(SUMS) as readonly (keyof typeof SUMS)[];

export type Sums = Readonly<Record<keyof typeof SUMS, bigint>>;

export const NOTHING = Object.fromEntries(NAMES.map(name => [name, 0n])) as Sums;

export const added = (a: Sums, b: Sums): Sums =>
  Object.fromEntries(NAMES.map(name => [name, a[name] + b[name]])) as Sums;

export const SUMS_SQL = `SELECT lane, ${NAMES.map(name => `(${SUMS[name]})::HUGEINT`).join(', ')} FROM request GROUP BY lane`;
/** Rows by task and minute since 1970. */
export const MINUTES_SQL = 'SELECT task, (start_us // 60000000)::INTEGER, count(*)::INTEGER FROM request GROUP BY ALL';
/** Successful requests by task and number of tokens. */
export const lengthsSql = (column: 'input' | 'output'): string =>
  `SELECT task, ${column}::INTEGER, count(*)::INTEGER FROM request WHERE outcome = 'success' GROUP BY ALL`;

type Columns = readonly (readonly unknown[])[];

/** What was drawn, summed up part by part in any order. */
export interface Tally {
  /** By day and lane. */
  readonly sums: readonly (readonly Sums[])[];
  /** Rows by task and minute of the period. */
  readonly minutes: readonly Int32Array[];
  /** Successful requests by task and number of tokens. */
  readonly lengths: Readonly<Record<'input' | 'output', readonly Int32Array[]>>;
}

export interface Adding extends Tally {
  readonly sums: Sums[][];
  addSums({ day }: Part, rows: readonly (readonly unknown[])[]): void;
  addMinutes(columns: Columns): void;
  addLengths(of: 'input' | 'output', columns: Columns): void;
}

export interface TallySize {
  readonly tasks: number;
  readonly lanes: number;
  readonly days: number;
  readonly firstMinute: number;
  readonly longest: Readonly<Record<'input' | 'output', number>>;
}

export function tally({ tasks, lanes, days, firstMinute, longest }: TallySize): Adding {
  const arrays = (length: number) => Array.from({ length: tasks }, () => new Int32Array(length));
  const sums = Array.from({ length: days }, () => Array<Sums>(lanes).fill(NOTHING));
  const minutes = arrays(days * 1440);
  const lengths = { input: arrays(longest.input + 1), output: arrays(longest.output + 1) };
  return {
    sums,
    minutes,
    lengths,
    addSums({ day }, rows) {
      for (const [lane, ...values] of rows as readonly (readonly [number, ...bigint[]])[]) {
        const here = Object.fromEntries(NAMES.map((name, i) => [name, values[i]!])) as Sums;
        sums[day]![lane] = added(sums[day]![lane]!, here);
      }
    },
    addMinutes: columns => count(minutes, columns, firstMinute),
    addLengths: (of, columns) => count(lengths[of], columns, 0),
  };
}

function count(into: readonly Int32Array[], columns: Columns, origin: number): void {
  const [tasks, places, counts] = columns as readonly (readonly number[])[];
  tasks?.forEach((task, row) => {
    into[task]![places![row]! - origin]! += counts![row]!;
  });
}
