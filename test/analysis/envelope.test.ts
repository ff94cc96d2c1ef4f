import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { breakEvenOf, cheaperAt } from '../../src/analysis/break-even.ts';
import { type Envelope, envelopeOf } from '../../src/analysis/envelope.ts';
import type { Fraction } from '../../src/quantity/fraction.ts';
import { costOf, curve, F, type Staircase, staircase } from './staircase.ts';

/** The cheapest by evaluation at one volume; null where equal, or where nobody can. */
function cheapestOf(plans: readonly Staircase[], x: Fraction): string | null {
  let best: Fraction | undefined;
  let winners: number[] = [];
  plans.forEach((p, i) => {
    const c = costOf(p, x);
    if (!c || best?.lt(c)) return;
    winners = best && best.compare(c) === 0 ? [...winners, i] : [i];
    best = c;
  });
  return winners.length === 1 ? `p${winners[0]}` : null;
}

const named = ({ segments }: Envelope, x: Fraction) =>
  segments.find(s => s.from.lt(x) && (s.to === null || x.lte(s.to)))?.cheapest;

/** Volumes that could go wrong: around every boundary and every step, whole and halved. */
function volumes(plans: readonly Staircase[], { segments }: Envelope, most: number): Fraction[] {
  const edges = [
    ...segments.flatMap(s => (s.to ? [s.to] : [])),
    ...plans.flatMap(p => p.fleets.flatMap(f => Array.from({ length: 6 }, (_, i) => F(f.size * (i + 1))))),
    ...plans.flatMap(p => (p.limit ? [F(p.limit)] : [])),
  ];
  const tiny = F(1, 1_000_000);
  return [
    ...edges.flatMap(e => [e.minus(F(1)), e.minus(tiny), e.plus(tiny), e.plus(F(1))]),
    ...Array.from({ length: 40 }, (_, i) => F((i * 977) % most, 7)),
  ].filter(x => x.sign() > 0);
}

describe('the envelope agrees with plain evaluation', () => {
  test('of two plans, at thousands of volumes', () => {
    let looked = 0;
    fc.assert(
      fc.property(staircase, staircase, (a, b) => {
        const plans = [a, b];
        const envelope = envelopeOf([curve('p0', a), curve('p1', b)]);
        const end = envelope.endless ? envelope.segments.at(-1)!.to! : undefined;
        for (const x of volumes(plans, envelope, 10_000)) {
          if (end?.lt(x)) continue;
          looked++;
          const [right, found] = [cheapestOf(plans, x), named(envelope, x)];
          // at a single point where two curves touch, the segment around it keeps its winner
          if (right === null && found !== null && touches(plans, x)) continue;
          expect(found, `at ${x.toText()}`).toBe(right);
        }
      }),
      { seed: 600, numRuns: 120 },
    );
    expect(looked).toBeGreaterThan(5000);
  });

  test('of four plans', () => {
    fc.assert(
      fc.property(fc.array(staircase, { minLength: 4, maxLength: 4 }), plans => {
        const envelope = envelopeOf(plans.map((p, i) => curve(`p${i}`, p)));
        const end = envelope.endless ? envelope.segments.at(-1)!.to! : undefined;
        for (const x of volumes(plans, envelope, 10_000)) {
          if (end?.lt(x)) continue;
          const [right, found] = [cheapestOf(plans, x), named(envelope, x)];
          if (right === null && found !== null && touches(plans, x)) continue;
          expect(found, `at ${x.toText()}`).toBe(right);
        }
      }),
      { seed: 601, numRuns: 40 },
    );
  });

  test('and whatever it says it has proven, it has certified in fractions', () => {
    fc.assert(
      fc.property(staircase, staircase, (a, b) => {
        const pair = breakEvenOf(curve('p0', a), curve('p1', b));
        expect(pair.envelope.proven).toBe(true);
        expect(pair.certified).toBe(true);
      }),
      { seed: 602, numRuns: 150 },
    );
  });

  test('segments cover every volume once, in order, and no two neighbours have the same winner', () => {
    fc.assert(
      fc.property(staircase, staircase, (a, b) => {
        const { segments, endless } = envelopeOf([curve('p0', a), curve('p1', b)]);
        expect(segments[0]!.from.sign()).toBe(0);
        segments.slice(1).forEach((s, i) => {
          expect(s.from.compare(segments[i]!.to!)).toBe(0);
          expect(s.cheapest).not.toBe(segments[i]!.cheapest);
        });
        expect(segments.at(-1)!.to === null).toBe(!endless);
      }),
      { seed: 603, numRuns: 150 },
    );
  });
});

/** Whether two costs are equal at one point only. */
function touches(plans: readonly Staircase[], x: Fraction): boolean {
  const tiny = F(1, 10 ** 9);
  return cheapestOf(plans, x.minus(tiny)) !== null || cheapestOf(plans, x.plus(tiny)) !== null;
}

describe('ties and ends', () => {
  const line = (fixed: number, price: number, limit: number | null = null): Staircase => ({
    fixed,
    price,
    minimum: 0,
    fleets: [],
    limit,
  });
  test('where several are equal none is named, or the first when that is asked for', () => {
    const twins = () => [curve('p0', line(5, 100)), curve('p1', line(5, 100))];
    expect(envelopeOf(twins()).segments.map(s => [s.from.toText(), s.to, s.cheapest])).toEqual([['0', null, null]]);
    expect(envelopeOf(twins(), 'first').segments.map(s => [s.from.toText(), s.to, s.cheapest])).toEqual([
      ['0', null, 'p0'],
    ]);
  });
  test('plans that are equal only for good are the first there, the cheaper before', () => {
    const kinked = { ...line(0, 100), minimum: 10 };
    const { segments } = envelopeOf([curve('p0', kinked), curve('p1', line(0, 100))], 'first');
    expect(segments.map(s => [s.to?.toText() ?? null, s.cheapest])).toEqual([
      ['10', 'p1'],
      [null, 'p0'],
    ]);
  });
  test('one plan wins until it ends, and nobody behind it', () => {
    const { segments } = envelopeOf([curve('p0', line(5, 100, 50))]);
    expect(segments.map(s => [s.to?.toText() ?? null, s.cheapest])).toEqual([
      ['50', 'p0'],
      [null, null],
    ]);
  });
  test('the cheaper of two at one volume, null where they are equal', () => {
    const [a, b] = [curve('p0', line(10, 100)), curve('p1', line(0, 200))];
    // 10 + x against 2 x
    expect([9, 10, 11].map(x => cheaperAt(F(x), a!, b!))).toEqual(['p1', null, 'p0']);
  });
});

describe('many steps', () => {
  test('100,000 replicas of which each is a step are compared in well under a second', () => {
    const stairs: Staircase = { fixed: 0, price: 0, minimum: 0, fleets: [{ size: 1, cost: 1 }], limit: null };
    const line: Staircase = { fixed: 50_000, price: 50, minimum: 0, fleets: [], limit: null };
    const start = performance.now();
    const pair = breakEvenOf(curve('p0', stairs), curve('p1', line));
    // ceil(x) against 50,000 + x ÷ 2: on (99,998, 99,999] the steps cost 99,999, the line 99,999 to 99,999.5;
    // behind 99,999 they cost 100,000 and more, the line no more than that
    expect(pair.permanentFrom!.toText()).toBe('99999');
    expect(pair.certified).toBe(true);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
