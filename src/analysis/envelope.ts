import { Fraction, isNear, max, min } from '../quantity/fraction.ts';
import { type Curve, costAt, type Stretch } from './curve.ts';
import { ending, lastPossible, WALK_LIMIT } from './ending.ts';

/** Which plan is the cheapest on (from, to]; `to` null: for ever; `cheapest` null: equal, or none possible. */
export interface Segment {
  readonly from: Fraction;
  readonly to: Fraction | null;
  readonly cheapest: string | null;
}

export interface Envelope {
  readonly segments: readonly Segment[];
  /** The winner switches for ever; the segments reach one period beyond the last irregular change. */
  readonly endless: boolean;
  /** Every boundary was found and checked in fractions, and the rest is proven from the course for large volumes. */
  readonly proven: boolean;
  readonly reason: string | null;
}

/** Float64 costs closer than this are left to the fractions. */
const CLOSE = 1e-9;
const SECTIONS = 16;

/** The cheapest of some curves over all x > 0: bounds rule out whole ranges, what is left is solved piece by piece. No sampling. Where several are equal, none is named, or the first. */
export function envelopeOf(curves: readonly Curve[], tie: 'none' | 'first' = 'none'): Envelope {
  const walker = new Walker(tie);
  const end = ending(curves);
  walker.cover(Fraction.ZERO, end.from, curves);
  if (end.kind === 'winner') {
    walker.add(end.from, null, end.id ?? (tie === 'first' ? (end.first ?? null) : null));
    return walker.result(false, end.reason);
  }
  if (end.kind === 'open') return { ...walker.result(false, end.reason), proven: false };
  const before = walker.segments.length;
  // a second period, so that the last piece of the first is seen to its end
  const repeats = end.from.plus(end.period);
  walker.walk(end.from, repeats.plus(end.period), curves);
  const inPeriod = new Set(walker.segments.slice(before).map(s => s.cheapest));
  if (inPeriod.size === 1) {
    const [only] = inPeriod;
    walker.add(repeats.plus(end.period), null, only!);
    return walker.result(false, null);
  }
  const endless = walker.result(true, 'their costs grow at the same rate, so that they cross again and again');
  return { ...endless, segments: endless.segments.filter(s => s.from.lte(repeats)) };
}

/** The cheapest of some curves on (from, to], stretch after stretch; they may rise and fall. @throws NotLinear. */
export function envelopeWithin(
  curves: readonly Curve[],
  [from, to]: readonly [Fraction, Fraction],
  tie: 'none' | 'first',
  limit: number,
): Envelope {
  const walker = new Walker(tie, limit);
  walker.walk(from, to, curves);
  return walker.result(false, null);
}

class Walker {
  readonly segments: Segment[] = [];
  cut = false;
  private steps = 0;
  private readonly tie: 'none' | 'first';
  private readonly limit: number;

  constructor(tie: 'none' | 'first', limit = WALK_LIMIT) {
    this.tie = tie;
    this.limit = limit;
  }

  result(endless: boolean, reason: string | null): Envelope {
    const open = 'they cross too often to work out every interval; those without a name are open';
    return { segments: merged(this.segments), endless, proven: !this.cut, reason: this.cut ? open : reason };
  }

  add(from: Fraction, to: Fraction | null, cheapest: string | null): void {
    if (to === null || from.lt(to)) this.segments.push({ from, to, cheapest });
  }

