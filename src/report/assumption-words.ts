import type { Assumption } from './report.ts';

/** A value as it was written, with its unit where that is not in it. */
export const writtenAmount = ({ value, unit }: Pick<Assumption, 'value' | 'unit'>): string =>
  unit === '' || value.endsWith(unit) || / |%$/.test(value) ? value : `${value} ${unit}`;
