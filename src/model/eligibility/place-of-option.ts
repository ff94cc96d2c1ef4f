import type { ProviderFact } from '../../catalog/provider-entry.ts';
import { JURISDICTIONS } from '../../input/jurisdictions.ts';
import type { Option, Scenario } from '../../scenario/scenario.ts';
import type { Known } from './known.ts';

/** Countries of the catalog's sites; those in the USA begin with `us-`. */
const SITE_COUNTRIES: Readonly<Record<string, string>> = {
  australia: 'au',
  brazil: 'br',
  canada: 'ca',
  china: 'cn',
  cyprus: 'cy',
  'eu-average': 'eu',
  'eu-home': 'eu',
  finland: 'fi',
  france: 'fr',
  germany: 'de',
  iceland: 'is',
  india: 'in',
  ireland: 'ie',
  italy: 'it',
  japan: 'jp',
  netherlands: 'nl',
  norway: 'no',
  poland: 'pl',
  singapore: 'sg',
  'south-korea': 'kr',
  spain: 'es',
  sweden: 'se',
  switzerland: 'ch',
  taiwan: 'tw',
  'united-kingdom': 'uk',
};

/**
 * Where an option processes inputs: for owned hardware the country of its site, else where the chosen region of the provider lies,
 * else where the provider processes if none is chosen. Undefined: not known. What the option states of itself is not looked at.
 */
export function placeOfOption(
  option: Option,
  facts: readonly ProviderFact[],
  sites: Scenario['sites'],
): Known<string> | undefined {
  if (option.kind === 'buy') {
    const site = sites.find(s => s.id === option.site) ?? sites[0];
    const country = site?.region === undefined ? undefined : countryOf(site.region);
    return country === undefined ? undefined : { value: country, source: undefined };
  }
  const chosen = option.kind === 'api' ? option.region : option.rent.region;
  if (chosen !== undefined) {
    const mapped = facts.findLast(fact => fact.regions.has(chosen));
    if (mapped) return { value: mapped.regions.get(chosen)!, source: mapped.source };
    return JURISDICTIONS.includes(chosen) ? { value: chosen, source: undefined } : undefined;
  }
  const usual = facts.findLast(fact => fact.region !== undefined);
  return usual && { value: usual.region!, source: usual.source };
}

const countryOf = (site: string): string | undefined =>
  site.startsWith('us-') ? 'us' : Object.hasOwn(SITE_COUNTRIES, site) ? SITE_COUNTRIES[site] : undefined;
