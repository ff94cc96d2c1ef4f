import type { WeekReport } from './routing-report.ts';

/** The mean of some hours in a row, tok/s; floats, because they are only drawn. */
export interface Bin {
  readonly own: number;
  readonly api: number;
  /** Null where the GPUs serve nothing. */
  readonly capacity: number | null;
}

export const HOURS_OF_DAY = 24;

/** The 168 hours as `perDay` columns for each day, Monday first. */
export function weekBins({ classOf, hours }: WeekReport, perDay: number): readonly Bin[] {
  const wide = HOURS_OF_DAY / perDay;
  const each = hours.map(({ own, api, capacity }) => ({
    own: Number(own),
    api: Number(api),
    capacity: capacity === null ? null : Number(capacity),
  }));
  return Array.from({ length: 7 * perDay }, (_, i): Bin => {
    const here = classOf.slice(i * wide, (i + 1) * wide).map(c => each[c]!);
    const could = here.flatMap(hour => hour.capacity ?? []);
    return {
      own: mean(here.map(hour => hour.own)),
      api: mean(here.map(hour => hour.api)),
      capacity: could.length ? mean(could) : null,
    };
  });
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;
