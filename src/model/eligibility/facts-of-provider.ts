import type { Catalog } from '../../catalog/catalog.ts';
import type { ProviderFact } from '../../catalog/provider-entry.ts';
import type { Option } from '../../scenario/scenario.ts';

/** The provider of an option, by the name that API ids and rents have it under; undefined for hardware of one's own. */
export function providerOf(option: Option): string | undefined {
  if (option.kind === 'rent') return option.rent.provider;
  return option.kind === 'api' && option.api.includes('/') ? option.api.split('/')[0] : undefined;
}

/** What the catalog knows of the provider for just this option on a day, the earlier written first. */
export function factsOf(option: Option, catalog: Catalog, asOf: string): readonly ProviderFact[] {
  const provider = providerOf(option);
  const entry = provider === undefined ? undefined : catalog.provider(provider);
  if (!entry) return [];
  const names = option.kind === 'api' ? [option.api, catalog.api(option.api)?.id ?? option.api] : [];
  const models = names.map(name => name.slice(provider!.length + 1));
  return entry.facts.filter(
    fact =>
      (fact.of?.includes(option.kind) ?? true) &&
      (fact.tiers === undefined || (option.kind === 'api' && fact.tiers.includes(option.serviceTier))) &&
      (fact.models?.some(pattern => models.some(model => matches(pattern, model))) ?? true) &&
      (fact.with === undefined || option.agreements.includes(fact.with)) &&
      (fact.from === undefined || fact.from <= asOf) &&
      (fact.until === undefined || asOf < fact.until),
  );
}

const matches = (pattern: string, model: string): boolean =>
  pattern.endsWith('*') ? model.startsWith(pattern.slice(0, -1)) : model === pattern;
