import { ranked } from './ranked.ts';

/**
 * Quantiles of numbers, exactly, with linear interpolation between the two nearest (type 7 of Hyndman & Fan 1996, as
 * spreadsheets, numpy and R have it). `shares` from 0 to 1. Throws a RangeError without numbers.
 */
export function quantilesOf(values: Float64Array, shares: readonly number[]): number[] {
  if (values.length === 0) throw new RangeError('no numbers');
  const last = values.length - 1;
  const places = shares.map(share => {
    const before = Math.floor(share * last);
    return { before, after: Math.min(before + 1, last), part: share * last - before };
  });
  const at = ranked(
    values,
    places.flatMap(({ before, after }) => [before, after]),
  );
  return places.map(({ before, after, part }) => at(before) + part * (at(after) - at(before)));
}
