import type { Mapping } from '../mapping/mapping.ts';

/** Milliseconds in a unit of time, as a factor. */
const FACTOR = { s: '1000', ms: '1', us: '0.001', ns: '0.000001' } as const;

/** Below which a number is one of this unit, for every day from 1973 to 5138. */
const UNITS = [
  ['1e11', 's'],
  ['1e14', 'ms'],
  ['1e17', 'us'],
  ['1e19', 'ns'],
] as const;

/** Milliseconds of a number of seconds or parts of them since 1970; `auto` tells the unit by its size. Null where it is a time of no calendar. `whole` casts to 64 bits. */
export function epochMillis(number: string, unit: Mapping['timeUnit'], whole: (x: string) => string): string {
  const when = (size: string, below: string, factor: string) =>
    `WHEN abs(${size}) < ${below} THEN ${whole(`floor(${number} * ${factor})`)}`;
  if (unit !== 'auto') return `CASE ${when(`${number} * ${FACTOR[unit]}`, '9e18', FACTOR[unit])} END`;
  return `CASE ${UNITS.map(([below, of]) => when(number, below, FACTOR[of])).join(' ')} END`;
}
