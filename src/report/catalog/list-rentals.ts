import type { RentalOffer } from '../../catalog/catalog.ts';
import { Decimal } from '../../quantity/decimal.ts';
import { extra, type ListColumn, type ListRow, number, text } from './listing.ts';
import { currencyOf, exactPrice, measured } from './measure.ts';

export const RENTAL_COLUMNS: readonly ListColumn[] = [
  text('id', 'id', 0),
  extra('provider', 'text'),
  extra('device', 'text'),
  text('instance', 'instance', 5),
  number('gpus', 'GPUs', '', 4, undefined),
  text('region', 'region', 2),
  text('term', 'term', 1),
  number('perGpu', 'per GPU', '¤/GPU/h', 0, value => exactPrice(new Decimal(value).toDecimalPlaces(4).toFixed())),
  number('perInstance', 'instance', '¤/instance/h', 6, exactPrice),
  extra('currency', 'text'),
  text('seen', 'seen on', 3),
  text('until', 'until', 9),
  text('grade', 'grade', 7),
  extra('read', 'text'),
  extra('note', 'text'),
];

/** One rental offer; the price per GPU is that of the instance shared among its GPUs. */
export function rentalRow(offer: RentalOffer): ListRow {
  const { source, amount } = offer.price;
  const price = measured(amount, '¤/instance/h');
  return {
    id: `${offer.provider}/${offer.device}`,
    provider: offer.provider,
    device: offer.device,
    instance: offer.instance,
    gpus: String(offer.gpus),
    region: offer.region,
    term: offer.term,
    perGpu: new Decimal(price.value).dividedBy(offer.gpus).toFixed(),
    perInstance: price.value,
    currency: currencyOf(amount) ?? null,
    seen: offer.validFrom,
    until: offer.validTo ?? null,
    grade: source.kind === 'catalog' ? source.grade : null,
    read: source.kind === 'catalog' ? (source.read ?? null) : null,
    note: offer.note ?? null,
  };
}
