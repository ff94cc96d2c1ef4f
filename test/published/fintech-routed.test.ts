import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadHighs } from '../../src/analysis/routing/highs.ts';
import type { Report } from '../../src/report/report.ts';
import { runRoute } from '../../src/report/routing/build-route.ts';
import { catalogJson } from '../scenarios/catalog.ts';
import { meets, read } from './figures.ts';

// Seed articles 001 and 004: a fintech went from 47,000 to 8,000 USD a month, 83 % less, paid back in four months.

let report: Report;

const figures = (rows: readonly (readonly [figure: string, is: string])[]) => {
  for (const [figure, is] of rows) {
    const found = read(report, figure);
    expect.soft(meets(found, is), `${figure} is ${found}, not ${is}`).toBe(true);
  }
};

beforeAll(async () => {
  const file = 'scenarios/fintech-hybrid.yaml';
  const input = { text: readFileSync(file, 'utf8'), file, sha256: '0'.repeat(64), settings: [], asOf: undefined };
  const asked = { ...input, catalogJson: await catalogJson(), toolVersion: '0.0.0' };
  ({ report } = runRoute(asked, { limits: { gap: 1e-9, time: 60 }, alone: true }, await loadHighs()) as {
    report: Report;
  });
}, 60_000);

describe('the fintech that leaves most of its API bill, routed', () => {
  test('goes where its hybrid plan goes: all on two spot H100 but what only the frontier model may answer', () => {
    figures([
      ['routing.split.length', '4'], // advise, classify, and extract in two portions
      ['routing.split.advise.sonnet.share', '1'],
      ['routing.split.classify.spot-h100.share', '1'],
      ['plans.routed.pools.spot-h100.replicas', '1'],
      ['plans.routed.monthly - plans.hybrid.monthly', '0.000000'],
      ['routing.gap', '0.000000'],
    ]);
  });

  test('runs at 83 % less than today, as the articles say', () => {
    figures([
      ['plans.sonnet.monthly', '46982.34'], // 47,000: 11,862.5 Mtok × 3 + 759.65625 Mtok × 15
      ['plans.routed.lines.spot-h100.rent.monthly', '1825.00'], // 2 × 1.25 USD × 730 h
      ['plans.routed.monthly - plans.routed.lines.spot-h100.upfront.monthly', '7765.00'], // 8,000: 1,825 + 2,190 of sonnet + 3,750 of an engineer
      [
        '(plans.sonnet.monthly - ( plans.routed.monthly - plans.routed.lines.spot-h100.upfront.monthly )) / plans.sonnet.monthly * 100',
        '83.47', // 1 − 7,765 / 46,982.34
      ],
    ]);
  });

  test('saves 73 % once the migration is counted, which they leave out', () => {
    figures([
      ['plans.routed.lines.spot-h100.upfront.monthly', '4868.41'], // 156,000 ÷ 32.0433, the annuity factor of 36 months at 8 %
      ['routing.savingAgainst.today.share * 100', '73.11'], // 1 − (7,765 + 4,868.41) / 46,982.34
    ]);
  });
});
