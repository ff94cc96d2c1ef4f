import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadHighs } from '../../../src/analysis/routing/highs.ts';
import type { Solve } from '../../../src/analysis/routing/solver.ts';
import { Decimal } from '../../../src/quantity/decimal.ts';
import { renderJson } from '../../../src/report/json.ts';
import type { Report } from '../../../src/report/report.ts';
import { runRoute } from '../../../src/report/routing/build-route.ts';
import { renderRouteText } from '../../../src/report/routing/route-page.ts';
import { splitBill } from '../../../src/report/routing/split-lines.ts';
import { PAGE } from '../../../src/report/screen.ts';
import { displayWidth } from '../../../src/report/width.ts';
import { catalogJson } from '../../scenarios/catalog.ts';

const CLINIC = `tco: 1
name: A clinic with nothing but APIs
asOf: 2026-11-01
tasks:
  letters: { requests: 600 /day, input: 12k tok, output: 1200 tok, data: regulated, compliance: [hipaa] }
  questions: { requests: 600 /day, input: 1k tok, output: 200 tok }
options:
  sonnet: { api: anthropic/claude-sonnet-4-6 }
  haiku: { api: anthropic/claude-haiku-4-5 }
`;

const PEAK = `tco: 1
name: One server, and an API for what it cannot hold
asOf: 2026-11-01
tasks:
  answer: { requests: 60k /day, input: 3000 tok, output: 300 tok, traffic: office-hours }
  mail: { requests: 8k /day, input: 2000 tok, output: 300 tok, traffic: consumer, batchable: 50% }
options:
  sonnet: { api: anthropic/claude-sonnet-4-6 }
  haiku: { api: anthropic/claude-haiku-4-5 }
  server:
    model: llama-3.3-70b
    precision: fp8
    replica: 2 x h100-sxm
    rent: { price: 2.49 USD/GPU/h }
    throughput: { prefill: 9k tok/s, decode: 1500 tok/s }
    replicas: 1
    targetUtilisation: 80%
baseline: sonnet
staff: { mlops: { fte: 0.1..0.3, salary: 150000 USD/year, appliesTo: [rent], per: plan } }
`;

const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(
  JSON.parse(readFileSync('schema/report.schema.json', 'utf8')),
);

let solve: Solve;
beforeAll(async () => {
  solve = await loadHighs();
});

describe.each([
  ['first', 'scenarios/first.yaml', undefined],
  ['fintech-hybrid', 'scenarios/fintech-hybrid.yaml', undefined],
  ['clinic', 'clinic.yaml', CLINIC],
  ['peak', 'peak.yaml', PEAK],
])('the split of %s', (name, file, written) => {
  let report: Report;
  beforeAll(async () => {
    const text = written ?? readFileSync(file, 'utf8');
    const input = { text, file, sha256: '0'.repeat(64), settings: [], asOf: undefined, derivations: false };
    const asked = { ...input, catalogJson: await catalogJson(), toolVersion: '0.0.0' };
    report = runRoute(asked, { limits: { gap: 1e-6, time: 60 } }, solve).report!;
  }, 120_000);

  test('reads as in golden/scenario-*.txt', async () => {
    // the assumptions are those of `tco compare`
    const page = renderRouteText({ ...report, assumptions: [] }, PAGE);
    await expect(page).toMatchFileSnapshot(`golden/scenario-${name}.txt`);
  });
  test('keeps to its columns, in ASCII where there is nothing else', () => {
    for (const width of [20, 40, 60, 80, 120, 200]) {
      const text = renderRouteText(report, { ...PAGE, width, unicode: false });
      expect(Math.max(...text.split('\n').map(displayWidth))).toBeLessThanOrEqual(width);
      expect(text).toMatch(/^[\n -~]*$/);
    }
  });
  test('is a bill whose rows add up', () => {
    const bill = splitBill(report, report.routing!);
    if (report.routing!.plan === null) expect(bill).toBeUndefined();
    else {
      const all = [...bill!.amounts, ...bill!.restAmounts].reduce<Decimal>(
        (sum, x) => sum.plus(x ?? 0),
        new Decimal(0),
      );
      expect(all.toFixed()).toBe(
        new Decimal(bill!.plan.monthly!.value).toDecimalPlaces(bill!.places, Decimal.ROUND_HALF_EVEN).toFixed(),
      );
    }
  });
  test('is a report of the published schema', () => {
    expect(validate(JSON.parse(renderJson(report))), JSON.stringify(validate.errors)).toBe(true);
  });
});
