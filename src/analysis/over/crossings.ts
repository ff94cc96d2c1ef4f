import type { Model } from '../../model/model.ts';
import { Decimal, ONE } from '../../quantity/decimal.ts';
import { Fraction } from '../../quantity/fraction.ts';
import { NotLinear } from '../../quantity/laurent.ts';
import { inOrder } from '../../quantity/sheet.ts';
import type { Curve } from '../curve.ts';
import { envelopeWithin, type Segment } from '../envelope.ts';
import { type Costs, comparedAt } from './costs-at.ts';
import { DRIVER, type Driver } from './driver.ts';
import { segmentsByHalving, segmentsByWhole, winnerOf } from './halving.ts';
import { decimalCost, keptCurve, originOf, TooManySteps } from './kept-curve.ts';
import { placesOf, variantsOver } from './variants.ts';

/** Which of some plans is the cheapest along a driver. */
export interface Course {
  readonly segments: readonly Segment[];
  readonly certified: boolean;
  /** Why it is not certified. */
  readonly reason: string | null;
}

/** Answers for any selection of the plans, each worked out when it is asked for. */
export interface Crossings {
  of(plans: readonly string[], tie: 'none' | 'first'): Course;
}

/** The driver shapes the formulas, but is no part of them: it decides something once. */
export class Structural extends Error {}

/** Stretches walked at most for one answer. */
const STRETCHES = 3000;
/** Relative distance up to which costs in float64 are worked out in decimals. */
const CLOSE = 1e-9;
/** Places tried where costs are no lines, and where each rebuilds the formulas. */
const PLACES = 513;
const REBUILT_PLACES = 65;
/** By how much of the cost formulas and a rebuilt comparison may differ: what rounding leaves. */
const SAME = new Decimal('1e-20');

/**
 * Follows plans along a driver. Where it is a live input of the formulas and the costs are lines between steps, crossings are
 * exact fractions; else places are tried and halved, and the answer says that it is not certified.
 * @throws Structural where no formula follows the driver.
 */
export function crossingsOver(driver: Driver, plans: readonly string[]): Crossings {
  const [low, high] = driver.ends;
  const compared = remembered(x => comparedAt(driver, x, plans));
  if (driver.whole) {
    const values = Array.from({ length: high.minus(low).toNumber() + 1 }, (_, i) => low.plus(i));
    return {
      of: (some, tie) => ({
        segments: segmentsByWhole(values, x => winnerOf(compared(x), indexes(some, plans), plans, tie)),
        certified: true,
        reason: null,
      }),
    };
  }
  const middle = low.plus(high).dividedBy(2);
  let read = false;
  const model = driver.model(middle, () => {
    read = true;
  });
  let built: readonly Model[] | undefined;
  const places = () => {
    built ??= placesOf(driver);
    return built;
  };
  const sized = plans.map(id => variantsOver(id, model, places));
  const outputs = sized.flatMap(s => s.variants.flatMap(v => [v.cost, ...v.margins]));
  const follows = inOrder(outputs).some(
    ({ operation }) => operation.kind === 'given' && operation.elements.some(v => v.path === DRIVER),
  );
  if (!follows && read) throw new Structural();
  const exact = sized.map(s => decimalCost(s.variants));
  const live = remembered(x => exact.map(cost => cost(x)));
  const holds = !read && [low, middle, high].every(x => agree(live(x), compared(x)));
  if (!holds)
    return halved(
      driver,
      REBUILT_PLACES,
      compared,
      plans,
      `${driver.over} shapes the formulas themselves, so they were built anew`,
    );
  const origin = originOf(low);
  const curves = new Map(sized.map((s, i) => [plans[i]!, keptCurve(plans[i]!, s.variants, origin)]));
  const all = [...curves.values()];
  const quick = (xs: readonly Decimal[]) => all.map(c => c.fast(Float64Array.from(xs, x => x.toNumber())));
  let costs: ((x: Decimal) => Costs) | undefined;
  const byHalving = (reason: string) => {
    costs ??= settled(quick, live, placesBetween(driver.ends, PLACES));
    return halved(driver, PLACES, costs, plans, reason);
  };
  return {
    of(some, tie) {
      const asked = some.map(id => curves.get(id)!);
      const incomplete = some.filter(id => !sized[plans.indexOf(id)]!.complete);
      try {
        const segments = walked(asked, driver.ends, origin, tie);
        if (!segments) return byHalving('their costs change in too many steps').of(some, tie);
        const reason = incomplete.length
          ? `of the sizes of ${incomplete.join(' and ')} those near the best were followed`
          : null;
        return { segments, certified: !reason, reason };
      } catch (fault) {
        if (fault instanceof TooManySteps) return byHalving('their costs change in too many steps').of(some, tie);
        if (!(fault instanceof NotLinear) && !(fault instanceof RangeError)) throw fault;
        return byHalving('their costs are no lines in it').of(some, tie);
      }
    },
  };
}

