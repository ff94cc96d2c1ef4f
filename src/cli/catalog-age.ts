import { dayNumber } from '../input/day.ts';
import type { Problem } from '../input/problem.ts';
import type { Report } from '../report/report.ts';
import { dayOfClock } from './day-of-clock.ts';

/** Days after which a catalog counts as old. */
const LIMIT = 45;

/**
 * A warning where nobody said of which day the prices are meant and the catalog is old by the clock of this machine, or the
 * clock stands before the catalog. The report itself never depends on a clock; `SOURCE_DATE_EPOCH` stands in for it.
 */
export function catalogAge(report: Report, env: Readonly<Record<string, string | undefined>>): Problem | undefined {
  const day = report.assumptions.find(a => a.id === 'asOf');
  if (day?.origin !== 'default') return undefined;
  const today = dayOfClock(env);
  const age = dayNumber(today) - dayNumber(day.value);
  if (age < 0)
    return warning(
      `the clock of this machine says ${today}, which is before the catalog of ${day.value}`,
      'set the clock, or say the day with `asOf` or --as-of',
    );
  if (age > LIMIT)
    return warning(
      `the catalog is of ${day.value}, ${age} days old on ${today}`,
      'install a newer tco, run `tco catalog update`, or say the day with `asOf` or --as-of',
    );
  return undefined;
}

const warning = (message: string, hint: string): Problem => ({ code: 'E436', severity: 'warning', message, hint });
