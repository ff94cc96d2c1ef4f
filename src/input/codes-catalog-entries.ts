import type { CodeEntry } from './code-entry.ts';

/** E45x and E46x: entries of the catalog, found when it is compiled. */

export const CATALOG_ENTRY_CODES: Readonly<Record<string, CodeEntry>> = {
  E450: {
    title: 'not an id, or a file that is none of the catalog',
    explanation:
      'The id of an entry is its path below `pricing-data` without `.yaml`: lower-case letters, digits, dots, hyphens and underscores, as in `api/openai/gpt-4o.yaml`. Files that are no entries do not belong there.',
  },
  E451: {
    title: 'nothing is priced',
    explanation:
      'A price period states at least the price of input and of output (or declares what is free). A variant states a price, or `times`, and at least one condition. A list of prices, offers or rows has at least one item.',
  },
  E453: {
    title: 'two prices in force at once',
    explanation:
      'Two periods of the same price share a day. Give the earlier one a `validTo` (it is exclusive: the first day on which it no longer holds). What was announced and taken back has the status `withdrawn` and is left out of this.',
  },
  E469: {
    title: 'a rule or a provider that says nothing, or two things at once',
    explanation:
      'A rule has a list `requires` of conditions, and each condition asks for exactly one thing: an agreement, an attestation, a region. A fact of a provider says at least one thing, and does not offer what it withholds.',
  },
  E454: {
    title: 'dates out of order',
    explanation: 'The end of a period lies on or before its beginning, or the periods are not written oldest first.',
  },
  E455: {
    title: 'a price of 0 that is not declared free',
    explanation:
      'An unknown price is not 0, and public catalogs mix the two up. Write `free: true`, or `free: [cacheWrite5m]` for single buckets; a written 0 is refused.',
  },
  E457: {
    title: 'an entry that refers to one that is not there',
    explanation:
      'A rental offer or a measured row names a device (or model) of the catalog by its path, and a successor is an API entry.',
  },
  E458: {
    title: 'an alias that means two things',
    explanation:
      'An alias must not be the id of an entry, and at any day it means one entry only. Give the earlier meaning a `to`.',
  },
  E459: {
    title: 'a condition that cannot be read or joined',
    explanation:
      'Conditions are `tier`, `region`, `prompt: "> 200000 tok"` (or `>=`), `utc: ["01:00-04:00"]` and `days: [mon, tue]`. `times` multiplies the variants before it, so it cannot restate a condition of theirs with another value.',
  },
  E460: {
    title: 'a price that is most likely a slip',
    explanation:
      'A cache read dearer than input, or output cheaper than input by half: mostly two columns were exchanged.',
  },
  E462: {
    title: 'not an https address',
    explanation:
      'The source of a figure is reached over https, so that nobody on the way can change what is read there.',
  },
  E467: {
    title: 'a contract that covers nothing, or two things',
    explanation:
      'A contract gives a discount on all of a provider (`provider: anthropic`) or on one entry (`api: anthropic/claude-sonnet-4-6`). Write exactly one of the two; for more entries write more contracts.',
  },
  E463: {
    title: 'no source',
    explanation: 'Every figure has a source: the row has one of its own, or the file has one for all of its rows.',
  },
  E464: {
    title: 'no catalog.yaml',
    explanation: '`pricing-data/catalog.yaml` holds the version of the catalog and the day up to which it was read.',
  },
  E468: {
    title: 'read before it could be',
    explanation:
      'The day on which a figure was read, or became known, lies after the day up to which the catalog was read; in prices of your own, more than a year after it or after the day asked for. Such a figure would never count as old. Most likely the year is a slip. What is announced for a later day has that day as its `validFrom`.',
  },
  E465: {
    title: 'layers, heads and KV bytes that do not fit together',
    explanation:
      'A token of context takes 2 (key and value) x layers x KV heads x head dimension x 2 B, or layers x (`kvLoraRank` + `ropeHeadDim`) x 2 B with latent attention, over the layers that keep all of the context: those of `slidingWindow` and `linearLayers` are left out. One of the figures is a slip; where the architecture really differs, say how with `unusual`.',
  },
};
