import { isBounded } from './estimate.ts';
import type { NamedTask } from './named-tasks.ts';
import { hoursOf } from './period.ts';
import type { Profile } from './profile.ts';

/** What a log cannot know and a decision hangs on; it stays open in the scenario until somebody answers it. */
export interface Question {
  readonly id:
    | 'wait'
    | 'session'
    | 'data'
    | 'models'
    | 'latency'
    | 'cache'
    | 'reasoning'
    | 'failures'
    | 'growth'
    | 'traffic'
    | 'volume'
    | 'lasting'
    | 'requests'
    | 'few'
    | 'week';
  readonly text: string;
  /** Ids of the tasks in which the default stands meanwhile; empty: of all. */
  readonly tasks: readonly string[];
}

const ALWAYS: readonly (readonly [Question['id'], string])[] = [
  ['wait', '`batchable` is what was sent as batch: could more of it wait a day?'],
  ['models', '`accept` holds what is used today alone: which other models are good enough?'],
  ['data', '`data: internal` is taken: how confidential is it, and under which rules (`compliance`)?'],
  [
    'session',
    'where does a conversation begin? With `session` and `sharedPrefix` the cached share of other options would follow; without, they are billed the share of today.',
  ],
  [
    'latency',
    'how fast must the first token and the others come (`latency`)? Nothing is asked, so hardware is sized by its load alone.',
  ],
];

const SOME: readonly (readonly [Question['id'], (task: NamedTask) => boolean, string])[] = [
  [
    'cache',
    task => !task.knowsCached,
    'the log has no counts of cached tokens: `cachedInput: 0%` is taken. Is a prompt cache in use?',
  ],
  [
    'reasoning',
    task => !task.knowsReasoning && task.stream.log.countsRequests,
    'the log does not tell reasoning from output: `reasoning: 0 tok` is taken, and `output` holds both.',
  ],
  [
    'failures',
    task => task.stream.log.untold?.includes('failures') ?? false,
    'the log has no requests that failed: `retries: 0%` is taken. Which share of the tokens is paid for answers that never came?',
  ],
  [
    'growth',
    task => task.trend === undefined,
    'fewer than 14 whole days with requests say nothing of growth: `0% /month` is taken. How does the volume grow?',
  ],
  [
    'traffic',
    task => task.week.kind === 'unknown',
    'the log does not tell the hours of a day: `traffic: flat` is taken, which buys too little hardware. When is the busiest hour?',
  ],
  [
    'requests',
    task => !task.stream.log.countsRequests,
    'the log counts tokens and no requests: how long is one? With `requests`, `input` and `output` in place of `tokens`, hardware and context tiers can be told.',
  ],
  [
    'few',
    task => !isBounded(task.input) && task.stream.log.countsRequests,
    'so few requests at so few times that nothing can be said of the error of their figures: another day may be quite different.',
  ],
  [
    'lasting',
    task => task.trend !== undefined,
    '`growth` is that of the days of the log and carried on over the `horizon`: how long does it last? `requests` is the mean of those days, and month 1 begins at their end. The horizon is a year and not three for that reason.',
  ],
  [
    'week',
    task => hoursOf(task.period) < 7 * 24,
    'the log is shorter than a week: `requests` takes every day to be like those in it. What of the others, such as a weekend?',
  ],
  ['volume', task => !Number.isFinite(task.perDay.low), 'less than two whole days: is `requests` that of a usual day?'],
];

/** The questions that a profile leaves open, those of every task first. */
export function questionsOf({ tasks }: Profile): readonly Question[] {
  return [
    ...ALWAYS.map(([id, text]): Question => ({ id, text, tasks: [] })),
    ...SOME.flatMap(([id, holds, text]): Question[] => {
      const of = tasks.filter(holds).map(task => task.id);
      return of.length ? [{ id, text, tasks: of.length === tasks.length ? [] : of }] : [];
    }),
  ];
}
