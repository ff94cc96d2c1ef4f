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
      const { instance, gpus, region, term, validFrom, validTo, vcpu, memory, note } = offer;
      const figures = new Figures('rentals', id, `rentals/${id}`, offer.source, sources);
      const field = [instance, region, term].map(segment).join('.');
      return {
        provider,
        device,
        instance,
        gpus,
        region,
        term,
        interruptible: term === 'spot',
        validFrom,
        validTo,
        price: figures.read(field, offer.price, FIELDS.rent, { from: validFrom }),
        vcpu,
        memory: figures.optional(`${field}.memory`, memory, FIELDS.memory),
        note,
      };
    });
}
