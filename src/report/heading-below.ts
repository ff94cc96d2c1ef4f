import type { Report } from './report.ts';
import { headingOf } from './terminal/heading.ts';

/** What the heading of a report says besides the name of the scenario. */
export const headingBelow = (report: Report): string =>
  headingOf({ ...report, scenario: { ...report.scenario, name: '' } }).replace(/^ · /, '');
