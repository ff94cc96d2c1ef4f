import { readPath } from '../input/path.ts';

/** A figure of the Report that a budget may limit. */
export type Metric =
  | { readonly kind: 'plan'; readonly plan: string; readonly figure: keyof typeof PLAN_UNITS }
  | { readonly kind: 'line'; readonly plan: string; readonly line: string }
  | { readonly kind: 'pool'; readonly plan: string; readonly option: string; readonly figure: keyof typeof POOL_UNITS }
  | { readonly kind: 'task'; readonly plan: string; readonly task: string; readonly figure: keyof typeof TASK_UNITS }
  | { readonly kind: 'verdict'; readonly figure: keyof typeof VERDICT_UNITS }
  | { readonly kind: 'payback'; readonly plan: string; readonly figure: keyof typeof PAYBACK_UNITS }
  | {
      readonly kind: 'breakEven';
      readonly between: readonly [string, string];
      readonly figure: keyof typeof BREAK_EVEN_UNITS;
    }
  | { readonly kind: 'traffic' }
  | { readonly kind: 'age'; readonly of: 'prices' | 'catalog' };

/** The units of figures, with money in US dollars. */
const PLAN_UNITS = {
  monthly: 'USD/month',
  firstMonth: 'USD/month',
  perMtok: 'USD/Mtok',
  perAccepted: 'USD/answer',
  horizonTotal: 'USD',
  presentValue: 'USD',
  upfront: 'USD',
  cheapestIn: '',
} as const;
const POOL_UNITS = { utilisation: '', replicas: 'replica', gpus: 'GPU' } as const;
const TASK_UNITS = { monthly: 'USD/month', perMtok: 'USD/Mtok' } as const;
const VERDICT_UNITS = { monthly: 'USD/month', saving: 'USD/month', cheapest: null } as const;
const PAYBACK_UNITS = { months: 'month', discountedMonths: 'month', npv: 'USD', irr: '1/year' } as const;
const BREAK_EVEN_UNITS = { permanentFrom: 'tok/month', first: 'tok/month' } as const;

/** The unit of a figure in a currency; null for one that is a text. */
export function unitOfMetric(metric: Metric, currency: string): string | null {
  const unit = dollarUnit(metric);
  return unit === null ? null : unit.replace('USD', currency);
}

function dollarUnit(metric: Metric): string | null {
  switch (metric.kind) {
    case 'plan':
      return PLAN_UNITS[metric.figure];
    case 'line':
      return 'USD/month';
    case 'pool':
      return POOL_UNITS[metric.figure];
    case 'task':
      return TASK_UNITS[metric.figure];
    case 'verdict':
      return VERDICT_UNITS[metric.figure];
    case 'payback':
      return PAYBACK_UNITS[metric.figure];
    case 'breakEven':
    case 'traffic':
      return 'tok/month';
    case 'age':
      return 'day';
  }
}

/** Whether the Report has a low and a high beside the likely value of a figure. */
export const hasBounds = (metric: Metric): boolean =>
  ['line', 'pool', 'traffic'].includes(metric.kind) ||
  (metric.kind === 'plan' && metric.figure !== 'cheapestIn') ||
  (metric.kind === 'verdict' && metric.figure !== 'cheapest');

/** Ids that a path may name. */
export interface KnownIds {
  readonly plans: readonly string[];
  readonly options: readonly string[];
  readonly tasks: readonly string[];
}

/** Why a text names no figure: a word that is not known, or a path of no known form. */
export type MetricFault =
  | { readonly code: string; readonly what: string; readonly written: string; readonly known: readonly string[] }
  | { readonly expected: string };

type Read = { readonly metric: Metric } | { readonly fault: MetricFault };

/** Reads `plans.hybrid.monthly`; ids with dots are taken as they are or quoted, those with spaces quoted. */
export function readMetric(text: string, ids: KnownIds): Read {
  const path = readPath(text);
  if (!path || path.length < text.length)
    return expected('a dotted path, ids with spaces in quotation marks: `plans."my plan".monthly`');
  const [head, ...rest] = path.segments;
  const form = Object.hasOwn(FORMS, head!) ? FORMS[head!] : undefined;
  return form ? form(rest, ids) : unknown('E316', 'figure', head!, Object.keys(FORMS));
}

