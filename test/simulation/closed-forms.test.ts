import { describe, expect, test } from 'vitest';
import type { SimulationReport } from '../../src/report/simulation/simulation-report.ts';
import { api, apis, planIn, sharesIn, simulationOf } from './simulated.ts';

/** Of a standard normal distribution. */
const Z95 = 1.6448536269514722;
const Z90 = 1.2815515655446004;

/** P5, P50, P95 and mean of a plan's cost, each no farther from what is expected than a share of the spread. */
function expectCost(s: SimulationReport, expected: readonly [p5: number, p50: number, p95: number, mean: number]) {
  const { p5, p50, p95, mean } = planIn(s, 'a').monthly!;
  const room = 0.004 * (expected[2] - expected[0]);
  [p5, p50, p95, mean].forEach((found, i) => {
    expect(Math.abs(Number(found) - expected[i]!), `${i}: ${found}, not ${expected[i]}`).toBeLessThan(room);
  });
}

// 500 Mtok of input a month: the cost is 500 × price
describe('a cost that is linear in one input is distributed as that one is', () => {
  test('uniform 10..30: 10 + 20 u', async () => {
    // 500 × (11, 20, 29, 20)
    expectCost(await simulationOf(apis(api('a', '10..30 USD/Mtok'))), [5500, 10000, 14500, 10000]);
  });
  test('normal: mean ± 1.645 standard deviations', async () => {
    // 500 × (20 ∓ 1.64485 × 2)
    const [low, high] = [500 * (20 - 2 * Z95), 500 * (20 + 2 * Z95)];
    expectCost(await simulationOf(apis(api('a', '"normal(20, 2) USD/Mtok"'))), [low, 10000, high, 10000]);
  });
  test('triangular 10, 12, 30: F = (x − 10)²/(20 × 2) up to 12, 1 − (30 − x)²/(20 × 18) beyond', async () => {
    // P5: 10 + √(0.05 × 40) = 11.41421; P50: 30 − √(0.5 × 360) = 16.58359; P95: 30 − √(0.05 × 360) = 25.75736; mean (10 + 12 + 30)/3
    const p5 = 10 + Math.sqrt(2);
    const expected = [p5, 30 - Math.sqrt(180), 30 - Math.sqrt(18), 52 / 3].map(x => 500 * x);
    expectCost(await simulationOf(apis(api('a', 'triangular(10..12..30) USD/Mtok'))), expected as never);
  });
  test('lognormal with P10 5 and P90 20: the median is their geometric mean', async () => {
    // ln 20 − ln 5 = 2 × 1.28155 sigma; mean = median × exp(sigma²/2)
    const sigma = Math.log(4) / 2 / Z90;
    const expected = [Math.exp(-Z95 * sigma), 1, Math.exp(Z95 * sigma), Math.exp(sigma ** 2 / 2)].map(x => 5000 * x);
    expectCost(await simulationOf(apis(api('a', '"lognormal(p10=5, p90=20) USD/Mtok"'))), expected as never);
  });
  test('PERT 10, 15, 30: a beta distribution of shapes 1 + 4 × 5/20 = 2 and 1 + 4 × 15/20 = 4', async () => {
    // I_x(2, 4) = 1 − (1 − x)⁴ (1 + 4x): found by halving; the mean is (10 + 4 × 15 + 30)/6
    const beta = (share: number) => {
      let [low, high] = [0, 1];
      for (let i = 0; i < 60; i++) {
        const x = (low + high) / 2;
        if (1 - (1 - x) ** 4 * (1 + 4 * x) < share) low = x;
        else high = x;
      }
      return 500 * (10 + 20 * low);
    };
    const expected = [beta(0.05), beta(0.5), beta(0.95), (500 * 100) / 6] as const;
    expectCost(await simulationOf(apis(api('a', '10..15..30 USD/Mtok'))), expected);
  });
  test('choice: each value as often as its weight says', async () => {
    const s = await simulationOf(apis(api('a', '"choice(10 @20%, 20 @50%, 40 @30%) USD/Mtok"')));
    const { p5, p50, p95, mean } = planIn(s, 'a').monthly!;
    expect([p5, p50, p95].map(Number)).toEqual([5000, 10000, 20000]);
    // 500 × (0.2 × 10 + 0.5 × 20 + 0.3 × 40)
    expect(Math.abs(Number(mean) - 12000)).toBeLessThan(12);
  });
  test('samples of a file: each line alike', async () => {
    const samples = new Map([['prices.csv', 'price\n10\n10\n20\n60\n']]);
    const s = await simulationOf(apis(api('a', 'samples(prices.csv) USD/Mtok')), { samples });
    const { p5, p50, p95, mean } = planIn(s, 'a').monthly!;
    // half of the draws are 10, the next quarter 20: the median lies on the step between
    expect([p5, p95].map(Number)).toEqual([5000, 30000]);
    expect(Number(p50)).toBeGreaterThanOrEqual(5000);
    expect(Number(p50)).toBeLessThanOrEqual(10000);
    // 500 × 100/4
    expect(Math.abs(Number(mean) - 12500)).toBeLessThan(13);
  });
});

