import type { RentalOffer } from './catalog.ts';
import { inForce, nearestSpans } from './dates.ts';

export interface RentalWish {
  readonly term?: string | undefined;
  readonly region?: string | undefined;
  readonly instance?: string | undefined;
}

export type RentalLookup =
  | { readonly ok: true; readonly offers: readonly RentalOffer[] }
  | {
      readonly ok: false;
      readonly missing: 'offer' | 'term' | 'region' | 'instance' | 'date';
      readonly reason: string;
    };

/** The offers of one provider for one device that fit a wish and are in force on a day; never empty when `ok`. */
export function rentalsAt(offers: readonly RentalOffer[], day: string, wish: RentalWish = {}): RentalLookup {
  const first = offers[0];
  if (!first)
    return { ok: false, missing: 'offer', reason: 'the catalog has no offer of this provider for this device' };
  const subject = `${first.provider} ${first.device}`;
  let left = offers;
  for (const key of ['term', 'region', 'instance'] as const) {
    const wanted = wish[key];
    if (wanted === undefined) continue;
    const known = [...new Set(left.map(o => o[key]))];
    left = left.filter(o => o[key] === wanted);
    if (left.length === 0)
      return {
        ok: false,
        missing: key,
        reason: `${subject} has no ${key} \`${wanted}\`; recorded: ${known.join(', ')}`,
      };
  }
  const held = left.filter(o => inForce(o, day));
  if (held.length === 0)
    return {
      ok: false,
      missing: 'date',
      reason: `${subject} has no price in force on ${day}: ${nearestSpans(left, day)}`,
    };
  return { ok: true, offers: held };
}
