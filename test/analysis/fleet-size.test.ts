import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FLEET, planOf, reportOf, round } from '../model/compare.ts';

// a replica of 31.25 tok/s serves 81 Mtok in a month of 720 hours, or 3.375 Mtok in an hour of the day
interface Case {
  readonly tokens: number;
  readonly rent: number;
  readonly price: number;
  readonly peak: number;
}

const scenario = ({ tokens, rent, price, peak }: Case, pinned?: number) =>
  reportOf(
    `horizon: 2 month\ndiscountRate: 0% /year\ncalendar: { hoursPerMonth: 720 h/month }\ntasks: { chat: { tokens: ${tokens}M tok/month, inputShare: 50%, traffic: { peakToMean: ${peak} } } }\noptions:\n  host: { ${FLEET}, rent: { price: ${rent} USD/instance/month }, throughput: { total: 31.25 tok/s }${pinned === undefined ? '' : `, replicas: ${pinned}`} }\n  api: { api: x/y, price: { input: ${price} USD/Mtok, output: ${price} USD/Mtok } }\nplans: { mix: { fill: [host, api] } }\n`,
  );

describe('the fleet of a fill', () => {
  test('is the cheapest of all sizes, by trying each of them pinned', () => {
    fc.assert(
      fc.property(
        fc.record({
          tokens: fc.integer({ min: 1, max: 400 }),
          rent: fc.integer({ min: 10, max: 300 }),
          price: fc.integer({ min: 1, max: 4 }),
          peak: fc.constantFrom(1, 2, 4),
        }),
        c => {
          const chosen = planOf(scenario(c), 'mix');
          const found = { size: round(chosen.pools[0]?.replicas.value ?? '0'), cost: round(chosen.monthly!.value) };
          // nobody on the fleet: all of it at the API
          const sizes = [{ size: 0, cost: c.tokens * c.price }];
          const most = Math.ceil((c.tokens * c.peak) / 81);
          for (let n = 1; n <= most; n++)
            sizes.push({ size: n, cost: round(planOf(scenario(c, n), 'mix').monthly!.value) });
          const best = sizes.reduce((a, b) => (b.cost < a.cost - 1e-9 ? b : a));
          expect(found.cost).toBeCloseTo(best.cost, 8);
          expect(found.size).toBe(best.size);
        },
      ),
      { seed: 700, numRuns: 6 },
    );
  });

  test('is the smallest on a tie', () => {
    // a full replica costs 81 × 2 = 162 on the API as well: none is taken
    const plan = planOf(scenario({ tokens: 162, rent: 162, price: 2, peak: 1 }), 'mix');
    expect([round(plan.pools[0]!.replicas.value), round(plan.monthly!.value)]).toEqual([0, 324]);
  });

  test('is empty when the API is free, and holds everything when the fleet is', () => {
    const size = (c: Case) => round(planOf(scenario(c), 'mix').pools[0]!.replicas.value);
    expect(size({ tokens: 100, rent: 100, price: 0, peak: 1 })).toBe(0);
    expect(size({ tokens: 100, rent: 0, price: 2, peak: 1 })).toBe(2);
  });

  test('overflows hour by hour: one replica takes what fits into each hour', () => {
    // mean 81 Mtok at a peak of 4: one hour a day at 4 × 3.375 ÷ … of it 1 replica holds a quarter, the other 23 hours at 20/23 fit
    // served: (1 + 23 × 20/23) ÷ 24 = 21/24 of 81 = 70.875; 10.125 Mtok × 4 = 40.5 on top of 100
    const plan = planOf(scenario({ tokens: 81, rent: 100, price: 4, peak: 4 }), 'mix');
    expect([round(plan.pools[0]!.replicas.value), round(plan.monthly!.value)]).toEqual([1, 140.5]);
  });
});
