import type { LogTask } from './task.ts';
import { week } from './week.ts';

const NO_CACHE = { hits: 0, read: [0, 0], written: 0, oneHour: 0 } as const;
const NO_REASONING = { share: 0, mean: 0 };
const USUAL = { dayNoise: 0.05, bursts: { share: 0.02, factor: 3, minutes: 3 }, batch: 0, flex: 0 };
const FAILURES = { rateLimited: 0.012, timedOut: 0.004, retried: 0.9 };

const DEFAULT: readonly LogTask[] = [
  {
    ...USUAL,
    ...FAILURES,
    id: 'support-chat',
    team: 'support',
    route: '/v1/support/chat',
    share: 0.34,
    week: week('evenings'),
    growth: 0.08,
    // prompts of claude-haiku-4-5 are cached from 4,096 tok on
    input: { p50: 5200, sigma: 0.7 },
    output: { p50: 210, sigma: 0.6 },
    reasoning: NO_REASONING,
    cache: { hits: 0.78, read: [0.55, 0.95], written: 0.7, oneHour: 0 },
    models: { 'anthropic/claude-haiku-4-5': 1 },
  },
  {
    ...USUAL,
    ...FAILURES,
    id: 'search-answers',
    team: 'product',
    route: '/v1/search/answer',
    share: 0.27,
    week: week('evenings'),
    growth: 0.15,
    bursts: { share: 0.01, factor: 5, minutes: 3 },
    input: { p50: 3600, sigma: 0.5 },
    output: { p50: 320, sigma: 0.5 },
    reasoning: { share: 0.3, mean: 600 },
    cache: { ...NO_CACHE, hits: 0.6, read: [0.2, 0.6] },
    models: { 'openai/gpt-5.4-mini': 0.75, 'openai/gpt-5.4': 0.25 },
  },
  {
    ...USUAL,
    ...FAILURES,
    id: 'document-summary',
    team: 'operations',
    route: '/v1/documents/summary',
    share: 0.12,
    week: week('office'),
    growth: 0.03,
    input: { p50: 7000, sigma: 0.8 },
    output: { p50: 520, sigma: 0.4 },
    reasoning: { share: 1, mean: 250 },
    cache: { ...NO_CACHE, hits: 0.5, read: [0.1, 0.3] },
    models: { 'openai/gpt-5.4': 1 },
    batch: 0.4,
  },
  {
    ...USUAL,
    id: 'coding-agent',
    team: 'engineering',
    route: '/v1/agent/code',
    share: 0.14,
    week: week('office'),
    growth: 0.25,
    dayNoise: 0.08,
    bursts: { share: 0.03, factor: 4, minutes: 5 },
    input: { p50: 18000, sigma: 0.6 },
    output: { p50: 380, sigma: 0.9 },
    reasoning: { share: 0.5, mean: 900 },
    cache: { hits: 0.9, read: [0.8, 0.98], written: 0.9, oneHour: 0.35 },
    models: { 'anthropic/claude-sonnet-4-6': 1 },
    rateLimited: 0.03,
    timedOut: 0.008,
    retried: 0.95,
  },
  {
    ...USUAL,
    ...FAILURES,
    id: 'night-extraction',
    team: 'data',
    route: '/v1/batch/extract',
    share: 0.08,
    week: week('nights'),
    growth: 0,
    input: { p50: 1500, sigma: 0.4 },
    output: { p50: 160, sigma: 0.3 },
    reasoning: NO_REASONING,
    cache: NO_CACHE,
    models: { 'google/gemini-2.5-flash': 1 },
    batch: 0.9,
  },
  {
    ...USUAL,
    ...FAILURES,
    id: 'catalogue-enrichment',
    team: 'data',
    route: '/v1/catalogue/enrich',
    share: 0.05,
    week: week('flat'),
    growth: -0.1,
    // and so are those of gemini-3.5-flash
    input: { p50: 4600, sigma: 0.5 },
    output: { p50: 240, sigma: 0.4 },
    reasoning: { share: 1, mean: 120 },
    cache: { ...NO_CACHE, hits: 0.35, read: [0.4, 0.8] },
    models: { 'google/gemini-3.5-flash': 1 },
    flex: 1,
  },
];

const TEAMS = ['search', 'support', 'legal', 'sales', 'finance', 'research', 'mobile', 'platform'];

/** Every task of the default shape in each of eight teams, from large to small as 1, 1/2, 1/3 …, no two alike. */
function many(): readonly LogTask[] {
  const weight = TEAMS.map((_, t) => 1 / (t + 1));
  const sum = weight.reduce((s, w) => s + w, 0);
  return TEAMS.flatMap((team, t) =>
    DEFAULT.map(task => ({
      ...task,
      id: `${team}-${task.id}`,
      team,
      route: `/${team}${task.route}`,
      share: (task.share * weight[t]!) / sum,
      growth: task.growth + 0.01 * t,
      input: { ...task.input, p50: task.input.p50 * (1 + 0.05 * t) },
      output: { ...task.output, p50: task.output.p50 * (1 + 0.05 * t) },
    })),
  );
}

/** A task with most of the rows, and one of which there is too little to say much. */
function small(): readonly LogTask[] {
  const [chat, , , agent] = DEFAULT;
  return [
    { ...chat!, share: 0.98 },
    { ...agent!, share: 0.02 },
  ];
}

const SHAPES = { default: () => DEFAULT, many, small } as const;

export type ShapeName = keyof typeof SHAPES;
export const SHAPE_NAMES = Object.keys(SHAPES) as readonly ShapeName[];

/** The tasks in the logs of a shape: six; six in each of eight teams; or one that is plain and one that is thin. */
export const shape = (name: ShapeName): readonly LogTask[] => SHAPES[name]();
