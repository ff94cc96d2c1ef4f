import type { CodeEntry } from './code-entry.ts';
import { CATALOG_ENTRY_CODES } from './codes-catalog-entries.ts';

/** E4xx: what a scenario asks of the catalog, and what cannot be costed. Warnings from E421 on. */
export const CATALOG_CODES: Readonly<Record<string, CodeEntry>> = {
  ...CATALOG_ENTRY_CODES,
  E401: {
    title: 'unknown API',
    explanation:
      'The catalog has no such provider and model. Correct the id, or state the prices yourself with `price: { input: 3 USD/Mtok, output: 15 USD/Mtok }`.',
  },
  E402: {
    title: 'no price in force',
    explanation:
      'The catalog knows the model, but no price of it for the day, service tier or region asked for. Nothing is taken from a neighbouring day. Choose another `asOf`, or state the prices yourself.',
  },
  E403: {
    title: 'a bucket in use has no price',
    explanation:
      'Tokens fall into a bucket (cache reads, cache writes, reasoning …) whose price is not known. An unknown price is never counted as 0: state it under `price:`, or leave the bucket unused.',
  },
  E405: {
    title: 'unknown model',
    explanation:
      'The catalog has no such model, so its memory and speed are not known. It can be used all the same when price, `throughput`, for owned hardware `power`, and `fit: assume` are stated.',
  },
  E406: {
    title: 'unknown device',
    explanation:
      'The catalog has no such device. It can be used all the same when price, `throughput`, for owned hardware `power`, and `fit: assume` are stated.',
  },
  E407: {
    title: 'no rental offer',
    explanation:
      'The provider has no offer for this device, term, region or instance that is in force on the day. State `rent: { price: 2.49 USD/GPU/h }`, or choose among what is recorded.',
  },
  E408: {
    title: 'no purchase price',
    explanation: 'The catalog has no price of the device in force on the day. State `buy: { price: 30000 USD/GPU }`.',
  },
  E409: {
    title: 'power not known',
    explanation:
      'An owned device costs electricity, and neither the scenario nor the catalog says how much it draws. State `power: { idle: 60 W/device, active: 700 W/device }`.',
  },
  E410: {
    title: 'throughput not known',
    explanation:
      'Nothing says how many tokens a second a replica serves: no stated `throughput`, no measurement in the catalog, and not enough of the hardware to estimate it.',
  },
  E411: {
    title: 'unknown rule',
    explanation:
      'A task names a compliance rule that the catalog does not have. `tco catalog list rules` shows those it has; a folder of own prices may add more below `rules/`.',
  },
  E412: {
    title: 'requests not known',
    explanation:
      'A limit or a fee counts requests, but the task states tokens only. State `input` and `output` of a request.',
  },
  E413: {
    title: 'unknown precision',
    explanation: 'The number format of the weights is none this program knows the size of.',
  },
  E414: {
    title: 'a measurement without its lengths',
    explanation:
      'A measured rate holds at one length of request. Add `at: { input: 1000 tok, output: 500 tok }` to it.',
  },
  E415: {
    title: 'a monthly rent that should scale by the hour',
    explanation: 'A schedule or autoscaling saves hours, which a monthly price does not know. State an hourly price.',
  },
  E416: { title: 'no rent', explanation: 'A rented option needs a provider of the catalog or a price of its own.' },
  E417: {
    title: 'no electricity price',
    explanation:
      'Owned hardware costs electricity. State it for the site, name a region of the catalog, or leave `sites` out to use the default.',
  },
  E418: {
    title: 'in service in the future',
    explanation: '`inService` is the day since which hardware has been used. For hardware on its way use `leadTime`.',
  },
  E420: {
    title: 'nothing serves until delivery',
    explanation:
      'Hardware with a lead time serves only from its delivery on; until then the options of the baseline do. The baseline must be an option or a plan of fixed shares that can serve from the first month.',
  },
  E421: {
    title: 'an API the catalog does not know',
    explanation: 'Its own prices are used as they are; nothing else is known of it.',
  },
  E422: {
    title: 'prompts too short to be cached',
    explanation: 'The provider caches prompts from a minimum length on. Shorter ones are billed as plain input.',
  },
  E423: {
    title: 'prompts of unknown length',
    explanation:
      'The price depends on the size of a prompt, and the task does not state it: the smallest size is assumed.',
  },
  E424: {
    title: 'a model the catalog does not know',
    explanation: 'What the scenario states of it is used; whether it fits and how fast it is cannot be checked.',
  },
  E425: {
    title: 'a device the catalog does not know',
    explanation: 'What the scenario states of it is used; nothing of it can be checked.',
  },
  E426: {
    title: 'downtime without availability',
    explanation: 'A task prices its downtime, but an option does not state its availability: none is counted for it.',
  },
  E427: {
    title: 'measured one request at a time',
    explanation:
      'The only measurements of this model on this device are of a single stream. An engine that batches serves more; state `throughput` when you know it.',
  },
  E428: {
    title: 'owned hardware without a site',
    explanation:
      'The section `sites` is given but empty, so no electricity and no colocation are counted. Leave the section out to use the default, or state a site.',
  },
  E429: {
    title: 'no batch price',
    explanation:
      'A task has work that may wait, but the API offers no batch price (or its own `price` states none under `batch`): the work is paid at the plain price.',
  },
  E430: {
    title: 'too many fleets left open',
    explanation: 'Every combination of fleet sizes of a `fill` is tried. Pin the larger fleets with `replicas:`.',
  },
  E431: {
    title: 'two currencies',
    explanation:
      'The scenario is in one currency and a price of the catalog in another. State the price in the currency of the scenario; exchange rates are not assumed.',
  },
  E433: {
    title: 'a price that was read long ago',
    explanation:
      'A price of the catalog was last read at its source more than half a year before the day asked for. Prices of APIs and rents have moved by half in such a time: look at the source, or state the price yourself. The limit is `priceAge` in `tco-project.yaml`.',
  },
  E434: {
    title: 'a model that is shut down',
    explanation:
      'The provider shuts the model down on a day that lies before the day asked for, or within the horizon. The message names what follows it, where the provider says so.',
  },
  E435: {
    title: 'a price that is about to change',
    explanation:
      'The catalog knew on the day asked for that the price changes or ends within the horizon. Each month is costed at the price in force on the day on which it begins; `laterPrices: hold` keeps the price of the day asked for. A price that ends without a known successor is held.',
  },
  E436: {
    title: 'an old catalog',
    explanation:
      'The scenario does not say of which day its prices are meant, so those of the catalog are used, and by the clock of this machine the catalog is more than 45 days old (or lies in the future, which means that the clock is wrong). `SOURCE_DATE_EPOCH` stands in for the clock.',
  },
  E438: {
    title: 'an own entry of an unknown provider',
    explanation:
      'A folder of own prices has an entry of a provider whose name is nearly, but not quite, that of a provider of the catalog. If it is meant to replace the entry of that one, correct the name of its folder.',
  },
  E439: {
    title: 'a catalog that was changed by hand',
    explanation:
      'The sha256 of the catalog is not the one it was published with. Its figures are used as they are, and the report carries the hash that they really have. Own prices belong in a folder of their own: `--catalog DIR`.',
  },
  E440: {
    title: 'not a compiled catalog',
    explanation:
      'The file is not what `npm run build` or `tco catalog update` writes. A folder with own prices is named as the folder, not as a file in it.',
  },
  E441: {
    title: 'a catalog of a newer form',
    explanation: 'The catalog was compiled for a newer tco. Install it, or use the catalog that came with this one.',
  },
  E442: {
    title: 'machines that nobody runs',
    explanation:
      'The scenario does not say who runs its rented or owned machines, and the default of the catalog is in another currency; exchange rates are not assumed. Nobody is counted then, which makes the machines look cheaper than they are. State `staff:`; `staff: {}` says that nobody is to be counted.',
  },
  E443: {
    title: 'a day long before the price was first recorded',
    explanation:
      'The price says not since when it holds, only that it was known on a day that lies more than a year after the day asked for. It may have been another one then, or the thing may not have been on offer. Choose a later `asOf`, or state the price of that day yourself.',
  },
  E444: {
    title: 'a latency limit that is not checked',
    explanation:
      'A task has a latency limit, and nothing says how fast an option answers. Of an API, state what you measured or what is published: `latency: { ttft: 800 ms, tpot: 20 ms }`. Rates of a fleet alone do not say how long a request takes, so it is sized by its target utilisation: state its `latency` too, or leave `throughput` out, or state a measured rate with its lengths.',
  },
  E449: {
    title: 'a contract that has ended',
    explanation:
      'The contract of an option ends before the first month of the horizon, so neither its discount nor its minimum spend nor its committed replicas are counted in any month. Delete it, or write the day on which the next one ends.',
  },
  E445: {
    title: 'rework of an unknown share',
    explanation:
      'A task prices the rework of answers that are not accepted, but the share that is accepted is stated neither for the task nor for an option. None is counted for that option then, which makes it look cheaper than it is. A score of `accept: { evals }` decides whether a model may be used; it is not taken for the accepted share.',
  },
  E448: {
    title: 'a benchmark the catalog does not know',
    explanation:
      'A task accepts models by their score on a benchmark, and the catalog has no score of any model on it: every option is closed to it. The message shows similar names, or the known ones. Scores of your own evaluation are stated with `evals` and `minimum`.',
  },
  E446: {
    title: 'a rule that is not in force on the day',
    explanation:
      'A task names a rule that does not hold yet, or no longer, on the day asked for. Before its first day it closes nothing; after its end the rule that superseded it is held in its place, where the catalog knows one.',
  },
  E432: {
    title: 'a day the catalog does not reach',
    explanation:
      'The day asked for lies after the day up to which the catalog was read. Prices that were known then are used, announced ones from their first day on; others may have changed since.',
  },
};
