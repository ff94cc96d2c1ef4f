import { ASSUMPTIONS } from './assumptions.ts';
import { CASH } from './cash.ts';
import { COSTS } from './costs.ts';
import { LENSES } from './lenses.ts';
import { PLANS } from './plans.ts';
import type { Section } from './section.ts';
import { SENSITIVITY } from './sensitivity.ts';
import { TRAFFIC } from './traffic.ts';
import { VERDICT } from './verdict.ts';
import { WARNINGS } from './warnings.ts';

export type { Section } from './section.ts';

/** The parts of a page that a changed scenario changes, from top to bottom. */
export const LIVE: readonly Section[] = [
  VERDICT,
  PLANS,
  TRAFFIC,
  COSTS,
  CASH,
  SENSITIVITY,
  LENSES,
  ASSUMPTIONS,
  WARNINGS,
];
