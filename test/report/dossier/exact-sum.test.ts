import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exactSum } from '../../../src/report/dossier/exact-sum.ts';

const decimal = fc
  .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.nat({ max: 40 }))
  .map(([minus, digits, places]) => new Decimal(`${minus ? '-' : ''}${digits}e-${places}`).toFixed());

test('decimals add up to the last digit, whatever their size', () => {
  const Exact = Decimal.clone({ precision: 300 });
  fc.assert(
    fc.property(fc.array(decimal, { maxLength: 8 }), decimals => {
      expect(exactSum(decimals)).toBe(decimals.reduce((sum, d) => sum.plus(d), new Exact(0)).toFixed());
    }),
    { numRuns: 300, seed: 8 },
  );
});

test.each([
  [[], '0'],
  [['0.1', '0.2'], '0.3'],
  [['1', '-1'], '0'],
  [['-0.5', '0.25'], '-0.25'],
  [['1000000000000000000000', '0.0000000000000000000001'], '1000000000000000000000.0000000000000000000001'],
])('%j come to %s', (decimals, total) => {
  expect(exactSum(decimals)).toBe(total);
});