  /** Segments on (from, to], in order: sections in which bounds leave one curve are done, the others are cut finer. */
  cover(from: Fraction, to: Fraction, curves: readonly Curve[]): void {
    if (!from.lt(to)) return;
    if (curves.length === 1) {
      const [curve] = curves;
      const end = curve!.stretch(to).possible ? to : min(to, max(from, lastPossible(curve!)));
      this.add(from, end, curve!.id);
      this.add(end, to, null);
      return;
    }
    if (this.exhausted(from, to)) return;
    const stretches = curves.map(c => c.stretch(to));
    if (stretches.every(s => s.from.lte(from))) {
      this.solve(from, to, curves, stretches);
      return;
    }
    const nearest = stretches.map(s => s.from).reduce(max);
    if (
      to
        .minus(nearest)
        .times(Fraction.of(BigInt(SECTIONS)))
        .compare(to.minus(from)) >= 0
    ) {
      this.walk(from, to, curves);
      return;
    }
    const points = Array.from({ length: SECTIONS + 1 }, (_, i) =>
      from.plus(to.minus(from).times(Fraction.of(BigInt(i), BigInt(SECTIONS)))),
    );
    const rounded = points.map((p, i) => (i === 0 || i === SECTIONS ? p : p.floor().lte(from) ? p : p.floor()));
    const at = Float64Array.from(rounded, p => p.toNumber());
    const costs = curves.map(c => c.fast(at));
    for (let i = 0; i < SECTIONS; i++) {
      // a curve never falls: on this section it lies between its value at the start and its value at the end
      const best = Math.min(...costs.map(c => c[i + 1]!));
      const left = curves.filter((_, k) => costs[k]![i]! <= best + CLOSE * Math.abs(best));
      const only = left.length === 1 ? left[0]! : undefined;
      if (only && Number.isFinite(costs[curves.indexOf(only)]![i + 1]!))
        this.add(rounded[i]!, rounded[i + 1]!, only.id);
      else this.cover(rounded[i]!, rounded[i + 1]!, left.length ? left : curves);
    }
  }

  /** Whether too much has been worked out already; what is left is then named as open. */
  private exhausted(from: Fraction, to: Fraction): boolean {
    if (++this.steps <= this.limit) return false;
    this.cut = true;
    this.add(from, to, null);
    return true;
  }

  /** Solves stretch after stretch on (from, to]. */
  walk(from: Fraction, to: Fraction, curves: readonly Curve[]): void {
    const parts: { from: Fraction; to: Fraction; stretches: Stretch[] }[] = [];
    for (let end = to; from.lt(end); ) {
      const stretches = curves.map(c => c.stretch(end));
      const start = max(from, stretches.map(s => s.from).reduce(max));
      parts.push({ from: start, to: end, stretches });
      end = start;
      if (this.exhausted(from, end)) break;
    }
    for (const part of parts.reverse()) this.solve(part.from, part.to, curves, part.stretches);
  }

  /** Lower envelope of lines on one stretch. */
  private solve(from: Fraction, to: Fraction, curves: readonly Curve[], stretches: readonly Stretch[]): void {
    const possible = stretches.flatMap((s, i) => (s.possible ? [{ s, id: curves[i]!.id }] : []));
    if (!possible.length) {
      this.add(from, to, null);
      return;
    }
    const cuts = [to];
    possible.forEach(({ s: a }, i) => {
      for (const { s: b } of possible.slice(i + 1)) {
        const slope = a.slope.minus(b.slope);
        if (isNear(a.slope, b.slope)) continue;
        const x = b.intercept.minus(a.intercept).per(slope);
        if (from.lt(x) && x.lt(to)) cuts.push(x);
      }
    });
    cuts.sort((a, b) => a.compare(b));
    let start = from;
    for (const cut of cuts) {
      if (!start.lt(cut)) continue;
      const middle = start.plus(cut).per(Fraction.of(2n));
      const costs = possible.map(p => costAt(p.s, middle));
      const least = costs.reduce(min);
      const winners = possible.filter((_, i) => isNear(costs[i]!, least));
      this.add(start, cut, winners.length === 1 || this.tie === 'first' ? winners[0]!.id : null);
      start = cut;
    }
  }
}

function merged(segments: readonly Segment[]): readonly Segment[] {
  const result: Segment[] = [];
  for (const s of segments) {
    const last = result.at(-1);
    if (last && last.cheapest === s.cheapest) result[result.length - 1] = { ...last, to: s.to };
    else result.push(s);
  }
  return result;
}
