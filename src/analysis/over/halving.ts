import { Decimal } from '../../quantity/decimal.ts';
import { Fraction } from '../../quantity/fraction.ts';
import type { Segment } from '../envelope.ts';
import type { Costs } from './costs-at.ts';

/** Crossings are placed to within this share of the range. */
const WIDTH = new Decimal('1e-12');
/** Costs that differ by no more of the larger are equal: what rounding leaves in 34 digits. */
const EQUAL = new Decimal('1e-22');

/** The plan that costs least of some; null where the least is shared, or none is possible. */
export function winnerOf(
  costs: Costs,
  plans: readonly number[],
  ids: readonly string[],
  tie: 'none' | 'first',
): string | null {
  let best: number | undefined;
  let shared = false;
  for (const i of plans) {
    const cost = costs[i];
    if (!cost) continue;
    const least = best === undefined ? undefined : costs[best]!;
    if (
      least &&
      cost
        .minus(least)
        .abs()
        .lte(EQUAL.times(Decimal.max(cost.abs(), least.abs())))
    )
      shared = true;
    else if (!least || cost.lt(least)) [best, shared] = [i, false];
  }
  return best === undefined || (shared && tie === 'none') ? null : ids[best]!;
}

/** Which plan wins where, from costs at places and, between two places at which the answer differs, by halving. */
export function segmentsByHalving(
  places: readonly Decimal[],
  winner: (x: Decimal) => string | null,
): readonly Segment[] {
  const [first, last] = [places[0]!, places.at(-1)!];
  const width = last.minus(first).times(WIDTH);
  const segments: Segment[] = [];
  let from = first;
  const close = (to: Decimal, cheapest: string | null) => {
    segments.push({ from: Fraction.from(from), to: Fraction.from(to), cheapest });
    from = to;
  };
  const changes = (low: Decimal, before: string | null, high: Decimal, after: string | null): void => {
    if (before === after) return;
    if (high.minus(low).lte(width)) {
      close(high, before);
      return;
    }
    const middle = low.plus(high).dividedBy(2);
    const between = winner(middle);
    changes(low, before, middle, between);
    changes(middle, between, high, after);
  };
  const at = places.map(winner);
  for (let i = 1; i < places.length; i++) changes(places[i - 1]!, at[i - 1]!, places[i]!, at[i]!);
  close(last, at.at(-1)!);
  return segments.filter(s => s.from.lt(s.to!));
}

/** Which plan wins at each whole value of a range: on (n − 1, n] the one at n. */
export function segmentsByWhole(values: readonly Decimal[], winner: (x: Decimal) => string | null): readonly Segment[] {
  const segments: Segment[] = [];
  for (const value of values) {
    const cheapest = winner(value);
    const last = segments.at(-1);
    const to = Fraction.from(value);
    if (last && last.cheapest === cheapest) segments[segments.length - 1] = { ...last, to };
    else segments.push({ from: last?.to ?? to.minus(Fraction.ONE), to, cheapest });
  }
  return segments;
}
