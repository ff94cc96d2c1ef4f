import { busyness } from './demand.ts';
import type { Problem, ProblemCascade, ProblemCharge, ProblemFleet, ProblemOption, ProblemTask } from './problem.ts';
import { DAYS_PER_MONTH } from './problem.ts';
import { Random } from './random.ts';
import { bought, randomApi, rented } from './random-option.ts';

/** What problems may have. */
export interface Features {
  /** Whole steps of the shares, of which one is drawn; none: any share. */
  readonly steps?: readonly number[];
  /** How many tasks, and one kind for each option; left out: a few. */
  readonly tasks?: number;
  readonly kinds?: readonly ProblemOption['kind'][];
}

/** A random problem in which no option is the best by far: prices are drawn around what the traffic costs elsewhere. */
export function randomProblem(seed: number, features: Features = {}): Problem {
  const r = new Random(seed);
  const shareStep = features.steps && r.pick(features.steps);
  const flat = r.chance(0.35);
  const moving = r.chance(0.3);
  const tasks = Array.from({ length: features.tasks ?? r.int(1, 3) }, (_, i) =>
    randomTask(r, `t${i + 1}`, flat, moving, !shareStep),
  );
  const kinds = features.kinds ?? r.pick(KINDS);
  // the ways to buy grow with every month in which something changes
  const horizon = r.pick(moving ? (kinds.some(k => k === 'buy') ? [2, 3] : [2, 3, 4, 6]) : [1, 1, 2, 3, 6]);
  const market = marketOf(tasks, horizon);
  const options = kinds.map((kind, i): ProblemOption => {
    const id = `${kind[0]}${i + 1}`;
    if (kind === 'api') return randomApi(r, id, market, moving);
    const fleet = kind === 'rent' ? rented(r, id, market, moving) : bought(r, id, market, moving, horizon);
    return fleet;
  });
  const cascades = r.maybe(0.3, () => [randomCascade(r, options)], []);
  return settled({
    seed,
    horizon,
    discountRate: r.pick([0, 0.08, 0.15]),
    tasks: tasks.map(t => withDemands(r, t, options, cascades[0])),
    options,
    charges: randomCharges(r, options, market.bill),
    cascades,
    shareStep,
  });
}

/** One kind for each option. */
const KINDS = [
  ['api', 'rent'],
  ['api', 'buy'],
  ['api', 'api'],
  ['rent', 'rent'],
  ['rent', 'buy'],
  ['api', 'api', 'rent'],
  ['api', 'rent', 'rent'],
  ['api', 'rent', 'buy'],
  ['api', 'api', 'buy'],
  ['api', 'api', 'api', 'rent'],
  ['rent', 'buy', 'api', 'api'],
] as const;

/** What everything would cost at common prices, and how much there is: options are drawn around it. */
export interface Market {
  /** USD/month. */
  readonly bill: number;
  /** tok/s of the busiest hours: input, and output with reasoning. */
  readonly input: number;
  readonly output: number;
  /** Per minute. */
  readonly tokens: number;
  readonly requests: number;
  readonly horizon: number;
}

function marketOf(tasks: readonly ProblemTask[], horizon: number): Market {
  const sum = (f: (t: ProblemTask) => number) => tasks.reduce((all, t) => all + f(t) * t.requests, 0);
  const [input, output, requests] = [sum(t => t.input), sum(t => t.output + t.reasoning), sum(() => 1)];
  return {
    bill: ((input * 1 + output * 4) * DAYS_PER_MONTH) / 1e6,
    input: input / 86400,
    output: output / 86400,
    tokens: (input + output) / 1440,
    requests: requests / 1440,
    horizon,
  };
}

function randomTask(r: Random, id: string, flat: boolean, moving: boolean, hourly: boolean): ProblemTask {
  const weights = flat ? [1, 1, 1] : [r.int(1, 4), r.int(1, 4), r.int(1, 4)];
  return {
    id,
    requests: r.int(20, 900) * 100,
    input: r.int(5, 400) * 10,
    output: r.int(5, 60) * 10,
    reasoning: r.maybe(0.2, () => r.int(1, 30) * 10, 0),
    cachedInput: r.maybe(0.3, () => r.int(1, 10) * 0.05, 0),
    retries: r.maybe(0.3, () => r.int(1, 10) * 0.01, 0),
    // where shares come in steps, nothing is left to be settled but how work that waits is spread over its day
    batchable: hourly || (flat && id === 't1') ? r.maybe(0.35, () => r.pick([0.3, 0.5, 1]), 0) : 0,
    growth: moving ? r.maybe(0.6, () => r.pick([-0.1, 0.05, 0.2, 0.5]), 0) : 0,
    weights: weights as [number, number, number],
    accept: undefined,
    rework: 0,
    accepted: {},
  };
}

