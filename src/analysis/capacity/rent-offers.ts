import type { Catalog, RentalOffer } from '../../catalog/catalog.ts';
import { rentalsAt } from '../../catalog/rental-offers.ts';
import type { Source } from '../../quantity/source.ts';

/** What GPUs cost by the hour, in USD. */
export interface Rent {
  /** USD per GPU and hour in a full instance. */
  readonly perGpu: number;
  /** GPUs that are rented together; undefined: single ones. */
  readonly gpusPerInstance: number | undefined;
  readonly provider: string | undefined;
  readonly instance: string | undefined;
  readonly region: string | undefined;
  readonly source: Source;
}

/** USD per hour of so many replicas: whole instances. */
export const rentPerHour = (rent: Rent, gpus: number, replicas: number): number => {
  const { perGpu, gpusPerInstance: size } = rent;
  if (size === undefined) return perGpu * gpus * replicas;
  return Math.ceil(((gpus * replicas) / size) * (1 - 1e-12)) * size * perGpu;
};

/** The on-demand offers in USD for a device that are in force on a day, cheapest per GPU first. */
export function rentOffers(catalog: Catalog, device: string, day: string, provider?: string): readonly Rent[] {
  const providers = provider === undefined ? catalog.ids('provider') : [provider];
  return providers
    .flatMap(id => {
      const found = rentalsAt(catalog.rentals(id, device), day, { term: 'on-demand' });
      return found.ok ? found.offers.filter(inUsd).map(rentOf) : [];
    })
    .sort((a, b) => a.perGpu - b.perGpu || (a.gpusPerInstance ?? 1) - (b.gpusPerInstance ?? 1));
}

const inUsd = ({ price }: RentalOffer): boolean => price.amount.unit.powers.has('USD');

const rentOf = ({ provider, instance, region, gpus, price }: RentalOffer): Rent => ({
  perGpu: price.amount.likely.dividedBy(gpus).toNumber(),
  gpusPerInstance: gpus,
  provider,
  instance,
  region,
  source: price.source,
});

/** Of the offers, the one at which so many replicas cost least; undefined replicas: full instances, so the first. */
export function cheapestRent(offers: readonly Rent[], gpus: number, replicas?: number): Rent | undefined {
  if (replicas === undefined) return offers[0];
  let best: Rent | undefined;
  for (const offer of offers)
    if (!best || rentPerHour(offer, gpus, replicas) < rentPerHour(best, gpus, replicas)) best = offer;
  return best;
}