const indexes = (some: readonly string[], plans: readonly string[]) => some.map(id => plans.indexOf(id));

/** Segments in fractions; undefined where there are too many stretches. @throws NotLinear. */
function walked(
  curves: readonly Curve[],
  ends: Driver['ends'],
  origin: Fraction,
  tie: 'none' | 'first',
): readonly Segment[] | undefined {
  const [from, to] = ends.map(end => Fraction.from(end).minus(origin)) as [Fraction, Fraction];
  const { segments, proven } = envelopeWithin(curves, [from, to], tie, STRETCHES);
  if (!proven) return undefined;
  return segments.map(s => ({ ...s, from: s.from.plus(origin), to: s.to!.plus(origin) }));
}

/** Crossings of costs that can only be had value by value. */
function halved(
  { ends }: Driver,
  count: number,
  costs: (x: Decimal) => Costs,
  plans: readonly string[],
  because: string,
): Crossings {
  const values = placesBetween(ends, count);
  return {
    of: (some, tie) => ({
      segments: segmentsByHalving(values, x => winnerOf(costs(x), indexes(some, plans), plans, tie)),
      certified: false,
      reason: `${because}: ${count} values were tried and each crossing halved down, so a shorter interval may be missing`,
    }),
  };
}

/** Costs in float64 where that tells the plans apart, else in decimals; those at some places are worked out together. */
function settled(
  quick: (xs: readonly Decimal[]) => readonly Float64Array[],
  exact: (x: Decimal) => Costs,
  first: readonly Decimal[],
): (x: Decimal) => Costs {
  const costs = (x: Decimal, floats: readonly number[]): Costs => {
    const possible = floats.filter(Number.isFinite).sort((a, b) => a - b);
    const near = possible.some((y, i) => i > 0 && y - possible[i - 1]! <= CLOSE * Math.abs(y));
    return near ? exact(x) : floats.map(y => (Number.isFinite(y) ? new Decimal(y) : null));
  };
  const together = quick(first);
  const known = new Map(first.map((x, i) => [x.toFixed(), i]));
  return remembered(x => {
    const at = known.get(x.toFixed());
    return costs(x, at === undefined ? quick([x]).map(c => c[0]!) : together.map(c => c[at]!));
  });
}

const placesBetween = ([low, high]: Driver['ends'], count: number): readonly Decimal[] => {
  const step = high.minus(low).dividedBy(count - 1);
  return Array.from({ length: count }, (_, i) => (i === count - 1 ? high : low.plus(step.times(i))));
};

function remembered(costs: (x: Decimal) => Costs): (x: Decimal) => Costs {
  const known = new Map<string, Costs>();
  return x => {
    const key = x.toFixed();
    const found = known.get(key) ?? costs(x);
    known.set(key, found);
    return found;
  };
}

const agree = (a: Costs, b: Costs): boolean =>
  a.every((x, i) => {
    const y = b[i];
    if (!x || !y) return x === y || (!x && !y);
    return x
      .minus(y)
      .abs()
      .lte(SAME.times(Decimal.max(x.abs(), y.abs(), ONE)));
  });
