import type { Given } from '../quantity/given.ts';
import type { DatedPrice } from './catalog.ts';
import { inForce, nearestSpans } from './dates.ts';

export type DatedPriceLookup =
  | { readonly ok: true; readonly price: Given }
  | { readonly ok: false; readonly reason: string };

/** The price of a device or of electricity in force on a day. `subject` begins the sentence that says why there is none. */
export function datedPriceAt(prices: readonly DatedPrice[], day: string, subject: string): DatedPriceLookup {
  const held = prices.find(p => inForce(p, day));
  if (held) return { ok: true, price: held.price };
  return { ok: false, reason: `${subject} has no price in force on ${day}: ${nearestSpans(prices, day)}` };
}
