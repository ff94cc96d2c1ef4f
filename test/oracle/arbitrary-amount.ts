import fc from 'fast-check';
import type { Amount } from './scenario.ts';

/** Numbers with few digits, so that text and number are the same. */
export const number = (low: number, high: number, step: number): fc.Arbitrary<number> =>
  fc.integer({ min: Math.round(low / step), max: Math.round(high / step) }).map(n => Number((n * step).toFixed(8)));

/** A number, now and then a range around it. */
export const amount = (low: number, high: number, step: number): fc.Arbitrary<Amount> =>
  fc.oneof(
    { weight: 12, arbitrary: number(low, high, step) },
    {
      weight: 1,
      arbitrary: fc
        .uniqueArray(number(low, high, step), { minLength: 2, maxLength: 3 })
        .map(range => ({ range: range.toSorted((a, b) => a - b) })),
    },
  );

/** Mostly nothing. */
export const seldom = <T>(some: fc.Arbitrary<T>, none: T): fc.Arbitrary<T> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(none) }, { weight: 1, arbitrary: some });

/** Half of the time nothing. */
export const maybe = <T>(some: fc.Arbitrary<T>, none: T): fc.Arbitrary<T> => fc.oneof(fc.constant(none), some);
