import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { shippedCatalog } from '../catalog/shipped.ts';
import { scenarioOf } from './arbitrary-scenario.ts';
import { wrongWinners } from './break-even.ts';
import { reportOf } from './compare.ts';
import { atValue } from './ranges.ts';

// what price drift would flip the verdict is another question, and takes most of the time of a run
vi.mock('../../src/analysis/flips.ts', async original => ({
  ...(await original<typeof import('../../src/analysis/flips.ts')>()),
  driftFlips: () => [],
}));

const catalog = JSON.parse(shippedCatalog().json);

test.each([
  ['an API and rented GPUs', { rents: 1, buys: 0 }],
  ['an API and owned hardware', { rents: 0, buys: 1 }],
])(
  'between %s the reported winner is the cheaper plan at volumes inside each interval',
  (_, kinds) => {
    const features = { apis: 1, ...kinds, fills: false, waiting: false, leadTimes: [0], ranges: 0 };
    fc.assert(
      fc.property(scenarioOf(features), s => {
        const report = reportOf(s, catalog);
        if (typeof report === 'string') throw new Error(report);
        expect(report.breakEven.flatMap(b => wrongWinners(b, atValue(s)))).toEqual([]);
      }),
      { numRuns: 10, seed: 7 },
    );
  },
  60_000,
);
