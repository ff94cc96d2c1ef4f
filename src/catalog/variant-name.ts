import type { PriceVariant } from './catalog.ts';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** The conditions of a variant as one path segment: `batch`, `over-200000-tok`, `utc-01:00-04:00-mon-tue`. */
export function variantName({ tier, region, prompt, hours, days }: Partial<Omit<PriceVariant, 'prices'>>): string {
  const parts = [
    tier,
    region,
    prompt && `${prompt.inclusive ? 'from' : 'over'}-${prompt.tokens}-tok`,
    hours && `utc-${hours.map(h => `${clock(h.from)}-${clock(h.to)}`).join('+')}`,
    days?.map(d => DAYS[d]).join('-'),
  ];
  return parts.filter(Boolean).join('-');
}

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