/** Which models it accepts, and how many of their answers. */
function withDemands(
  r: Random,
  task: ProblemTask,
  options: readonly ProblemOption[],
  cascade: ProblemCascade | undefined,
): ProblemTask {
  const models = options.map(o => (o.kind === 'api' ? `own/${o.id}` : o.model));
  const accept = r.maybe<readonly string[] | undefined>(
    0.3,
    () => models.filter((_, i) => i === 0 || r.chance(0.6)),
    undefined,
  );
  if (cascade && r.chance(0.7)) {
    // a cascade pays where failed answers are dear, and what it tries first fails about as often as it passes on
    const accepted = { [cascade.try]: Number((1 - cascade.escalation).toFixed(2)), [cascade.escalateTo]: 0.99 };
    const request = (task.input + 4 * (task.output + task.reasoning)) / 1e6;
    return { ...task, accept, rework: r.number(2, 12) * request, accepted };
  }
  const rework = r.maybe(0.3, () => r.number(0.0002, 0.004), 0);
  const accepted = Object.fromEntries(
    rework === 0 ? [] : options.filter(() => r.chance(0.6)).map(o => [o.id, r.int(80, 99) / 100]),
  );
  return { ...task, accept, rework, accepted };
}

function randomCascade(r: Random, options: readonly ProblemOption[]): ProblemCascade {
  const first = r.int(0, options.length - 1);
  const second = (first + r.int(1, options.length - 1)) % options.length;
  return {
    id: 'cascade',
    try: options[first]!.id,
    escalateTo: options[second]!.id,
    escalation: r.pick([0.05, 0.1, 0.25]),
    routerPrice: r.maybe(0.5, () => r.number(0.01, 0.05, 2), 0),
  };
}

function randomCharges(r: Random, options: readonly ProblemOption[], bill: number): ProblemCharge[] {
  const appliesTo = () => r.pick([['rent', 'buy'], ['api'], ['rent', 'buy', 'api'], [r.pick(options).id]]);
  return Array.from({ length: r.pick([0, 0, 1, 1, 2]) }, (_, i): ProblemCharge => {
    const id = `c${i + 1}`;
    const fleetsOnly = options.some(o => o.kind !== 'api') ? ['rent', 'buy'] : ['api'];
    if (r.chance(0.5))
      return {
        id,
        staff: { fte: r.pick([0.05, 0.1, 0.25]), salary: Math.ceil(bill * r.number(1, 20)) },
        cost: undefined,
        appliesTo: appliesTo(),
        per: r.pick(['plan', 'option', 'replica', 'model'] as const),
      };
    const unit = r.pick(['USD/month', 'USD/GPU/month', 'USD/replica/month', 'USD/Mtok'] as const);
    return {
      id,
      staff: undefined,
      cost: { amount: unit === 'USD/Mtok' ? r.number(0.05, 0.6, 2) : r.number(0.02, 0.3) * bill + 1, unit },
      appliesTo: unit.includes('GPU') || unit.includes('replica') ? fleetsOnly : appliesTo(),
      per: r.pick(['plan', 'option', 'model'] as const),
    };
  }).map(c => (c.cost ? { ...c, cost: { ...c.cost, amount: Number(c.cost.amount.toPrecision(4)) } } : c));
}

/**
 * A scheduled fleet is always on where the choice of its hours would hang on rounding, and where shares come in steps and work may wait: how that is
 * spread over its day would still have to be settled.
 */
function settled(p: Problem): Problem {
  const busy = busyness(p);
  const even = busy.every(b => b === busy[0]);
  const apart = [0, 1, 2].every(i => Math.abs(busy[i]! - busy[(i + 1) % 3]!) > 1e-6 * busy[i]!);
  const heaped = p.shareStep !== undefined && p.tasks.some(t => t.batchable > 0);
  const calm = (o: ProblemOption): ProblemOption =>
    o.kind === 'rent' && o.rent!.scaling === 'scheduled' && (heaped || (!even && !apart))
      ? { ...(o as ProblemFleet), rent: { ...o.rent!, scaling: 'always-on' } }
      : o;
  return { ...p, options: p.options.map(calm) };
}
