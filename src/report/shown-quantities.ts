import type { Context } from '../model/context.ts';
import type { Plan } from '../model/plan.ts';
import type { Quantity } from '../quantity/quantity.ts';

/** Everything a report writes down: its figures, the parts of its plans that have no id, and the traffic by hour. */
export const shownQuantities = (
  figures: ReadonlyMap<string, Quantity>,
  plans: readonly Plan[],
  { calendar }: Pick<Context, 'calendar'>,
  hourly?: Quantity,
): readonly Quantity[] => [
  ...figures.values(),
  ...(hourly ? [hourly] : []),
  calendar.daysPerMonth,
  ...plans.flatMap(p => [
    ...p.margins.flatMap(m => [m.margin, m.need, m.have]),
    ...p.shares.flatMap(s => [s.share, s.part]),
  ]),
];
