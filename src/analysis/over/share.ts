import { requestShape } from '../../model/counts.ts';
import { Faults } from '../../model/fault.ts';
import { type Model, modelOf } from '../../model/model.ts';
import { Decimal, ONE, ZERO } from '../../quantity/decimal.ts';
import { constantGiven, type Given, likelyInBase } from '../../quantity/given.ts';
import { type Line, type Live, movedGiven } from '../../quantity/moved.ts';
import type { Option, Scenario, Task } from '../../scenario/scenario.ts';
import { type Driver, liveAt } from './driver.ts';

export const SHARES = ['utilisation', 'cacheShare', 'outputShare'] as const;
export type ShareName = (typeof SHARES)[number];

/** Values that are looked at where no ends are given. Of the input, what is written to a cache is not read from it. */
export function shareRange(over: ShareName, { context }: Model): Driver['ends'] {
  if (over === 'utilisation') return [new Decimal('0.1'), ONE];
  if (over === 'outputShare') return [new Decimal('0.01'), new Decimal('0.99')];
  const written = context.scenario.tasks.map(({ counts }) =>
    [counts.cacheWrites, counts.cacheWrites1h].reduce((sum, g) => (g ? sum.plus(likelyInBase(g)) : sum), ZERO),
  );
  return [ZERO, ONE.minus(Decimal.max(...written))];
}

/** What a share moves: the same value for all it touches, and what it leaves as it is, with the reason. */
interface Share {
  readonly today: readonly Decimal[];
  readonly leftOut: readonly { readonly id: string; readonly because: string }[];
  moved(live: Live): Scenario;
}

/** A share that is set to the same value wherever it occurs. Undefined where it occurs nowhere. */
export function shareDriver(
  over: ShareName,
  ends: readonly [Decimal, Decimal],
  model: Model,
): { readonly driver: Driver | undefined; readonly leftOut: Share['leftOut'] } {
  const share = { utilisation, cacheShare, outputShare }[over](model);
  const { catalog, asOf } = model.context;
  const [first] = share.today;
  if (!first) return { driver: undefined, leftOut: share.leftOut };
  const driver: Driver = {
    over,
    unit: '',
    today: share.today.every(v => v.eq(first)) ? first : null,
    ends,
    whole: false,
    model: (at, onRead) => modelOf(share.moved(liveAt(at, ends, onRead)), catalog, asOf, {}, new Faults()),
  };
  return { driver, leftOut: share.leftOut };
}

/** A line in plain numbers, in the unit of an input. */
const inUnitOf = ({ amount: { unit } }: Given, from: Decimal, rate: Decimal): Line => {
  const scale = unit.denominator.dividedBy(unit.numerator);
  return { from: from.times(scale), rate: rate.times(scale) };
};
/** The input is the driver itself. */
const itself = (given: Given, live: Live): Given => movedGiven(given, inUnitOf(given, ZERO, ONE), live);

function utilisation({ context: { scenario }, supplies }: Model): Share {
  const fleets = scenario.options.flatMap(o => (o.kind === 'api' ? [] : [o]));
  const because = (o: (typeof fleets)[number]): string | undefined => {
    if (o.replicas) return 'its size is pinned';
    const supply = supplies.get(o.id);
    return supply?.kind === 'fleet' && supply.fleet.rates.staffing ? 'a queue sizes it' : undefined;
  };
  const moves = fleets.filter(o => because(o) === undefined);
  return {
    today: moves.map(o => likelyInBase(o.targetUtilisation)),
    leftOut: fleets.flatMap(o => {
      const why = because(o);
      return why ? [{ id: o.id, because: why }] : [];
    }),
    moved: live => ({
      ...scenario,
      options: scenario.options.map(
        (o): Option =>
          o.kind !== 'api' && moves.includes(o) ? { ...o, targetUtilisation: itself(o.targetUtilisation, live) } : o,
      ),
    }),
  };
}

function cacheShare({ context: { scenario } }: Model): Share {
  const free = scenario.tasks.filter(t => !t.session && !t.sharedPrefix);
  const stating = free.filter(t => t.counts.cachedInput && t.counts.cachedInput.source.kind !== 'default');
  const moves = stating.length ? stating : free;
  const given = (t: Task): Given =>
    t.counts.cachedInput ?? { ...constantGiven(0, '', 'none'), path: `tasks.${t.id}.cachedInput` };
  return {
    today: moves.map(t => likelyInBase(given(t))),
    leftOut: scenario.tasks
      .filter(t => !free.includes(t))
      .map(t => ({ id: t.id, because: 'its session says what is read from the cache' })),
    moved: live => ({
      ...scenario,
      tasks: scenario.tasks.map(t =>
        moves.includes(t) ? { ...t, counts: { ...t.counts, cachedInput: itself(given(t), live) } } : t,
      ),
    }),
  };
}

/** Share of the output in input + output; both together are held, and what `perOption` restates keeps its proportion. */
function outputShare({ context: { scenario } }: Model): Share {
  const shapes = new Map(scenario.tasks.map(t => [t, requestShape(t)]));
  const of = (t: Task) => shapes.get(t)!.map(likelyInBase) as [Decimal, Decimal];
  const together = (t: Task) => of(t)[0].plus(of(t)[1]);
  const moves = scenario.tasks.filter(t => !together(t).isZero());
  const moved = (task: Task, live: Live): Task => {
    const [input, output] = of(task);
    const total = input.plus(output);
    const falling = (g: Given, whole: Decimal) => movedGiven(g, inUnitOf(g, whole, whole.negated()), live);
    const rising = (g: Given, whole: Decimal) => movedGiven(g, inUnitOf(g, ZERO, whole), live);
    const inStep = <G extends Given | undefined>(g: G, part: Decimal, line: typeof rising): G | Given =>
      g && !part.isZero() ? line(g, likelyInBase(g).times(total).dividedBy(part)) : g;
    const { inputPercentiles: spread } = task.counts;
    const percentiles =
      spread && Object.fromEntries(Object.entries(spread).map(([p, g]) => [p, inStep(g, input, falling)]));
    if (task.tokens && task.inputShare && !task.counts.input && !task.counts.output)
      return { ...task, inputShare: falling(task.inputShare, ONE) };
    const [shapeIn, shapeOut] = shapes.get(task)!;
    return {
      ...task,
      counts: {
        ...task.counts,
        input: falling(shapeIn, total),
        output: rising(shapeOut, total),
        ...(percentiles ? { inputPercentiles: percentiles } : {}),
      },
      perOption: new Map(
        [...task.perOption].map(([id, again]) => [
          id,
          {
            ...again,
            ...(again.input ? { input: inStep(again.input, input, falling) } : {}),
            ...(again.output ? { output: inStep(again.output, output, rising) } : {}),
          },
        ]),
      ),
    };
  };
  return {
    today: moves.map(t => of(t)[1].dividedBy(together(t))),
    leftOut: [],
    moved: live => ({ ...scenario, tasks: scenario.tasks.map(t => (moves.includes(t) ? moved(t, live) : t)) }),
  };
}
