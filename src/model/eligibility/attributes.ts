import type { Catalog } from '../../catalog/catalog.ts';
import type { ProviderFact } from '../../catalog/provider-entry.ts';
import type { Given } from '../../quantity/given.ts';
import { constantGiven } from '../../quantity/given.ts';
import type { Source } from '../../quantity/source.ts';
import type { Option, Scenario } from '../../scenario/scenario.ts';
import { factsOf, providerOf } from './facts-of-provider.ts';
import type { Known } from './known.ts';
import { placeOfOption } from './place-of-option.ts';
import { servedModel } from './served-model.ts';

/** What rules ask of an option; undefined: not known. */
export interface Attributes {
  /** The provider, else the option itself, to be read in a sentence. */
  readonly who: string;
  readonly signed: readonly string[];
  /** Whether an agreement is on offer. */
  offers(agreement: string): Known<boolean> | undefined;
  attests(attestation: string): Known<true> | undefined;
  readonly trainsOnInputs: Known<boolean> | undefined;
  readonly openWeights: Known<boolean> | undefined;
  readonly onPremises: Known<boolean>;
  readonly retention: Known<Given> | undefined;
  readonly region: Known<string> | undefined;
}

/** What rules are judged by, beside the task and the option. */
export interface Scene {
  readonly scenario: Pick<Scenario, 'sites'>;
  readonly catalog: Catalog;
  /** `YYYY-MM-DD`: facts in force on this day. */
  readonly asOf: string;
}

/** Whoever runs the model keeps and sees inputs: on rented and owned machines that is the user. */
const OWN_OPERATION: Source = {
  kind: 'constant',
  reason: 'the model runs on machines of your own operation: nobody else keeps or trains on inputs',
};

/** What is stated of an option, else what facts of its provider say, else what follows from its kind. */
export function attributesOf(option: Option, { scenario, catalog, asOf }: Scene): Attributes {
  const facts = factsOf(option, catalog, asOf);
  const stated = option.attributes;
  const own = option.kind !== 'api';
  const said = <K extends 'trainsOnInputs' | 'retention'>(key: K): Known<NonNullable<ProviderFact[K]>> | undefined => {
    const fact = facts.findLast(f => f[key] !== undefined);
    return fact && { value: fact[key]!, source: fact.source };
  };
  const known = <T>(value: T | undefined): Known<T> | undefined =>
    value === undefined ? undefined : { value, source: undefined };
  return {
    who: providerOf(option) ?? option.id,
    signed: option.agreements,
    offers(agreement) {
      if (stated?.offers.includes(agreement)) return { value: true, source: undefined };
      const entry = option.kind === 'api' ? catalog.api(option.api) : undefined;
      const listed = entry?.agreements?.find(a => a.id === agreement);
      if (listed) return { value: true, source: listed.source };
      const fact = facts.findLast(f => f.offers.includes(agreement) || f.withholds.includes(agreement));
      return fact && { value: fact.offers.includes(agreement), source: fact.source };
    },
    attests(attestation) {
      if (stated?.attestations.some(a => a === attestation)) return { value: true, source: undefined };
      const fact = facts.find(f => f.attestations.some(a => a === attestation));
      return fact && { value: true, source: fact.source };
    },
    trainsOnInputs:
      known(stated?.trainsOnInputs) ?? (own ? { value: false, source: OWN_OPERATION } : said('trainsOnInputs')),
    retention: known(stated?.retention) ?? (own ? { value: NOTHING, source: OWN_OPERATION } : said('retention')),
    openWeights: known(stated?.openWeights) ?? weightsOf(option, catalog, facts),
    onPremises: known(stated?.onPremises) ?? { value: option.kind === 'buy', source: undefined },
    region: known(stated?.region) ?? placeOfOption(option, facts, scenario.sites),
  };
}

const NOTHING = constantGiven(0, 'day', OWN_OPERATION.reason);

/** Who runs a model has its weights; models of the catalog are open ones; of others the provider may say whether they are. */
function weightsOf(option: Option, catalog: Catalog, facts: readonly ProviderFact[]): Known<boolean> | undefined {
  if (option.kind !== 'api') return { value: true, source: OWN_OPERATION };
  const model = catalog.model(servedModel(option, catalog));
  if (model) return { value: true, source: model.licenceSource };
  const fact = facts.findLast(f => f.openWeights !== undefined);
  return fact && { value: fact.openWeights!, source: fact.source };
}
