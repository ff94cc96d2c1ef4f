import type { Portion } from './demand.ts';
import { DAYS_PER_MONTH, type Problem, type ProblemApi, type ProblemOption, SITE } from './problem.ts';

/** What a request of one portion means for one option, in month 1. */
export interface Effect {
  /** USD/request that follow the price of the option. */
  readonly bill: number;
  /** USD/request that do not: rework, charges per token, the router, the power of a busy GPU. */
  readonly other: number;
  /** Seconds of a replica. */
  readonly seconds: number;
  /** With retries. */
  readonly tokens: number;
  readonly attempts: number;
}

/** An option, or a cascade: where a portion can go. */
export interface Source {
  readonly id: string;
  /** What a request means for each option that it meets. */
  readonly effects: ReadonlyMap<string, Effect>;
}

const tokensOf = ({ task }: Portion): number => (task.input + task.output + task.reasoning) * (1 + task.retries);

/** USD for one attempt, at list prices. */
function listPrice({ task, waits }: Portion, o: ProblemApi): number {
  const price = waits && o.batch ? o.batch : o.price;
  const read = task.input * task.cachedInput;
  return (
    ((task.input - read) * price.input + read * price.cacheRead + (task.output + task.reasoning) * price.output) / 1e6 +
    o.fee
  );
}

const chargePerToken = (o: ProblemOption, p: Problem): number =>
  p.charges.reduce(
    (sum, c) =>
      c.cost?.unit === 'USD/Mtok' && (c.appliesTo.includes(o.id) || c.appliesTo.includes(o.kind))
        ? sum + c.cost.amount / 1e6
        : sum,
    0,
  );

/** `kept`: share of the requests that is not passed on. */
function effectOf(portion: Portion, o: ProblemOption, kept: number, p: Problem): Effect {
  const { task } = portion;
  const tokens = tokensOf(portion);
  const accepted = Math.min(task.accepted[o.id] ?? 1, kept);
  const attempts = 1 + task.retries;
  const other = (kept - accepted) * task.rework + tokens * chargePerToken(o, p);
  if (o.kind === 'api')
    return { bill: listPrice(portion, o) * attempts * (1 - o.discount), other, seconds: 0, tokens, attempts };
  const once = (task.input * (1 - o.prefixCache)) / o.prefill + (task.output + task.reasoning) / o.decode;
  const seconds = once * attempts;
  const watts = o.buy ? (o.buy.active - o.buy.idle) * o.gpus : 0;
  // a replica that is busy for a second draws more than one that idles; the months of the calendar have 30 days of 24 hours
  const power = (((watts / 1000) * seconds) / 3600) * SITE.pue * SITE.electricity;
  return { bill: 0, other: other + power, seconds, tokens, attempts };
}

const times = (e: Effect, share: number): Effect => ({
  bill: e.bill * share,
  other: e.other * share,
  seconds: e.seconds * share,
  tokens: e.tokens * share,
  attempts: e.attempts * share,
});

const isOpen = ({ task }: Portion, o: ProblemOption): boolean =>
  !task.accept || task.accept.includes(o.kind === 'api' ? `own/${o.id}` : o.model);

/** Where a portion may go. */
export function sourcesOf(portion: Portion, p: Problem): Source[] {
  const open = p.options.filter(o => isOpen(portion, o));
  const by = (id: string) => open.find(o => o.id === id);
  return [
    ...open.map(o => ({ id: o.id, effects: new Map([[o.id, effectOf(portion, o, 1, p)]]) })),
    ...p.cascades.flatMap(c => {
      const [first, second] = [by(c.try), by(c.escalateTo)];
      if (!first || !second) return [];
      const tried = effectOf(portion, first, 1 - c.escalation, p);
      const router = (tried.tokens * c.routerPrice) / 1e6;
      return [
        {
          id: c.id,
          effects: new Map([
            [first.id, { ...tried, other: tried.other + router }],
            [second.id, times(effectOf(portion, second, 1, p), c.escalation)],
          ]),
        },
      ];
    }),
  ];
}

/** Seconds of the hours of a class in a month. */
export const secondsOf = (hoursPerDay: number): number => hoursPerDay * 3600 * DAYS_PER_MONTH;
