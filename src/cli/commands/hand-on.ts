/** The commands that hand the answer on: a part of their own, so that those that decide start without them. */
export { chart } from './chart.ts';
export { report } from './report.ts';
