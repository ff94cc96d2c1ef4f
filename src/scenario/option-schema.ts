import { has, oneOf, textOrMap } from './alternatives.ts';
import { attributesSchema } from './attributes-schema.ts';
import { ENGINES } from './engines.ts';
import { amount, choice, flag, list, name, optional, section, text } from './field.ts';
import { PRECISIONS } from './precisions.ts';
import { date, replica } from './special-fields.ts';
import * as w from './wanted.ts';

const common = () => ({
  upfront: optional(amount('Paid once, at the start: migration and the like.', w.MONEY)),
  priceDrift: optional(
    amount('Change of the price from month 2 on, (1+r)^(1/12) a month. Default 0 % /year.', w.YEARLY_CHANGE),
  ),
  contract: optional(
    section('What was agreed for a time: discount, minimum spend, committed replicas.', {
      ends: date('Its last day. Commitments hold in months that begin no later.'),
      exitFee: optional(amount('Paid once, in its last month.', w.MONEY)),
      signed: optional(flag('Owed by every plan, whether it uses the option or not. Default false.')),
    }),
  ),
  migration: optional(
    section('What moving to another model costs: every so many months, or once.', {
      cost: amount('Each time.', w.MONEY),
      every: optional(amount('How often.', w.MONTHS)),
      on: optional(date('The day, where it comes once.')),
    }),
  ),
  agreements: optional(list('Agreements that you have signed, such as baa.', text('Id of an agreement.'))),
  attributes: optional(attributesSchema),
  availability: optional(amount('Share of the time the option serves.', w.ACCEPTED_SHARE)),
  latency: optional(
    section(
      'What it delivers, measured or published; the limits of the tasks are held against it. On a fleet without stated throughput: of one request alone.',
      {
        ttft: optional(amount('Time to first token.', w.SECONDS)),
        tpot: optional(amount('Time per output token.', w.MILLISECONDS)),
      },
    ),
  ),
  confirmUnusual: optional(flag('Confirms that an unusual price or power of this option is right.')),
});

const buckets = () => ({
  input: optional(amount('Input tokens that are not cached.', w.TOKEN_PRICE)),
  cacheRead: optional(amount('Input tokens read from a cache.', w.TOKEN_PRICE)),
  cacheWrite5m: optional(amount('Input tokens written to a 5-minute cache.', w.TOKEN_PRICE)),
  cacheWrite1h: optional(amount('Input tokens written to a 1-hour cache.', w.TOKEN_PRICE)),
  output: optional(amount('Output tokens.', w.TOKEN_PRICE)),
  reasoning: optional(amount('Reasoning tokens; default: as output.', w.TOKEN_PRICE)),
  request: optional(amount('Fee per request.', w.REQUEST_PRICE)),
});

/** An option that is a pay-per-token API. */
export const apiSchema = section('A pay-per-token API.', {
  api: name('Catalog id, provider/model; any name when `price` is given.'),
  serviceTier: optional(
    choice('Service tier, as the provider has them. Default standard.', ['standard', 'flex', 'priority']),
  ),
  region: optional(text('Region of the price list.')),
  discount: optional(amount('Contracted discount off the list. Default 0 %.', w.SHARE)),
  price: optional(
    section('Prices of your own; they replace the list whole. A bucket in use without a price is an error.', {
      ...buckets(),
      batch: optional(section('Own batch prices.', buckets())),
    }),
  ),
  minimumSpend: optional(amount('Least bill of a month.', w.MONEY_PER_MONTH)),
  provisioned: optional(
    section('Reserved throughput.', {
      units: amount('How many units.', w.UNITS),
      price: amount('Price of a unit.', w.UNIT_PRICE),
      throughput: amount('What a unit serves.', w.UNIT_THROUGHPUT),
      term: optional(text('Term of the contract.')),
    }),
  ),
  rateLimit: optional(
    section('Limits of the account.', {
      tokens: optional(amount('Tokens per minute.', w.TOKENS_PER_MINUTE)),
      requests: optional(amount('Requests per minute.', w.REQUESTS_PER_MINUTE)),
    }),
  ),
  ...common(),
});

const throughput = oneOf(
  'Throughput of one replica: { prefill, decode }, { total } or { measured, metric, at }. Left out: measured rows of the catalog, else estimated.',
  value => (has(value, 'total') ? 1 : has(value, 'measured') || has(value, 'metric') || has(value, 'at') ? 2 : 0),
  section('Prefill and decode rates.', {
    prefill: amount('Prompt tokens per second.', w.TOKENS_PER_SECOND),
    decode: amount('Generated tokens per second.', w.TOKENS_PER_SECOND),
  }),
  section('One rate for input, output and reasoning together.', {
    total: amount('Tokens per second.', w.TOKENS_PER_SECOND),
  }),
  section('A measured rate and how it was measured.', {
    measured: amount('Tokens per second.', w.TOKENS_PER_SECOND),
    metric: choice('What was counted.', ['output', 'total']),
    at: optional(
      section('Shape of the load it was measured with.', {
        input: amount('Input tokens per request.', w.TOKENS_PER_REQUEST),
        output: amount('Output tokens per request.', w.TOKENS_PER_REQUEST),
        concurrency: optional(amount('Requests at a time.', w.CONCURRENCY)),
      }),
    ),
  }),
);

