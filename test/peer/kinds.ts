import type { ApiEntry, Bucket, PricePeriod } from '../../src/catalog/catalog.ts';
import { MINUTES_OF_WEEK } from '../../src/catalog/conditions.ts';
import { inForce } from '../../src/catalog/dates.ts';
import type { Call } from '../../src/model/api/call.ts';
import { dayOf, minuteOfWeek } from '../../src/model/api/moment.ts';
import { type Pair, startsOf } from './pairs.ts';
import type { PeerPrice } from './peer-bill.ts';

/** Why a price differs: a heading, and the reason. */
export const KINDS = {
  weekend: [
    'Dear hours at weekends',
    'The conditions of the peer know hours but no weekdays, so it charges the dear hours at weekends too. Its own comment on the model says so.',
  ],
  hours: [
    'Dear hours before they began',
    'A condition of the peer has either a date or hours, so its dear hours reach back before the day they began. Its own comment on the model says so.',
  ],
  nights: [
    'Hours that our source does not record',
    'The peer has prices by the hour for this model, for all time. Our source has one price for the whole day, and the day on which it changed.',
  ],
  retired: [
    'Long prompts after their price ended',
    'The peer keeps the price of long prompts after the day it ended. Its own comment on the model says that it describes the time before.',
  ],
  history: ['Prices that changed', 'The peer charges one price for all time. Here each price holds for its days.'],
  missing: [
    'Prices that the peer does not have',
    'The peer has no price for the bucket and charges nothing; here it has one.',
  ],
  borrowed: [
    'Cached parts that the peer bills as something else',
    'The peer has no price for the cached part and bills it as other input; here it has one.',
  ],
  family: [
    'Names that the peer takes for another model',
    'The peer bills this name at the price of another model, of which it takes it for a version, or of its regional endpoint.',
  ],
  long: ['Long prompts', 'The peer has a price for long prompts; our source has none.'],
  newer: [
    'Newer prices of the peer',
    'The peer has a later price, with the day from which it holds. It is still to be taken over.',
  ],
  other: [
    'Two sources, two figures',
    'The figure of the peer has no date. Ours was shown by its source on the day that it names; that one counts here.',
  ],
} as const;

export type Kind = keyof typeof KINDS;

/** One price of one bucket that differs, at the call where it was met. */
export interface Met {
  readonly pair: Pair;
  readonly call: Call;
  readonly bucket: Bucket;
  readonly ours: number;
  readonly theirs: PeerPrice;
}

export const periodOf = (entry: ApiEntry, at: number): PricePeriod =>
  entry.prices.find(period => inForce(period, dayOf(at)))!;

export function kindOf({ pair, call, bucket, theirs }: Met): Kind {
  const { entry, hasHours } = pair;
  const period = periodOf(entry, call.at);
  const timed = period.variants.some(v => v.hours);
  if (hasHours && timed && minuteOfWeek(call.at) >= (MINUTES_OF_WEEK * 5) / 7) return 'weekend';
  const elsewhere = entry.prices.filter(p => p !== period && p.status !== 'withdrawn');
  const knownThere = elsewhere.filter(p => pricesOf(p, bucket).includes(theirs.perMtok));
  if (knownThere.some(p => p.variants.some(v => v.hours)) && !timed) return 'hours';
  const isTiered = period.variants.some(v => v.prompt);
  if (theirs.long && !isTiered && knownThere.some(p => p.variants.some(v => v.prompt))) return 'retired';
  if (isNewer(pair, call.at, period)) return 'newer';
  if (knownThere.length) return 'history';
  if (theirs.from === 'nothing') return 'missing';
  if (theirs.from === 'another') return 'borrowed';
  if (isOfFamily(pair)) return 'family';
  if (hasHours && !timed) return 'nights';
  if (theirs.long && !isTiered) return 'long';
  return 'other';
}

/** Whether the peer found a model of another name; a name with a date is no other name. */
const isOfFamily = ({ name, model }: Pair): boolean =>
  name.toLowerCase().replace(/-20\d{2}-?\d{2}-?\d{2}$/, '') !== model.id.toLowerCase().replace(/^regional\./, '');

/** Whether the list of the peer that holds then begins on a day after ours began. */
function isNewer(pair: Pair, at: number, { validFrom }: PricePeriod): boolean {
  const begun = startsOf(pair).filter(day => day <= dayOf(at));
  return begun.some(day => day > (validFrom ?? ''));
}

/** Every price of a bucket in a period, USD/Mtok. Reasoning is billed as output. */
function pricesOf({ base, variants }: PricePeriod, bucket: Bucket): readonly number[] {
  const lists = [base, ...variants.map(v => v.prices)];
  return lists.flatMap(list => {
    const price = list.get(bucket) ?? (bucket === 'reasoning' ? list.get('output') : undefined);
    return price ? [price.amount.likely.toNumber()] : [];
  });
}
