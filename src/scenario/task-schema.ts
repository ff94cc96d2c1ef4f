import { has, oneOf, textOrMap } from './alternatives.ts';
import { amount, byId, choice, list, name, optional, section, text } from './field.ts';
import * as w from './wanted.ts';

const inputCounts = section(
  'Input tokens per request: the mean, and percentiles where tiers, fit or queues depend on them.',
  {
    mean: amount('Mean.', w.TOKENS_PER_REQUEST),
    p50: optional(amount('Half of the requests have at most this many.', w.TOKENS_PER_REQUEST)),
    p90: optional(amount('90 % of the requests have at most this many.', w.TOKENS_PER_REQUEST)),
    p99: optional(amount('99 % of the requests have at most this many.', w.TOKENS_PER_REQUEST)),
  },
);

const input = oneOf(
  'Input tokens per request: the mean, or { mean, p50, p90, p99 }.',
  textOrMap,
  amount('Mean input tokens per request.', w.TOKENS_PER_REQUEST),
  inputCounts,
);

const tokenCounts = () => ({
  input: optional(input),
  cachedInput: optional(amount('Share of the input read from a prompt cache; bills APIs only. Default 0 %.', w.SHARE)),
  cacheWrites: optional(amount('Share of the input written to a 5-minute prompt cache.', w.SHARE)),
  cacheWrites1h: optional(amount('Share of the input written to a 1-hour prompt cache.', w.SHARE)),
  output: optional(amount('Visible output tokens per request, mean.', w.TOKENS_PER_REQUEST)),
  reasoning: optional(
    amount('Reasoning tokens per request: billed as output, never seen. Default 0 tok.', w.TOKENS_PER_REQUEST),
  ),
});

const PROFILES = ['flat', 'office-hours', 'consumer'] as const;

const traffic = oneOf(
  'How the load spreads over the hours: flat, office-hours, consumer, { peakToMean: 3 }, { hourly: 24 weights } or { weekly: 168 weights from Monday 0:00 }. Default flat.',
  value => (typeof value !== 'object' ? 0 : has(value, 'hourly') ? 2 : has(value, 'weekly') ? 3 : 1),
  choice('A profile of the program.', PROFILES),
  section('One hour a day at a multiple of the mean.', {
    peakToMean: amount('Load of the busiest hour over the mean.', w.TIMES_MEAN),
  }),
  section('Relative weights of the hours of a day.', {
    hourly: list('24 weights.', amount('Weight of an hour.', w.WEIGHT)),
  }),
  section('Relative weights of the hours of a week.', {
    weekly: list('168 weights, from Monday 0:00 on.', amount('Weight of an hour.', w.WEIGHT)),
  }),
);

const accept = section(
  'Which models are good enough: named ones, those above a benchmark score, those above a score of your own evaluation; what is stated must all hold.',
  {
    models: optional(list('Ids of models, or of APIs.', text('Id of a model.'))),
    benchmark: optional(
      byId('Least score of the catalog by benchmark, such as mmlu.', amount('Least score.', w.SHARE)),
    ),
    evals: optional(byId('Score in your own evaluation, by model.', amount('Score.', w.SHARE))),
    minimum: optional(amount('Least score of `evals` that is accepted.', w.SHARE)),
  },
);

/** One entry of `tasks`: a stream of like requests. */
export const taskSchema = section('A stream of like requests.', {
  requests: optional(amount('Requests per day, hour, month or year. Exactly one of requests and tokens.', w.REQUESTS)),
  tokens: optional(amount('Input and output tokens together, per day, hour, month or year.', w.TOKENS)),
  inputShare: optional(amount('Share of `tokens` that is input.', w.SHARE)),
  ...tokenCounts(),
  session: optional(
    section('Conversations, from which cachedInput and cacheWrites follow.', {
      turns: amount('Requests per conversation.', w.TURNS),
      gap: optional(amount('Time between two requests of a conversation.', w.SECONDS)),
    }),
  ),
  sharedPrefix: optional(
    amount('Tokens at the beginning of every request that are the same for all.', w.TOKENS_PER_REQUEST),
  ),
  retries: optional(amount('Requests done and paid twice, on every kind of option. Default 0 %.', w.SHARE)),
  batchable: optional(
    amount('Share that may wait a day: takes the batch price where there is one. Default 0 %.', w.SHARE),
  ),
  growth: optional(amount('Growth of the volume, from month 2 on. Default 0 % /month.', w.MONTHLY_GROWTH)),
  traffic: optional(traffic),
  data: optional(
    choice('How confidential the data is. Default internal.', ['public', 'internal', 'confidential', 'regulated']),
  ),
  compliance: optional(list('Rules of the catalog that the task is under.', name('Id of a rule, such as hipaa.'))),
  latency: optional(
    section('Limits of latency.', {
      ttft: optional(amount('Time to first token.', w.SECONDS)),
      tpot: optional(amount('Time per output token.', w.MILLISECONDS)),
    }),
  ),
  accept: optional(accept),
  downtime: optional(amount('What an hour without service costs.', w.MONEY_PER_HOUR)),
  accepted: optional(
    amount('Share of the answers that are accepted, on every option. Default 100 %.', w.ACCEPTED_SHARE),
  ),
  rework: optional(
    amount('What an answer that is not accepted costs: somebody who redoes it, a refund.', w.REQUEST_PRICE),
  ),
  perOption: optional(
    byId(
      'What differs at one option; by option id.',
      section('Token counts and acceptance of this task at one option.', {
        ...tokenCounts(),
        accepted: optional(amount('Share of the answers that are accepted.', w.ACCEPTED_SHARE)),
      }),
    ),
  ),
});
