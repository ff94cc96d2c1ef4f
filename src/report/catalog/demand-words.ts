import type { Condition, Demand, OptionKind } from '../../catalog/rule-entry.ts';

/** A condition in a few words: `agreement baa (api, rent)`. */
export const conditionOfRule = ({ demand, of }: Condition): string =>
  of.length === ALL ? words(demand) : `${words(demand)} (${of.join(', ')})`;

const ALL = 3;
const NAMES: Readonly<Record<OptionKind, string>> = { api: 'APIs', rent: 'rented', buy: 'owned' };

function words(demand: Demand): string {
  switch (demand.kind) {
    case 'agreement':
      return `agreement ${demand.agreement}`;
    case 'offers':
      return `offers ${demand.agreement}`;
    case 'retention':
      return `retention at most ${demand.most.amount.text}`;
    case 'region':
      return `region in ${demand.within.join(' ')}`;
    case 'attestation':
      return `attestation ${demand.attestation}`;
    case 'trainsOnInputs':
      return demand.wanted ? 'trains on inputs' : 'no training on inputs';
    case 'openWeights':
      return demand.wanted ? 'open weights' : 'closed weights';
    case 'onPremises':
      return demand.wanted ? 'on premises' : 'not on premises';
    case 'option':
      return demand.kinds.length === 0 ? 'nothing is open' : `only ${demand.kinds.map(kind => NAMES[kind]).join(', ')}`;
    case 'any':
      return demand.of.map(conditionOfRule).join(' or ');
  }
}
