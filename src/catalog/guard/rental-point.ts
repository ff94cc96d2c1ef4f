import type { CompiledOffer } from '../compiled.ts';
import { FIELDS } from '../fields.ts';
import { numberOf } from './number.ts';

/** An offer as USD per GPU and hour, as on demand. */
export interface RentPoint {
  readonly entry: string;
  readonly provider: string;
  readonly device: string;
  readonly price: number;
}

/** What an hour of a term costs beside one on demand, roughly: it makes offers of all terms comparable. */
export const TERM: Readonly<Record<CompiledOffer['term'], number>> = {
  'on-demand': 1,
  spot: 0.45,
  month: 0.8,
  '1-year': 0.7,
  '3-year': 0.5,
  '5-year': 0.45,
  'capacity-block': 0.8,
};

export const rentPoints = (id: string, offers: readonly CompiledOffer[]): RentPoint[] => {
  const [provider = '', device = ''] = id.split('/');
  return offers.map(({ price, gpus, term }) => ({
    entry: `rentals/${id}`,
    provider,
    device,
    price: (numberOf(price, FIELDS.rent) ?? Number.NaN) / gpus / TERM[term],
  }));
};
