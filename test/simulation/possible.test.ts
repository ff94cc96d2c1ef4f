import { expect, test } from 'vitest';
import { PAGE } from '../../src/report/screen.ts';
import { renderSimulationMarkdown } from '../../src/report/simulation/simulation-markdown.ts';
import { renderSimulationText } from '../../src/report/simulation/simulation-page.ts';
import { choiceSentence } from '../../src/report/simulation/simulation-words.ts';
import { FLEET } from '../model/compare.ts';
import { MONTH, planIn, simulated, simulationOf } from './simulated.ts';

// one replica of 100 tok/s takes 720 × 3,600 × 100 = 259.2 Mtok a month, at 720 USD; an API takes 5 USD/Mtok
const SCENARIO = `${MONTH.replace('1000M tok/month', '200M..300M tok/month')}options:
  api: { api: own/a, price: { input: 10 USD/Mtok, output: 0 USD/Mtok } }
  own: { ${FLEET}, rent: { price: 1 USD/GPU/h }, throughput: { total: 100 tok/s }, replicas: 1 }
`;
const run = simulationOf(SCENARIO);
const near = ({ value, halfWidth }: { value: string; halfWidth: string }, expected: number) =>
  expect(Math.abs(Number(value) - expected)).toBeLessThan(2 * Number(halfWidth) + 1e-3 * Math.abs(expected));

test('a fleet that is pinned is possible in the draws in which it can serve everything', async () => {
  const own = planIn(await run, 'own');
  // (259.2 − 200) / 100
  near(own.possible, 0.592);
  near(own.cheapest, 0.592);
  expect(own.monthly).toMatchObject({ p5: '720', p50: '720', p95: '720', halfWidth: '0' });
  expect(Number(own.regret!.value)).toBe(0);
  // of the API too, over all draws: 5 × (205, 250, 295)
  const api = planIn(await run, 'api');
  expect(api.possible).toEqual({ value: '1', halfWidth: '0' });
  [1025, 1250, 1475].forEach((right, i) => {
    const { p5, p50, p95 } = api.monthly!;
    expect(Math.abs(Number([p5, p50, p95][i]) - right)).toBeLessThan(2);
  });
});

test('what can be chosen for good is what is possible in every draw; its regret counts what was possible besides', async () => {
  const { choice, plans, knowing } = await run;
  // V = 250 at likely values: own at 720 USD; in 59.2 % of the draws
  expect(choice).toMatchObject({ atLikely: 'own', mostOften: 'own', leastRegret: 'api' });
  expect(choiceSentence(await run, 'USD')).toMatch(
    /^api is the choice to regret least of those that are possible in every case: on average/,
  );
  // own cannot be compared where it is not possible
  expect(choice.costOfLikely).toBeNull();
  // ∫200..259.2 (5V − 720) dV/100 = (2.5 × (259.2² − 200²) − 720 × 59.2)/100
  const regret = (2.5 * (259.2 ** 2 - 200 ** 2) - 720 * 59.2) / 100;
  near(planIn({ plans } as never, 'api').regret!, regret);
  near(knowing.all, regret);
});

test('who knows beforehand that a plan will be possible can choose it', async () => {
  // the volume is all there is to know: it is worth what all is, but for the bin of a sixteenth in which the fleet may be too small
  const { knowing } = await run;
  const [volume] = knowing.unknowns;
  const all = (2.5 * (259.2 ** 2 - 200 ** 2) - 720 * 59.2) / 100;
  // bins of 6.25 Mtok: from 256.25 on; (5 × about 257.7 − 720) × 2.95 %
  const lost = ((5 * (256.25 + 259.2)) / 2 - 720) * 0.0295;
  expect(volume!.unknown).toBe('tasks.chat.tokens');
  expect(Math.abs(Number(volume!.value.value) - (all - lost))).toBeLessThan(2);
  expect(volume!.switches).toMatchObject([{ to: 'own' }]);
  expect(Math.abs(Number(volume!.switches[0]!.until) / 1e6 - 256.25)).toBeLessThan(0.5);
});

test('a limit holds only where its plan is possible', async () => {
  const limited = `${SCENARIO}budget: [{ metric: plans.own.monthly, max: 1000 USD/month }, { metric: plans.api.monthly, max: 1100 USD/month }]\n`;
  const { budget } = await simulationOf(limited);
  near(budget[0]!.holds, 0.592);
  // 5 V ≤ 1,100 for V ≤ 220
  near(budget[1]!.holds, 0.2);
});

test('fleets of a fill stay at the size of today, and what overflows goes to the last option', async () => {
  const filled = SCENARIO.replace(', replicas: 1', '').concat('plans: { mix: { fill: [own, api] } }\n');
  const mix = planIn(await simulationOf(filled), 'mix');
  // at V = 250 one replica holds everything; beyond 259.2 Mtok the API takes the rest at 5 USD/Mtok: 720 + 5 × (V − 259.2)
  expect(Number(mix.monthly!.p5)).toBe(720);
  expect(Math.abs(Number(mix.monthly!.p95) - (720 + 5 * (295 - 259.2)))).toBeLessThan(1);
  // mean: 720 + 5 × 40.8²/2/100
  expect(Math.abs(Number(mix.monthly!.mean) - (720 + (5 * 40.8 ** 2) / 200))).toBeLessThan(0.2);
  // alone it is sized anew in every draw: 2 replicas beyond 259.2 Mtok
  const own = planIn(await simulationOf(filled), 'own');
  expect([own.possible.value, own.monthly!.p50, own.monthly!.p95]).toEqual(['1', '720', '1440']);
});

test('where every plan is closed nothing is drawn, and the reasons are told', async () => {
  const report = await simulated(SCENARIO.replace('inputShare: 50%', 'inputShare: 50%, accept: { models: [m-20b] }'));
  expect(report.simulation).toMatchObject({ draws: 0, plans: [], unknowns: [], choice: { mostOften: null } });
  const page = renderSimulationText(report, PAGE);
  expect(page).toContain('No plan is possible in any case.');
  expect(page).toMatch(/own is not possible: chat: \S+ is not accepted\./);
  expect(renderSimulationMarkdown(report, PAGE)).toContain('Nothing was drawn.');
});
