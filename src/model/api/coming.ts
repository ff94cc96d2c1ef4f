import type { ApiEntry } from '../../catalog/catalog.ts';
import { monthsLater } from '../../input/day.ts';
import type { ApiOption } from '../../scenario/scenario.ts';
import type { Faults } from '../fault.ts';

/** Warns of what is to come within the horizon: the end of a model, and a price that was known on the day to take the place of that day's. */
export function noteComing(option: ApiOption, entry: ApiEntry, asOf: string, horizon: number, faults: Faults): void {
  const end = monthsLater(asOf, horizon);
  const { shutdown, successor } = entry.deprecation ?? {};
  if (shutdown !== undefined && shutdown <= end) {
    const when =
      shutdown <= asOf ? `was shut down on ${shutdown}` : `will be shut down on ${shutdown}, within the horizon`;
    const then = successor === undefined ? '' : `; its successor is \`${successor}\``;
    faults.warning('E434', `${entry.id} ${when}${then}`, option.apiAt);
  }
  const next = entry.prices.find(
    ({ status, recordedAt, validFrom }) =>
      status !== 'withdrawn' && recordedAt <= asOf && validFrom !== undefined && validFrom > asOf && validFrom <= end,
  );
  if (next)
    faults.warning(
      'E435',
      `${entry.id} has other prices from ${next.validFrom} on; those of ${asOf} are used for all months`,
      option.apiAt,
      { hint: `ask again with \`--as-of ${next.validFrom}\`` },
    );
}
