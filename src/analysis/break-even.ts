import { Faults } from '../model/fault.ts';
import { ONE_REPLICA } from '../model/fleet/hardware.ts';
import { replicasFor } from '../model/fleet/pool.ts';
import type { Mix } from '../model/mix.ts';
import { type Model, modelOf } from '../model/model.ts';
import { ONE } from '../model/one.ts';
import { Serving } from '../model/serving.ts';
import { Decimal } from '../quantity/decimal.ts';
import { Fraction, isNear } from '../quantity/fraction.ts';
import { Quantity } from '../quantity/quantity.ts';
import { unit } from '../quantity/unit.ts';
import { type Curve, costAt, curveOf, type Variant } from './curve.ts';
import { type Envelope, envelopeOf, type Segment } from './envelope.ts';
import { openFleets } from './fleet-size.ts';

/** Path of the volume all plans are compared over: tok/month of all tasks together. */
export const VOLUME = 'traffic.volume';

export interface PairBreakEven {
  readonly between: readonly [string, string];
  readonly envelope: Envelope;
  readonly permanentFrom: Fraction | null;
  readonly never: boolean;
  readonly certified: boolean;
}

/** The costs of plans over traffic: task mix fixed, every hour and month alike, no growth; drift, discounting and horizon stay (DESIGN §7, settled 9). */
export const trafficCurves = (model: Model, plans: readonly string[], tokensPerMonth: number): readonly Curve[] =>
  trafficVariants(model, plans, tokensPerMonth).map((variants, i) => curveOf(plans[i]!, variants, VOLUME));

/** The formulas of these costs: for each plan the ways its open fleet may be sized, with the volume as an input. */
export function trafficVariants(
  model: Model,
  plans: readonly string[],
  tokensPerMonth: number,
): readonly (readonly Variant[])[] {
  const { scenario, catalog, asOf } = model.context;
  const number = new Decimal(tokensPerMonth > 0 ? tokensPerMonth : 1);
  const volume = Quantity.given(
    {
      path: VOLUME,
      amount: { low: number, likely: number, high: number, peaked: false, unit: unit('tok/month'), text: 'volume' },
      source: { kind: 'solver', reason: 'the volume asked about' },
    },
    'volume',
  );
  const flat = modelOf(scenario, catalog, asOf, { flatVolume: volume }, new Faults());
  return plans.map(id => variantsOf(id, flat.mixes.find(m => m.id === id)!.mix, flat));
}

/**
 * A plan and the ways its open fleet may be sized. At flat traffic a fleet of a fill is cheapest left out, at the size that
 * holds everything, one replica smaller (the rest overflows), or at the largest whole number of servers below.
 */
function variantsOf(id: string, mix: Mix, flat: Model): readonly Variant[] {
  const variant = (m: Mix, sizes: ReadonlyMap<string, Quantity> = new Map()): Variant[] => {
    const plan = flat.plan(id, m, sizes);
    return plan.closed.length ? [] : [{ cost: plan.figures.monthly, margins: plan.margins.map(x => x.margin) }];
  };
  const open = openFleets(mix, flat);
  if (mix.kind !== 'fill' || !open.length) return variant(mix);
  const variants: Variant[] = [];
  for (const chosen of subsets(open)) {
    const kept = mix.options.filter(o => !open.includes(o) || chosen.includes(o));
    const candidates = chosen.map(o => sizesOf(o, flat));
    for (const combination of product(candidates))
      variants.push(...variant({ kind: 'fill', options: kept }, new Map(chosen.map((o, i) => [o, combination[i]!]))));
  }
  return variants;
}

function sizesOf(option: string, flat: Model): readonly Quantity[] {
  const supply = flat.supplies.get(option)!;
  if (supply.kind === 'api') return [];
  const { fleet } = supply;
  const whole = replicasFor(new Serving(flat.context.demand, [{ share: ONE, part: ONE }]).peak(fleet.load), fleet);
  const fewer = whole.minus(ONE_REPLICA).atLeast(fleet.spares);
  return [whole, fewer];
}

/** All selections of some items, from none to all. */
const subsets = <T>(items: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: 2 ** items.length }, (_, bits) => items.filter((_, i) => (bits >> i) & 1));

/** One of each list, in all combinations. */
const product = <T>(lists: readonly (readonly T[])[]): readonly (readonly T[])[] =>
  lists.reduce<readonly (readonly T[])[]>(
    (all, list) => all.flatMap(head => list.map(item => head.concat([item]))),
    [[]],
  );

/** All intervals in which one of two plans is cheaper, and from where on for good. */
export function breakEvenOf(a: Curve, b: Curve): PairBreakEven {
  const envelope = envelopeOf([a, b]);
  const { segments } = envelope;
  const never = segments.length === 1;
  const last = segments.at(-1)!;
  return {
    between: [a.id, b.id],
    envelope,
    never,
    permanentFrom: never || envelope.endless || !envelope.proven ? null : last.from,
    certified: envelope.proven && segments.slice(1).every((s, i) => certifiedAt(segments[i]!, s, a, b)),
  };
}

/** Costs in fractions one token to either side of a boundary, each side no farther than its segment reaches. */
function certifiedAt(before: Segment, after: Segment, a: Curve, b: Curve): boolean {
  const boundary = after.from;
  const inside = (x: Fraction, s: Segment) => s.from.lt(x) && (s.to === null || x.lte(s.to));
  const left = boundary.minus(Fraction.ONE);
  const right = boundary.plus(Fraction.ONE);
  const half = Fraction.of(2n);
  const lower = inside(left, before) ? left : before.from.plus(boundary).per(half);
  const upper = inside(right, after) ? right : boundary.plus(after.to!).per(half);
  // two curves may touch at that very token: the point halfway to the boundary then decides
  const wins = (x: Fraction, id: string | null) =>
    (cheaperAt(x, a, b) ?? cheaperAt(x.plus(boundary).per(half), a, b)) === id;
  return wins(lower, before.cheapest) && wins(upper, after.cheapest);
}

export function cheaperAt(x: Fraction, a: Curve, b: Curve): string | null {
  const [sa, sb] = [a.stretch(x), b.stretch(x)];
  if (!sa.possible || !sb.possible) return sa.possible ? a.id : sb.possible ? b.id : null;
  const [ca, cb] = [costAt(sa, x), costAt(sb, x)];
  return isNear(ca, cb) ? null : ca.lt(cb) ? a.id : b.id;
}
