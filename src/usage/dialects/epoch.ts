import type { Mapping } from '../mapping/mapping.ts';

/** Milliseconds in a unit of time, as a factor. */
const FACTOR = { s: '1000', ms: '1', us: '0.001', ns: '0.000001' } as const;

/** Milliseconds of a number of seconds or parts of them since 1970; `auto` tells the unit by its size, which holds for every day from 1973 to 5138. `whole` casts to 64 bits. */
export function epochMillis(number: string, unit: Mapping['timeUnit'], whole: (x: string) => string): string {
  const times = (factor: string) => whole(`floor(${number} * ${factor})`);
  if (unit !== 'auto') return times(FACTOR[unit]);
  return `CASE WHEN ${number} < 1e11 THEN ${times(FACTOR.s)} WHEN ${number} < 1e14 THEN ${times(FACTOR.ms)} WHEN ${number} < 1e17 THEN ${times(FACTOR.us)} WHEN ${number} < 1e19 THEN ${times(FACTOR.ns)} END`;
}
