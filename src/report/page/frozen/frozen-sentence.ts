import { money } from '../../format.ts';
import type { FrozenCost } from './frozen-cost.ts';

/** What becomes of the settled split with the sliders where they are. */
export const frozenSentence = (cost: FrozenCost, currency: string): string =>
  `${fate(cost, currency)} Another split may be cheaper now: tco route with the same settings searches for it.`;

function fate(cost: FrozenCost, currency: string): string {
  const settled = 'was settled for the scenario as it is written';
  if (cost === 'limit') return `The split below ${settled}; with the sliders where they are, it breaks a limit.`;
  if (cost === 'fault') return `The split below ${settled}; with these settings it cannot be costed.`;
  return `The split below is frozen: it ${settled}. Kept as it is, with fleets sized anew, it would now cost ${money(`${cost}`)} ${currency} a month.`;
}