const prefixCache = oneOf(
  'Prefill saved by a prefix cache: its share, or how long the cache lives. Default 0 %.',
  textOrMap,
  amount('Own share of prefill saved by a prefix cache.', w.SHARE),
  section('A cache from whose life the saved share follows, by the `session` and `sharedPrefix` of the tasks.', {
    timeToLive: amount('How long a prefix stays in the cache of a replica without being used.', w.SECONDS),
    routing: optional(
      choice(
        'Whether the requests of a conversation reach the replica that has its prefix. Default spread: any replica.',
        ['spread', 'sticky'],
      ),
    ),
  }),
);

const fleet = () => ({
  model: name('Id of the model.'),
  precision: optional(choice('Precision of the weights. Default fp16.', PRECISIONS)),
  engine: optional(choice('Serving engine. Left out: that of the measured rows, else any that batches.', ENGINES)),
  tuning: optional(choice('Whether the engine runs as installed or was tuned. Default default.', ['default', 'tuned'])),
  replica: replica('One replica: number of devices and device, `2 x h100-sxm`.'),
  replicas: optional(
    amount(
      'Pins the number of replicas, spares included; a decimal is an average fleet. Left out: computed.',
      w.FLEET_SIZE,
    ),
  ),
  spares: optional(amount('Replicas that stand by. Default 0.', w.COUNT)),
  targetUtilisation: optional(amount('Load at which a replica counts as full. Default 80 %.', w.UTILISATION)),
  throughput: optional(throughput),
  prefixCache: optional(prefixCache),
  fit: optional(
    choice('Whether weights and KV cache are checked against the memory. Default check.', ['check', 'assume']),
  ),
  site: optional(name('Id of a site; default: the first.')),
  gpusPerServer: optional(
    amount('GPUs that share one server; default: that of the device, else a replica is a server.', w.COUNT_FROM_ONE),
  ),
  power: optional(
    section('Power draw; what is left out comes from the catalog.', {
      idle: optional(amount('Idle draw of a device.', w.DEVICE_POWER)),
      active: optional(amount('Draw of a device under load.', w.DEVICE_POWER)),
      host: optional(amount('Draw of the rest of a server.', w.SERVER_POWER)),
    }),
  ),
  ...common(),
});

const TERMS = ['on-demand', 'spot', '1-year', '3-year', '5-year', 'month', 'capacity-block'] as const;

const commit = oneOf(
  'Replicas paid for at all times: at the price of the others, or { replicas, price } or { replicas, term } of their own.',
  textOrMap,
  amount('Replicas paid for at all times.', w.COMMITTED),
  section('Committed replicas at a price of their own; the others are paid as `price` or `term` say.', {
    replicas: amount('Replicas paid for at all times.', w.COMMITTED),
    price: optional(amount('Price of these. It does not drift.', w.RENT)),
    term: optional(choice('Term of the provider for these.', TERMS)),
  }),
);

/** An option on rented GPUs. */
export const rentSchema = section('Rented GPUs.', {
  ...fleet(),
  rent: section('What is rented.', {
    provider: optional(name('Provider in the catalog.')),
    term: optional(choice('Term of the offer. Default on-demand.', TERMS)),
    region: optional(text('Region of the offer.')),
    instance: optional(name('Instance type of the offer.')),
    price: optional(amount('Own price.', w.RENT)),
    commit: optional(commit),
  }),
  scaling: optional(
    choice('How the fleet follows the load. Default always-on.', ['always-on', 'scheduled', 'autoscale']),
  ),
  schedule: optional(amount('Hours a day that a scheduled fleet runs.', w.HOURS_PER_DAY)),
  startUp: optional(amount('Time that an autoscaled replica is paid for before it serves. Default 0 min.', w.START_UP)),
  minimum: optional(amount('Replicas that an autoscaled fleet keeps at all hours. Default 0.', w.KEPT)),
});

/** An option on owned hardware. */
export const buySchema = section('Owned hardware.', {
  ...fleet(),
  buy: section('What is bought, and how it is written off.', {
    price: optional(amount('Purchase price; default: that of the catalog.', w.HARDWARE_PRICE)),
    serviceLife: optional(amount('Time in service. Default 36 month.', w.MONTHS)),
    residual: optional(amount('Share of the price that is left at the end of life. Default 0 %.', w.SHARE)),
    maintenance: optional(amount('Maintenance, of the hardware price. Default 0 % /year.', w.YEARLY_SHARE)),
    serverShare: optional(amount('Servers, as a share on top of the price. Default 0 %.', w.SURCHARGE)),
    networkShare: optional(amount('Network, as a share on top of the price. Default 0 %.', w.SURCHARGE)),
    inService: optional(date('Day since which it has been in service.')),
    owned: optional(amount('Replicas in service since that day. Default: those that month 1 needs.', w.COMMITTED)),
    sunk: optional(flag('Leaves price and book value out and keeps the upkeep. Default false.')),
    leadTime: optional(amount('Months between purchase and service. Default 0 month.', w.LEAD_TIME)),
  }),
});

/** One entry of `options`: exactly one of api, rent and buy. */
export const optionSchema = oneOf(
  'A way to serve tokens: exactly one of api, rent and buy.',
  value => (has(value, 'rent') ? 1 : has(value, 'buy') ? 2 : 0),
  apiSchema,
  rentSchema,
  buySchema,
);
