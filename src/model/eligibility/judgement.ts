import type { Condition, Demand } from '../../catalog/rule-entry.ts';
import { liesWithin } from '../../input/jurisdictions.ts';
import { didYouMean } from '../../input/suggest.ts';
import { likelyInBase } from '../../quantity/given.ts';
import type { Source } from '../../quantity/source.ts';
import type { Option } from '../../scenario/scenario.ts';
import type { Attributes } from './attributes.ts';
import { type Known, readAt } from './known.ts';

/** A condition that an option does not meet, or of which it is not known whether it does. */
export interface Shortcoming {
  readonly unknown: boolean;
  /** To be read behind a semicolon: `no \`baa\` with anthropic is stated`. */
  readonly words: string;
  /** What would open the option; undefined: nothing that can be stated. */
  readonly way: string | undefined;
  /** Of the attribute that falls short; undefined: the rule's own is to be told. */
  readonly source: Source | undefined;
}

/** What an option lacks of a condition; undefined where it meets it, or is not asked. */
export function shortcomingOf(condition: Condition, option: Option, has: Attributes): Shortcoming | undefined {
  return condition.of.includes(option.kind) ? lacking(condition.demand, option, has) : undefined;
}

function lacking(demand: Demand, option: Option, has: Attributes): Shortcoming | undefined {
  switch (demand.kind) {
    case 'agreement':
      return unsigned(demand.agreement, option, has);
    case 'offers': {
      const offer = has.offers(demand.agreement);
      const way = `state \`attributes: { offers: [${demand.agreement}] }\` on ${option.id} if one is on offer to you`;
      const words = offer
        ? `${has.who} offers no \`${demand.agreement}\`${readAt(offer.source)}`
        : `whether ${has.who} offers a \`${demand.agreement}\` is not known`;
      return offer?.value ? undefined : { unknown: !offer, words, way, source: offer?.source };
    }
    case 'trainsOnInputs':
    case 'openWeights':
    case 'onPremises':
      return otherwise(demand.kind, demand.wanted, has[demand.kind], option, has);
    case 'retention': {
      const kept = has.retention;
      if (kept && likelyInBase(kept.value).lte(likelyInBase(demand.most))) return undefined;
      const words = kept
        ? `${has.who} keeps inputs for ${kept.value.amount.text}, at most ${demand.most.amount.text} is allowed${readAt(kept.source)}`
        : `how long ${has.who} keeps inputs is not known, at most ${demand.most.amount.text} is allowed`;
      return { unknown: !kept, words, way: stated('retention', demand.most.amount.text, option), source: kept?.source };
    }
    case 'region': {
      const place = has.region;
      if (place && liesWithin(place.value, demand.within)) return undefined;
      const wanted = demand.within.join(', ');
      const words = place
        ? `inputs are processed in ${PLACES[place.value] ?? place.value}, not in ${wanted}${readAt(place.source)}`
        : `where ${has.who} processes inputs is not known, it must be in ${wanted}`;
      return { unknown: !place, words, way: stated('region', demand.within[0]!, option), source: place?.source };
    }
    case 'attestation':
      if (has.attests(demand.attestation)) return undefined;
      return {
        unknown: true,
        words: `an attestation \`${demand.attestation}\` of ${has.who} is not known`,
        way: stated('attestations', `[${demand.attestation}]`, option),
        source: undefined,
      };
    case 'option': {
      const words = `${WORDS_OF_KINDS[option.kind]} ${option.kind === 'api' ? 'are' : 'is'} closed`;
      return demand.kinds.includes(option.kind)
        ? undefined
        : { unknown: false, words, way: undefined, source: undefined };
    }
    case 'any': {
      const asked = demand.of.filter(one => one.of.includes(option.kind));
      const short = asked.flatMap(one => lacking(one.demand, option, has) ?? []);
      if (short.length < asked.length || asked.length === 0) return undefined;
      return {
        unknown: short.some(one => one.unknown),
        words: short.map(one => one.words).join(', and '),
        way: short.flatMap(one => one.way ?? []).join(', or ') || undefined,
        source: short.find(one => !one.unknown)?.source,
      };
    }
  }
}

const PLACES: Readonly<Record<string, string>> = { global: 'any country', eu: 'the EU', eea: 'the EEA' };
const WORDS_OF_KINDS = { api: 'APIs', rent: 'rented hardware', buy: 'owned hardware' } as const;

const stated = (key: string, value: string, option: Option): string =>
  `state \`attributes: { ${key}: ${value} }\` on ${option.id} if it is so`;

function unsigned(agreement: string, option: Option, has: Attributes): Shortcoming | undefined {
  const offer = has.offers(agreement);
  if (offer && !offer.value) {
    const way = `state \`attributes: { offers: [${agreement}] }\` on ${option.id} if one is on offer to you`;
    const words = `${has.who} offers no \`${agreement}\`${readAt(offer.source)}`;
    return { unknown: false, words, way, source: offer.source };
  }
  if (has.signed.includes(agreement)) return undefined;
  const near = has.signed.find(written => didYouMean(written, [agreement]));
  const slip = near === undefined ? '' : ` (\`${near}\` is written: \`${agreement}\` may be meant)`;
  const offered = offer ? `, ${has.who} offers one${readAt(offer.source)}` : '';
  return {
    unknown: false,
    words: `no \`${agreement}\` is stated as signed${slip}${offered}`,
    way: `state \`agreements: [${agreement}]\` on ${option.id} once it is signed`,
    source: undefined,
  };
}

const FLAGS = {
  trainsOnInputs: ['may train on inputs', 'does not train on inputs'],
  openWeights: ['serves open weights', 'does not open its weights'],
  onPremises: ['stands on your own premises', 'does not stand on your own premises'],
} as const;

function otherwise(
  flag: keyof typeof FLAGS,
  wanted: boolean,
  known: Known<boolean> | undefined,
  option: Option,
  has: Attributes,
): Shortcoming | undefined {
  if (known?.value === wanted) return undefined;
  const who = flag === 'onPremises' ? option.id : has.who;
  const words = known
    ? `${who} ${FLAGS[flag][known.value ? 0 : 1]}${readAt(known.source)}`
    : `whether ${who} ${FLAGS[flag][0]} is not known`;
  // where an API or a rented machine stands follows from what it is
  const way = flag === 'onPremises' && option.kind !== 'buy' ? undefined : stated(flag, String(wanted), option);
  return { unknown: !known, words, way, source: known?.source };
}
