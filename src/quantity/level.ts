import type { Arithmetic } from './arithmetic.ts';
import { Decimal, ONE } from './decimal.ts';

/**
 * Hourly loads after the batch work of each day has filled its quietest hours, as water fills a valley.
 * The level is the least of (batch + sum of the k quietest hours) / k over k; hours above it keep their load.
 * `batch[h]` is the load of the work that may wait, at the hour it arrives; `day[h]` the day class of hour class h, `hours[h]` how many hours of such a day it stands for.
 */
export function levelled<T>(
  loads: readonly T[],
  batch: readonly T[],
  day: readonly number[],
  hours: readonly number[],
  on: Arithmetic<T>,
): readonly T[] {
  const result = [...loads];
  const count = (h: number) => whole(hours[h]!, on);
  for (const d of new Set(day)) {
    const classes = loads.map((_, h) => h).filter(h => day[h] === d);
    classes.sort((x, y) => (on.atMost(loads[x]!, loads[y]!) ? (on.atMost(loads[y]!, loads[x]!) ? 0 : -1) : 1));
    let work: T | null = null;
    for (const h of classes) {
      const arrives = on.times(batch[h]!, count(h));
      work = work === null ? arrives : on.plus(work, arrives);
    }
    let span = 0;
    let level: T | null = null;
    for (const h of classes) {
      span += hours[h]!;
      work = on.plus(work as T, on.times(loads[h]!, count(h)));
      const candidate = on.per(work, whole(span, on));
      level = level === null ? candidate : on.min(level, candidate);
    }
    for (const h of classes) result[h] = on.max(loads[h]!, level as T);
  }
  return result;
}

/** Whole numbers as an arithmetic has them: made once, since the same few are needed for every hour of every month. */
const WHOLE = new WeakMap<object, Map<number, unknown>>();

function whole<T>(n: number, on: Arithmetic<T>): T {
  const known = (WHOLE.get(on) ?? new Map()) as Map<number, T>;
  WHOLE.set(on, known);
  const found = known.get(n) ?? on.of({ numerator: new Decimal(n), denominator: ONE });
  known.set(n, found);
  return found;
}