describe('shares of the variance', () => {
  test('of two independent inputs are as their variances: widths 20 and 10 as 4 to 1', async () => {
    const s = await simulationOf(apis(api('a', '10..30 USD/Mtok', '10..20 USD/Mtok')));
    const [drivers] = s.drivers;
    expect(drivers!.method).toBe('sobol');
    const shares = sharesIn(drivers!);
    expect(shares['options.a.price.input']).toBeCloseTo(0.8, 3);
    expect(shares['options.a.price.output']).toBeCloseTo(0.2, 3);
    // a sum of two: what each does alone is all it does
    for (const { first, total } of drivers!.variance) expect(Number(first.value)).toBeCloseTo(Number(total.value), 3);
  });
  test('of a product: price 10..30 at 500..1500 Mtok', async () => {
    // E = 20 × 1000; V(E|p) = 1000² × 400/12, V(E|q) = 20² × 10⁶/12, V(pq) − both = 400/12 × 10⁶/12
    const [p, q, both] = [1e6 * (400 / 12), 400 * (1e6 / 12), (400 / 12) * (1e6 / 12)];
    const all = p + q + both;
    const text = apis(api('a', '10..30 USD/Mtok')).replace('1000M tok/month', '1000M..3000M tok/month');
    const [drivers] = (await simulationOf(text)).drivers;
    const of = (id: string) => drivers!.variance.find(v => v.unknowns[0] === id)!;
    expect(Number(of('options.a.price.input').first.value)).toBeCloseTo(p / all, 2);
    expect(Number(of('options.a.price.input').total.value)).toBeCloseTo((p + both) / all, 2);
    expect(Number(of('tasks.chat.tokens').first.value)).toBeCloseTo(q / all, 2);
    expect(Number(of('tasks.chat.tokens').total.value)).toBeCloseTo((q + both) / all, 2);
  });
  test('of two correlated inputs are Shapley effects, half of what they share each', async () => {
    const text = `${apis(api('a', '"normal(20, 2) USD/Mtok"', '"normal(20, 1) USD/Mtok"'))}`.replace(
      'catalogSpreads: false',
      'catalogSpreads: false, correlations: [{ between: [options.a.price.input, options.a.price.output], rank: 0.8 }]',
    );
    const s = await simulationOf(text);
    // Pearson's r of a rank correlation of 0.8 in a Gaussian copula: 2 sin(π/6 × 0.8)
    const r = 2 * Math.sin((Math.PI / 6) * 0.8);
    expect(s.correlations).toEqual([{ between: ['options.a.price.input', 'options.a.price.output'], rank: '0.8' }]);
    const [drivers] = s.drivers;
    expect(drivers!.method).toBe('shapley');
    // V = 4 + 1 + 2 × 2r; effect of a: half of its share alone, (2 + r)², and of what is left with b known, 4 (1 − r²)
    const V = 5 + 4 * r;
    const a = ((2 + r) ** 2 + 4 * (1 - r * r)) / 2 / V;
    const shares = sharesIn(drivers!);
    expect(shares['options.a.price.input']).toBeCloseTo(a, 2);
    expect(shares['options.a.price.output']).toBeCloseTo(1 - a, 2);
    // the sum is normal: 500 × (40 ± 1.645 √V)
    expectCost(s, [500 * (40 - Z95 * Math.sqrt(V)), 20000, 500 * (40 + Z95 * Math.sqrt(V)), 20000]);
  });
});

test('correlations that only just hold together are drawn, and their effects add up, in whatever order they are looked at', async () => {
  // r of a's input and output: 1 − r² = 1e-5; b's input has 0 with the one and √(1e-5 (1 − 1e-6)) with the other: pivots 1, 1e-5, 1e-6, or 1, 1, 1e-11
  const [close, hardly] = ['0.999994486701857', '0.003019752474622'];
  const text =
    `${apis(api('a', '10..30 USD/Mtok', '10..30 USD/Mtok'), api('b', '15..30 USD/Mtok'))}plans: { both: { shares: { chat: { a: 50%, b: 50% } } } }\n`.replace(
      'catalogSpreads: false',
      `catalogSpreads: false, correlations: [{ between: [options.a.price.input, options.a.price.output], rank: ${close} }, { between: [options.a.price.output, options.b.price.input], rank: ${hardly} }]`,
    );
  const { drivers, plans } = await simulationOf(text);
  expect(plans.map(p => p.possible.value)).toEqual(['1', '1', '1']);
  for (const { variance } of drivers)
    expect(variance.reduce((sum, v) => sum + Number(v.total.value), 0)).toBeCloseTo(1, 6);
});

