import type { RentalOffer } from './catalog.ts';
import type { CompiledOffer, CompiledSource } from './compiled.ts';
import { FIELDS } from './fields.ts';
import { Figures, segment } from './figures.ts';

/** The rental offers of one `provider/device`. */
export function openOffers(
  id: string,
  c: { readonly offers: readonly CompiledOffer[] },
  sources: readonly CompiledSource[],
): readonly RentalOffer[] {
  const [provider = '', device = ''] = id.split('/');
  return c.offers
    .filter(offer => offer.status !== 'withdrawn')
    .map(offer => {
      const { instance, gpus, region, term, validFrom, validTo, note } = offer;
      const figures = new Figures('rentals', id, `rentals/${id}`, offer.source, sources);
      return {
        provider,
        device,
        instance,
        gpus,
        region,
        term,
        validFrom,
        validTo,
        price: figures.read([instance, region, term].map(segment).join('.'), offer.price, FIELDS.rent, {
          from: validFrom,
        }),
        note,
      };
    });
}
