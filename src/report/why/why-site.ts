import { inForce } from '../../catalog/dates.ts';
import { siteOf } from '../../model/fleet/energy.ts';
import type { BuyOption } from '../../scenario/scenario.ts';
import { spanWords, stateWords } from '../catalog/period-words.ts';
import type { Asked } from './asked.ts';
import { originOf, priced, type Why } from './why.ts';

/** How the price of the electricity of an owned option was found. */
export function whySite(option: BuyOption, asked: Asked): Why {
  const { scenario, catalog, asOf, layers } = asked;
  const found = siteOf(option, asked);
  const why = { option: option.id, thing: 'electricity' };
  const prices = found?.electricity ? [priced('electricity', found.electricity)] : [];
  if (!found) return { ...why, entry: null, steps: ['the scenario has no site: no electricity is counted'], prices };
  if (!scenario.sitesGiven)
    return {
      ...why,
      entry: 'defaults',
      steps: ['the scenario says nothing of sites: the default of the catalog is used'],
      prices,
    };
  const { region, electricity } = scenario.sites.find(site => site.id === found.id)!;
  const site = region === undefined ? undefined : catalog.site(region);
  if (electricity || !site || region === undefined)
    return {
      ...why,
      entry: null,
      steps: [electricity ? `the site ${found.id} states its own price` : `the site ${found.id} has no price`],
      prices,
    };
  const recorded = site.electricityPrices ?? [];
  return {
    ...why,
    entry: `sites/${region}`,
    steps: [
      `the site ${found.id} is in the region ${region}`,
      originOf(`sites/${region}`, layers.own, layers.base.version),
      ...recorded.map(p => `price ${spanWords(p)}: ${stateWords(p, asOf)} on ${asOf}`),
      ...(recorded.some(p => inForce(p, asOf)) ? [] : [`it has no price of electricity on ${asOf}`]),
    ],
    prices,
  };
}