describe('A at 10..30 USD against B at 15..30 USD, 500 Mtok each', () => {
  const SCENARIO = apis(api('a', '10..30 USD/Mtok'), api('b', '15..30 USD/Mtok'));
  const run = simulationOf(SCENARIO);
  const near = ({ value, halfWidth }: { value: string; halfWidth: string }, expected: number, least: number) =>
    expect(Math.abs(Number(value) - expected)).toBeLessThan(2 * Number(halfWidth) + least);

  test('how often A is cheaper', async () => {
    // B < A: ∫15..30 of (30 − b)/20 db/15 = (15²/2)/300 = 0.375
    near(planIn(await run, 'a').cheapest, 0.625, 1e-4);
    near(planIn(await run, 'b').cheapest, 0.375, 1e-4);
  });
  test('regret, and what knowing everything is worth: the regret of the best choice', async () => {
    // E(A − B)⁺ = ∫15..30 (30 − b)²/2/20 db/15 = (15³/3)/2/300 = 1.875; E(B − A)⁺ = that + E(B) − E(A) = 4.375
    near(planIn(await run, 'a').regret!, 500 * 1.875, 0.5);
    near(planIn(await run, 'b').regret!, 500 * 4.375, 0.5);
    const { choice, knowing } = await run;
    expect(choice).toMatchObject({ atLikely: 'a', mostOften: 'a', leastRegret: 'a', costOfLikely: null });
    near(knowing.all, 500 * 1.875, 0.5);
  });
  test('what knowing one of them is worth, and from where on one would choose B', async () => {
    const of = async (id: string) => (await run).knowing.unknowns.find(u => u.unknown === `options.${id}.price.input`)!;
    // knowing a: B where a > E(B) = 22.5: ∫22.5..30 (a − 22.5) da/20 = 7.5²/2/20 = 1.40625
    // bins of the input: their edge does not lie on 22.5, so a little is lost
    const a = await of('a');
    expect(Math.abs(Number(a.value.value) - 703.125)).toBeLessThan(5);
    expect(a.switches.map(s => s.to)).toEqual(['b']);
    expect(Number(a.switches[0]!.from)).toBeCloseTo(22.5, 0);
    expect(Number(a.switches[0]!.share)).toBeCloseTo(0.375, 1);
    // knowing b: B where b < E(A) = 20: ∫15..20 (20 − b) db/15 = 5²/2/15 = 0.83333
    const b = await of('b');
    expect(Math.abs(Number(b.value.value) - 416.667)).toBeLessThan(5);
    expect(Number(b.switches[0]!.until)).toBeCloseTo(20, 0);
  });
  test('the tornado has each at its P5 and P95, the others at their middle', async () => {
    const [own, against] = (await run).drivers;
    expect(own!.tornado[0]).toEqual({ unknown: 'options.a.price.input', atP5: '5500', atP95: '14500' });
    // B less A: 22.5 − 29 = −6.5 and 22.5 − 11; 15.75 − 20 and 29.25 − 20
    expect(against).toMatchObject({ of: 'b', against: 'a', atLikely: '1250' });
    expect(against!.tornado).toEqual([
      { unknown: 'options.a.price.input', atP5: '5750', atP95: '-3250' },
      { unknown: 'options.b.price.input', atP5: '-2125', atP95: '4625' },
    ]);
    // 20² to 15²
    const shares = sharesIn(against!);
    expect(shares['options.a.price.input']).toBeCloseTo(400 / 625, 3);
    expect(shares['options.b.price.input']).toBeCloseTo(225 / 625, 3);
  });
  test('a limit holds as often as the formula says', async () => {
    // 500 × a ≤ 7,500 for a ≤ 15: a quarter
    const limited = `${SCENARIO}budget:\n  - { metric: plans.a.monthly, max: 7500 USD/month }\n  - { metric: plans.b.monthly, min: 9000 USD/month }\n`;
    const { budget } = await simulationOf(limited);
    near(budget[0]!.holds, 0.25, 1e-4);
    // 500 × b ≥ 9,000 for b ≥ 18: 12 of 15
    near(budget[1]!.holds, 0.8, 1e-4);
  });
});

