import { expect, test } from 'vitest';
import { FLEET, PLAIN, planOf, reportOf, round } from '../model/compare.ts';

/** Tasks that together keep exactly one replica busy: 1/n of it each, by rates that do not divide evenly. */
const exactlyFull = (n: number, a: number, b: number) =>
  Array.from(
    { length: n },
    (_, i) => `t${i}: { requests: 2592000 /month, input: ${a} tok, output: ${b * (n - 1)} tok }`,
  ).join(', ');

const scenario = (n: number, a: number, b: number, pinned: boolean) =>
  reportOf(
    // a request takes a ÷ (n·n·a) + b (n − 1) ÷ (n·n·b) = 1 ÷ n seconds of a replica; n tasks of one request a second fill it
    `${PLAIN}staff: { ops: { fte: 1, salary: 12000 USD/year, appliesTo: [api], per: option } }\ntasks: { ${exactlyFull(n, a, b)} }\noptions:\n  host: { ${FLEET}, rent: { price: 1 USD/GPU/h }, throughput: { prefill: ${n * n * a} tok/s, decode: ${n * n * b} tok/s }${pinned ? ', replicas: 1' : ''} }\n  api: { api: x/y, upfront: 600 USD, price: { input: 1000 USD/Mtok, output: 1000 USD/Mtok } }\nplans: { mix: { fill: [host, api] } }\n`,
  );

test('a fleet that is exactly full takes one replica, and nothing overflows from it: no API, no people for it, no up-front cost', () => {
  const wrong: string[] = [];
  for (const n of [3, 7, 9, 11])
    for (const [a, b] of [
      [3, 7],
      [7, 11],
      [13, 17],
    ] as const)
      for (const pinned of [true, false]) {
        const report = scenario(n, a, b, pinned);
        const [host, mix] = [planOf(report, 'host'), planOf(report, 'mix')];
        const costs = [host, mix].map(p => round(p.monthly!.value));
        // 720 h × 1 USD
        if (!host.feasible || costs.some(c => c !== 720))
          wrong.push(`${n} tasks, ${a}:${b}, ${pinned}: ${costs} ${host.feasible}`);
      }
  expect(wrong).toEqual([]);
});
