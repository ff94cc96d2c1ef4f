import { Fraction, isNear, max, min } from '../quantity/fraction.ts';
import { NotLinear } from '../quantity/laurent.ts';
import type { Tail } from '../quantity/tail.ts';
import type { Curve } from './curve.ts';

/** Stretches worked out at most for one answer, where bounds no longer help; beyond it the answer says that it is not complete. */
export const WALK_LIMIT = 20_000;

export type Ending = { readonly from: Fraction; readonly reason: string | null } & (
  | {
      readonly kind: 'winner';
      readonly id: string | null;
      /** Of those that are equal for good. */
      readonly first?: string;
    }
  | { readonly kind: 'periodic'; readonly period: Fraction }
  | { readonly kind: 'open' }
);

/** Why plans drop out: a pinned fleet or a limit is full. */
const full = (ended: readonly Curve[]): string | null =>
  ended.length ? `${ended.map(c => c.id).join(' and ')} can serve no more` : null;

/** From which volume on the order is settled, and how: one winner for good, or a pattern that repeats. */
export function ending(curves: readonly Curve[]): Ending {
  try {
    const tails = curves.flatMap(c => {
      const tail = c.tail();
      return tail ? [{ id: c.id, tail }] : [];
    });
    const start = Fraction.ONE;
    // a curve that is not possible for large volumes stops being possible somewhere: beyond that point the others decide
    const ended = curves.filter(c => !tails.some(t => t.id === c.id));
    const last = ended.map(c => lastPossible(c)).reduce(max, start);
    if (!tails.length) return { kind: 'winner', id: null, from: last, reason: 'no plan can serve every volume' };
    const flattest = tails.map(t => t.tail.slope).reduce(min);
    const level = tails.filter(t => isNear(t.tail.slope, flattest));
    let from = tails.map(t => t.tail.after).reduce(max, last);
    const highest = level.map(t => t.tail.high).reduce(min);
    for (const { tail } of tails)
      if (!isNear(tail.slope, flattest)) from = max(from, highest.minus(tail.low).per(tail.slope.minus(flattest)));
    const left = level.filter(t => t.tail.low.compare(highest) < 0 || t.tail.high.compare(highest) === 0);
    if (left.length === 1)
      return { kind: 'winner', id: left[0]!.id, from: from.plus(Fraction.ONE).ceil(), reason: full(ended) };
    const steps = left.flatMap(t => t.tail.steps);
    if (!steps.length && left.every(t => isNear(t.tail.low, left[0]!.tail.low) && isNear(t.tail.low, t.tail.high)))
      return {
        kind: 'winner',
        id: null,
        first: left[0]!.id,
        from: from.plus(Fraction.ONE).ceil(),
        reason: 'their costs are equal from some volume on',
      };
    return {
      kind: 'periodic',
      period: commonPeriod(
        steps,
        left.map(t => t.tail),
      ),
      from: from.plus(Fraction.ONE).ceil(),
      reason: null,
    };
  } catch (fault) {
    if (!(fault instanceof NotLinear) && !(fault instanceof RangeError)) throw fault;
    return {
      kind: 'open',
      from: Fraction.of(10n ** 15n),
      reason: `searched up to 10^15 tok/month; beyond it the order is not proven (${fault.message})`,
    };
  }
}

/** The largest volume at which a curve that ends is possible, found by doubling and the exact piece. */
export function lastPossible(curve: Curve): Fraction {
  let x = Fraction.ONE;
  for (let i = 0; i < 120; i++) {
    const s = curve.stretch(x);
    if (!s.possible) return s.from;
    x = s.to ? max(s.to.plus(Fraction.ONE), x.plus(x)) : x.plus(x);
  }
  return x;
}

/** Least common multiple of step widths. @throws NotLinear when it would hold too many steps to walk. */
function commonPeriod(steps: readonly Fraction[], tails: readonly Tail[]): Fraction {
  if (!steps.length)
    return tails
      .map(t => t.after)
      .reduce(max)
      .plus(Fraction.ONE);
  const gcd = (a: bigint, b: bigint): bigint => (b ? gcd(b, a % b) : a);
  const period = steps
    .map(s => s.reduced())
    .reduce((p, s) => Fraction.of((p.n * s.n) / gcd(p.n, s.n), gcd(p.d, s.d)).reduced());
  const count = steps.reduce((n, s) => n + period.per(s).toNumber(), 0);
  if (count > WALK_LIMIT / 4) throw new NotLinear('the pattern of the steps repeats only after too many of them');
  return period;
}
