import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shippedCatalog } from '../catalog/shipped.ts';
import { scenarioOf } from './arbitrary-scenario.ts';
import { differences, reportOf } from './compare.ts';

const catalog = JSON.parse(shippedCatalog().json);
const none = { apis: 1, rents: 0, buys: 0, fills: false, waiting: false, leadTimes: [0], ranges: 0 };

test.each([
  ['APIs', { ...none, apis: 2 }],
  ['rented fleets', { ...none, rents: 2 }],
  ['owned fleets', { ...none, buys: 2 }],
  ['hardware on its way', { ...none, buys: 2, leadTimes: [1, 2, 3] }],
  ['fills', { ...none, rents: 1, buys: 1, fills: true }],
  ['work that may wait', { ...none, rents: 1, buys: 1, waiting: true }],
  ['ranges', { ...none, rents: 1, buys: 1, ranges: 3 }],
])(
  'every figure of random scenarios with %s is what the oracle says',
  (_, features) => {
    fc.assert(
      fc.property(scenarioOf(features), s => {
        // break-even takes most of the time of a run, and has a test of its own
        const report = reportOf(s, catalog, false);
        if (typeof report === 'string') throw new Error(report);
        expect(differences(s, report)).toEqual([]);
      }),
      { numRuns: 18, seed: 11 },
    );
  },
  60_000,
);