test('the choice of the mean and that at likely values part where a range is skewed', async () => {
  // A: likely 10, mean (10 + 4 × 10 + 40)/6 = 15; B: 12
  const s = await simulationOf(apis(api('a', '10..10..40 USD/Mtok'), api('b', '12 USD/Mtok')));
  expect(s.choice).toMatchObject({ atLikely: 'a', leastRegret: 'b' });
  // 500 × (15 − 12)
  expect(Math.abs(Number(s.choice.costOfLikely!.value) - 1500)).toBeLessThan(5);
});

const SEEDS = Array.from({ length: 16 }, (_, i) => i + 1);

describe('what is said to lie within a half width 95 times in 100 does, over sixteen seeds', () => {
  const SCENARIO = apis(api('a', '10..30 USD/Mtok', '5..8 USD/Mtok'), api('b', '15..30 USD/Mtok', '4..9 USD/Mtok'));
  const runs = Promise.all(SEEDS.map(seed => simulationOf(SCENARIO, { seed })));
  const within = (estimates: readonly { value: string; halfWidth: string }[], truth: number) =>
    estimates.filter(e => Math.abs(Number(e.value) - truth) <= Number(e.halfWidth)).length;

  test('the median', async () => {
    const medians = (await runs).map(s => planIn(s, 'a').monthly!);
    // 500 × (20 + 6.5): both are symmetric
    expect(
      within(
        medians.map(m => ({ value: m.p50, halfWidth: m.halfWidth })),
        13250,
      ),
    ).toBeGreaterThan(12);
  });
  test('the share in which a plan is the cheapest', async () => {
    // a + x < b + y with x, y of width 3 and 5: midpoint sums over 400 × 400 points of x and y, b − a in closed form
    const below = (d: number) => {
      // P(a − b < d), a on 10..30, b on 15..30: mean over b of the share of a below b + d
      const least = Math.min(30, Math.max(15, 10 - d));
      const most = Math.min(30, Math.max(15, 30 - d));
      return ((most - least) * ((least + most) / 2 + d - 10)) / 20 / 15 + (30 - most) / 15;
    };
    let sum = 0;
    for (let i = 0; i < 400; i++)
      for (let j = 0; j < 400; j++) sum += below(4 + (5 * (i + 0.5)) / 400 - 5 - (3 * (j + 0.5)) / 400);
    const truth = sum / 160_000;
    expect(
      within(
        (await runs).map(s => planIn(s, 'a').cheapest),
        truth,
      ),
    ).toBeGreaterThan(12);
  });
});

describe('what is worth little to know is not lost in the noise of the rest, over sixteen seeds', () => {
  // B less A: 0.1 + (y − 1) on average, between −0.2 and 0.4, where A − B alone spreads over ±20
  const SCENARIO = apis(
    api('a', '10..30 USD/Mtok', '1 USD/Mtok'),
    api('b', '10.1..30.1 USD/Mtok', '0.7..1.3 USD/Mtok'),
  );
  // one chooses B for y < 0.9: 500 × (0.2²/2)/0.6
  const WORTH = 500 * (0.02 / 0.6);

  test.each([4096, 8192])('in %i draws', async draws => {
    const asked = { precision: { median: 1e-9, share: 1e-9 }, most: draws };
    const runs = await Promise.all(SEEDS.map(seed => simulationOf(SCENARIO, { seed, ...asked })));
    const found = runs.map(s => {
      expect(s.draws).toBe(draws);
      return s.knowing.unknowns.find(u => u.unknown === 'options.b.price.output')!;
    });
    for (const { value } of found) expect(Math.abs(Number(value.value) - WORTH)).toBeLessThan(0.4 * WORTH);
    const mean = found.reduce((sum, { value }) => sum + Number(value.value), 0) / SEEDS.length;
    // both choices are made with other draws than they are judged by, so that what is left is rather too low
    expect(mean).toBeGreaterThan(0.9 * WORTH);
    expect(mean).toBeLessThan(1.02 * WORTH);
    for (const { switches } of found) expect(switches.map(s => s.to)).toEqual(['b']);
  });
});

test('knowing what moves both plans alike is worth nothing, and is said to be, over sixteen seeds', async () => {
  const SCENARIO = apis(api('a', '10..30 USD/Mtok'), api('b', '10.1..30.1 USD/Mtok')).replace(
    'staff: {}',
    'overheads: { desk: { cost: 1000..9000 USD/month, appliesTo: [api], per: plan } }',
  );
  for (const seed of SEEDS) {
    const { knowing } = await simulationOf(SCENARIO, { seed });
    const desk = knowing.unknowns.find(u => u.unknown === 'overheads.desk.cost')!;
    // all is worth E(A − B)⁺ = 500 × about 20/6
    expect(Number(desk.value.value)).toBeLessThan(5);
    expect(desk.switches).toEqual([]);
  }
});
