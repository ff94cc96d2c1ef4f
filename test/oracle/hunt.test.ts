import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { test } from 'vitest';
import { compileCatalog } from '../../scripts/compile-catalog.ts';
import { scenarioOf } from './arbitrary-scenario.ts';
import { differences, reportOf } from './compare.ts';
import { yamlOf } from './yaml.ts';

const F = JSON.parse(process.env['F'] ?? '{}');
test('hunt', async () => {
  const { json } = await compileCatalog('pricing-data');
  const start = Date.now();
  let runs = 0; let refused = 0; const why = new Map<string, number>();
  let infeasible = 0, plans = 0;
  try {
  fc.assert(
    fc.property(scenarioOf({ apis: 2, rents: 0, buys: 0, fills: false, waiting: false, leadTimes: [0], ranges: 0, ...F }), s => {
      runs++;
      const r = reportOf(s, json);
      if (typeof r === 'string') {
        refused++;
        const k = r.slice(0, 90); why.set(k, (why.get(k) ?? 0) + 1);
        return;
      }
      for (const p of r.plans) { plans++; if (!p.feasible) infeasible++; }
      const d = differences(s, r);
      if (d.length) throw new Error(d.slice(0, 12).join('\n'));
    }),
    { numRuns: Number(process.env['N'] ?? 200), seed: Number(process.env['S'] ?? 1), interruptAfterTimeLimit: Number(process.env['T'] ?? 60000), reporter(out) {
      if (out.failed) {
        const s = out.counterexample?.[0];
        writeFileSync('/tmp/hunt.yaml', s ? yamlOf(s) : '');
        writeFileSync('/tmp/hunt.json', JSON.stringify(s));
        console.log(s ? yamlOf(s) : '', String(out.errorInstance).slice(0, 3000));
        throw new Error('failed');
      }
    } },
  );
  } finally {
  console.log({ runs, refused, plans, infeasible, ms: Date.now() - start }, [...why]);
  }
}, 600000);
