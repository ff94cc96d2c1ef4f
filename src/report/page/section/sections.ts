import { ASSUMPTIONS } from './assumptions.ts';
import { CASH } from './cash.ts';
import { COSTS } from './costs.ts';
import { LENSES } from './lenses.ts';
import { PLANS } from './plans.ts';
import type { Section } from './section.ts';
import { SENSITIVITY } from './sensitivity.ts';
import { SPLIT } from './split.ts';
import { TRAFFIC } from './traffic.ts';
import { VERDICT } from './verdict.ts';
import { WARNINGS } from './warnings.ts';

export type { Section } from './section.ts';

/** The page from top to bottom. */
export const SECTIONS: readonly Section[] = [
  VERDICT,
  PLANS,
  TRAFFIC,
  COSTS,
  CASH,
  SPLIT,
  SENSITIVITY,
  LENSES,
  ASSUMPTIONS,
  WARNINGS,
];