const FORMS: Readonly<Record<string, (rest: readonly string[], ids: KnownIds) => Read>> = {
  plans: planMetric,
  verdict: rest => figureOf(rest, VERDICT_UNITS, '`verdict.FIGURE`', figure => ({ kind: 'verdict', figure })),
  payback: (rest, { plans }) =>
    withId(rest, plans, 'E307', 'plan', '`payback.PLAN.FIGURE`', (plan, after) =>
      figureOf(after, PAYBACK_UNITS, '`payback.PLAN.FIGURE`', figure => ({ kind: 'payback', plan, figure })),
    ),
  breakEven: (rest, { plans }) =>
    withId(rest, plans, 'E307', 'plan', PAIR, (a, next) =>
      withId(next, plans, 'E307', 'plan', PAIR, (b, after) =>
        a === b
          ? expected('a break-even of two different plans')
          : figureOf(after, BREAK_EVEN_UNITS, PAIR, figure => ({ kind: 'breakEven', between: [a, b], figure })),
      ),
    ),
  traffic: rest => figureOf(rest, { tokens: '' }, '`traffic.tokens`', () => ({ kind: 'traffic' })),
  prices: rest => figureOf(rest, { age: '' }, '`prices.age`', () => ({ kind: 'age', of: 'prices' })),
  catalog: rest => figureOf(rest, { age: '' }, '`catalog.age`', () => ({ kind: 'age', of: 'catalog' })),
};

const PAIR = '`breakEven.PLAN.PLAN.FIGURE`, such as `breakEven.hosted.rented.permanentFrom`';

const PARTS = ['lines', 'pools', 'tasks'];

function planMetric(segments: readonly string[], ids: KnownIds): Read {
  const form = '`plans.PLAN.FIGURE`, such as `plans.hybrid.monthly`';
  return withId(segments, ids.plans, 'E307', 'plan', form, (plan, [part, ...rest]) => {
    if (part === 'lines')
      return rest.length === 0
        ? expected('`plans.PLAN.lines.LINE`, such as `plans.hybrid.lines.sonnet.input`')
        : { metric: { kind: 'line', plan, line: rest.join('.') } };
    if (part === 'pools')
      return withId(rest, ids.options, 'E306', 'option', '`plans.PLAN.pools.OPTION.FIGURE`', (option, after) =>
        figureOf(after, POOL_UNITS, '`plans.PLAN.pools.OPTION.FIGURE`', figure => ({
          kind: 'pool',
          plan,
          option,
          figure,
        })),
      );
    if (part === 'tasks')
      return withId(rest, ids.tasks, 'E305', 'task', '`plans.PLAN.tasks.TASK.FIGURE`', (task, after) =>
        figureOf(after, TASK_UNITS, '`plans.PLAN.tasks.TASK.FIGURE`', figure => ({ kind: 'task', plan, task, figure })),
      );
    if (part === undefined) return expected(form);
    return figureOf([part, ...rest], PLAN_UNITS, form, figure => ({ kind: 'plan', plan, figure }), PARTS);
  });
}

/** Takes the id that a path goes on with, the longest that is known. */
function withId(
  segments: readonly string[],
  known: readonly string[],
  code: string,
  what: string,
  form: string,
  then: (id: string, rest: readonly string[]) => Read,
): Read {
  if (segments.length === 0) return expected(form);
  for (let length = segments.length; length > 0; length--) {
    const id = segments.slice(0, length).join('.');
    if (known.includes(id)) return then(id, segments.slice(length));
  }
  return unknown(code, what, segments[0]!, known);
}

/** The last segment of a path, one of the figures there are. */
function figureOf<K extends string>(
  segments: readonly string[],
  figures: Readonly<Record<K, unknown>>,
  form: string,
  metric: (figure: K) => Metric,
  others: readonly string[] = [],
): Read {
  const [figure, ...rest] = segments;
  if (figure === undefined || (rest.length > 0 && Object.hasOwn(figures, figure))) return expected(form);
  return Object.hasOwn(figures, figure)
    ? { metric: metric(figure as K) }
    : unknown('E316', 'figure', figure, [...Object.keys(figures), ...others]);
}

const expected = (form: string): Read => ({ fault: { expected: form } });
const unknown = (code: string, what: string, written: string, known: readonly string[]): Read => ({
  fault: { code, what, written, known },
});
