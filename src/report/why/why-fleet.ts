import type { RentalOffer } from '../../catalog/catalog.ts';
import { datedPriceAt } from '../../catalog/dated-price.ts';
import { inForce } from '../../catalog/dates.ts';
import { rentalsAt } from '../../catalog/rental-offers.ts';
import { bestOffer } from '../../model/fleet/rent.ts';
import type { BuyOption, RentOption } from '../../scenario/scenario.ts';
import { spanWords, stateWords } from '../catalog/period-words.ts';
import type { Asked } from './asked.ts';
import { originOf, priced, type Why } from './why.ts';

const SHOWN_OFFERS = 5;

/** How the rent of an option was found: which offers were asked, which hold, and why one of them was taken. */
export function whyRent(option: RentOption, asked: Asked): Why {
  const { catalog, asOf, layers, scenario, faults } = asked;
  const { provider, price, term, region, instance } = option.rent;
  if (price)
    return {
      option: option.id,
      entry: null,
      steps: ['the scenario states its own rent: no offer of the catalog is used'],
      prices: [priced('rent', price)],
    };
  const id = `rentals/${provider}/${option.replica.device}`;
  const all = catalog.rentals(provider ?? '', option.replica.device);
  const wish = { term, region, instance };
  const found = rentalsAt(all, asOf, wish);
  const wished = [`term ${term}`, region && `region ${region}`, instance && `instance ${instance}`].filter(Boolean);
  const steps = [
    originOf(id, layers.own, layers.base.version),
    `${all.length} offers are recorded; asked for is ${wished.join(', ')}`,
  ];
  if (!found.ok) return { option: option.id, entry: id, steps: [...steps, found.reason], prices: [] };
  const best = bestOffer(option, { scenario, catalog, asOf, faults })!;
  const others = found.offers.filter(o => o !== best);
  const over = all.filter(o => !inForce(o, asOf)).length;
  return {
    option: option.id,
    entry: id,
    steps: [
      ...steps,
      `${found.offers.length} of them ${found.offers.length === 1 ? 'fits and is' : 'fit and are'} in force on ${asOf}${over ? `; ${over} are not in force on that day` : ''}`,
      `${nameOf(best)} is taken, in force ${spanWords(best)}: a replica of ${option.replica.count} GPUs costs least there`,
    ],
    prices: [
      priced(nameOf(best), best.price),
      ...others.slice(0, SHOWN_OFFERS).map(o => priced(`not taken: ${nameOf(o)}`, o.price)),
    ],
  };
}

const nameOf = ({ instance, region, term, gpus }: RentalOffer): string =>
  `${instance} (${gpus} ${gpus === 1 ? 'GPU' : 'GPUs'}), ${region}, ${term}`;

/** How the purchase price of an option was found. */
export function whyBuy(option: BuyOption, { catalog, asOf, layers }: Asked): Why {
  if (option.buy.price)
    return {
      option: option.id,
      entry: null,
      steps: ['the scenario states its own purchase price: none of the catalog is used'],
      prices: [priced('hardware', option.buy.price)],
    };
  const id = `devices/${option.replica.device}`;
  const device = catalog.device(option.replica.device);
  if (!device)
    return {
      option: option.id,
      entry: null,
      steps: [`the catalog has no device \`${option.replica.device}\``],
      prices: [],
    };
  const found = datedPriceAt(device.prices, asOf, device.id);
  const periods = device.prices.map(p => `price ${spanWords(p)}: ${stateWords(p, asOf)} on ${asOf}`);
  return {
    option: option.id,
    entry: id,
    steps: [originOf(id, layers.own, layers.base.version), ...periods, ...(found.ok ? [] : [found.reason])],
    prices: found.ok ? [priced('hardware', found.price)] : [],
  };
}
