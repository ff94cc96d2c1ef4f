import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { endsOf } from '../../src/analysis/simulation/distribution-of.ts';
import type { SimulationReport } from '../../src/report/simulation/simulation-report.ts';
import { catalogJson } from '../scenarios/catalog.ts';
import { planIn, simulationOf } from './simulated.ts';

const catalog = await catalogJson();
const run = (text: string) => simulationOf(text, { catalogJson: catalog });

/** z of P95, P90 and the upper quartile of a normal distribution. */
const [Z95, Z90, Z75] = [1.6448536269514722, 1.2815515655446004, 0.6744897501960817];

const of = ({ unknowns }: SimulationReport, path: string) => unknowns.find(u => u.paths.includes(path))!;
// what has no end is cut 5 standard deviations out: quantiles move by 3e-7 of the probability
const close = (text: string, right: number) => expect(Math.abs(Number(text) / right - 1)).toBeLessThan(3e-6);

const TASK =
  'asOf: 2026-11-01\nhorizon: 12 month\nstaff: {}\ntasks: { chat: { tokens: 1000M tok/month, inputShare: 50% } }\n';
const RENTED =
  'model: llama-3.3-70b, precision: fp8, replica: 1 x h100-sxm, fit: assume, rent: { provider: prime-intellect, term: on-demand }, throughput: { total: 1k tok/s }';

test('an offer of rented GPUs with a range has its quartiles at the ends: each side is lognormal by itself', async () => {
  const s = await run(
    `${TASK}options: { a: { ${RENTED}, priceDrift: 0% /year }, b: { ${RENTED}, priceDrift: 0% /year } }\n`,
  );
  // 2.11..2.694..2.71 USD/instance/h
  const [price, ...others] = s.unknowns;
  expect([price!.value, others, price!.shape]).toEqual(['2.11..2.694..2.71', [], 'lognormal, its middle half']);
  close(price!.p5, 2.694 * (2.11 / 2.694) ** (Z95 / Z75));
  close(price!.p95, 2.694 * (2.71 / 2.694) ** (Z95 / Z75));
  // both options pay it: they cost the same in every draw, and the first is named
  expect(s.plans.map(p => p.cheapest.value)).toEqual(['1', '0']);
  expect(planIn(s, 'b').regret).toEqual({ value: '0', halfWidth: '0' });
});

test('an estimate of speed has P10 and P90 at the ends of its interval', async () => {
  const s = await run(readFileSync('scenarios/hospital.yaml', 'utf8'));
  const speed = of(s, 'options.own-l40s.estimate.speed');
  const [low, , high] = speed.value.split('..').map(Number) as [number, number, number];
  expect(speed.shape).toBe('lognormal, its middle 80 %');
  // the ends are shown to six digits
  expect(Math.abs(Number(speed.p5) / low ** (Z95 / Z90) - 1)).toBeLessThan(1e-5);
  expect(Math.abs(Number(speed.p95) / high ** (Z95 / Z90) - 1)).toBeLessThan(1e-5);
  close(speed.p50, 1);
});

const APIS = `${TASK}options:\n  a: { api: openai/gpt-4o }\n  b: { api: openai/gpt-4o, discount: 5% }\n  c: { api: openai/gpt-4o, priceDrift: -5..5% /year }\n`;

test('what the prices of an API may do is one unknown for all options that pay it, unless an option says its own', async () => {
  const s = await run(APIS);
  expect(s.unknowns.map(u => u.paths)).toEqual([
    ['options.a.priceDrift', 'options.b.priceDrift'],
    ['options.c.priceDrift'],
  ]);
  expect(of(s, 'options.a.priceDrift').origin).toBe('catalog');
  expect(of(s, 'options.c.priceDrift').origin).toBe('scenario');
  // the same drift on both: b is 5 % below a in every draw
  expect(planIn(s, 'a').cheapest.value).toBe('0');
  for (const figure of ['p5', 'p50', 'p95', 'mean'] as const)
    close(planIn(s, 'b').monthly![figure], 0.95 * Number(planIn(s, 'a').monthly![figure]));
});

test('without the spreads of the catalog only what is stated is drawn', async () => {
  const s = await run(`${APIS}uncertainty: { catalogSpreads: false }\n`);
  expect(s.unknowns.map(u => u.id)).toEqual(['options.c.priceDrift']);
  const { p5, p95 } = planIn(s, 'a').monthly!;
  expect(p5).toBe(p95);
});

test('an offer of one’s own has its range from end to end, as everything one states oneself', () => {
  const source = { kind: 'catalog', entry: 'rentals/mine/h100-sxm' };
  const ends = (more: object) => endsOf({ path: 'rentals', source: { ...source, ...more }, amount: {} } as never);
  expect([ends({}), ends({ overlay: 'prices' })]).toEqual(['middle half', 'all']);
});
