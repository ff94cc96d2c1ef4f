import { dayNumber } from '../../input/day.ts';
import type { Run } from '../assemble.ts';
import { givensInUse } from '../givens-in-use.ts';
import { pricesRead } from '../price-age.ts';
import type { BudgetReport } from './budget-report.ts';

/**
 * How old prices and catalog are: counted to the day that the command line names, else to that of the scenario, else to that of the
 * clock. A scenario that limits an age wants it to grow, so that there its own day does not count.
 */
export function agesOf(
  { figures, layers, input, scenario, asOf }: Run,
  today: string,
): Pick<BudgetReport, 'day' | 'dayFrom' | 'oldestPrice' | 'catalogAge'> {
  const limits = scenario.budget.some(({ figure }) => figure.kind === 'age');
  const isNamed = input.asOf !== undefined || (scenario.asOf !== undefined && !limits);
  const day = isNamed ? asOf : today;
  const [oldest] = [...pricesRead(givensInUse(figures.values()))].sort(([a, x], [b, y]) =>
    x === y ? (a < b ? -1 : 1) : x < y ? -1 : 1,
  );
  return {
    day,
    dayFrom: isNamed ? 'named' : 'clock',
    oldestPrice: oldest ? { entry: oldest[0], read: oldest[1], age: dayNumber(day) - dayNumber(oldest[1]) } : null,
    catalogAge: dayNumber(day) - dayNumber(layers.catalog.date),
  };
}
