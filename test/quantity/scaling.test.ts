import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal } from '../../src/quantity/decimal.ts';
import { likelyValues } from '../../src/quantity/exact.ts';
import { Fraction } from '../../src/quantity/fraction.ts';
import { Quantity } from '../../src/quantity/quantity.ts';
import { fractionValues } from './error-scale.ts';
import { given, graphs } from './graph.ts';

describe('units carry through a formula', () => {
  test('k times every price is k times every total', () => {
    fc.assert(
      fc.property(
        graphs({ unit: 'USD' }),
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 50 }),
        ({ output }, n, d) => {
          // only inputs in USD are scaled; a count or a share stays what it is
          const k = Fraction.of(BigInt(n), BigInt(d));
          const prices = new Map<string, Fraction>();
          const collect = (q: Quantity): void => {
            if (q.operation.kind === 'given')
              for (const v of q.operation.elements)
                if (q.unit.powers.has('USD'))
                  prices.set(v.path, Fraction.from(v.likely.numerator).per(Fraction.from(v.likely.denominator)));
            q.of.forEach(collect);
          };
          collect(output);
          fc.pre(output.unit.powers.has('USD'));
          const scaled = fractionValues(output, path => prices.get(path)?.times(k));
          const right = fractionValues(output).map(v => v.times(k));
          expect(scaled.every((v, i) => v.compare(right[i]!) === 0)).toBe(true);
        },
      ),
      { seed: 200, numRuns: 400 },
    );
  });

  const amount = fc
    .tuple(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 0, max: 4 }))
    .map(([n, places]) => new Decimal(n).dividedBy(10 ** places));
  const three = (v: Decimal): [Decimal, Decimal, Decimal] => [v, v, v];
  const cost = (volume: Decimal, volumeUnit: string, price: Decimal, priceUnit: string) =>
    likelyValues(
      Quantity.given(given('volume', three(volume), volumeUnit)).times(
        Quantity.given(given('price', three(price), priceUnit)),
      ),
    )[0]!;

  test('a volume in Mtok, ktok or tok and a price per Mtok, ktok or tok give the same bill', () => {
    fc.assert(
      fc.property(amount, amount, (mtok, perMtok) => {
        const bills = [
          cost(mtok, 'Mtok/month', perMtok, 'USD/Mtok'),
          cost(mtok.times(1000), 'ktok/month', perMtok.dividedBy(1000), 'USD/ktok'),
          cost(mtok.times('1e6'), 'tok/month', perMtok.dividedBy('1e6'), 'USD/tok'),
          cost(mtok.dividedBy(1000), 'Btok/month', perMtok.times(1000), 'USD/Btok'),
        ];
        expect(bills.map(b => b.toFixed())).toEqual(bills.map(() => mtok.times(perMtok).toFixed()));
      }),
      { seed: 201, numRuns: 300 },
    );
  });

  test('a rate by the second, the minute or the hour is the same rate', () => {
    fc.assert(
      fc.property(amount, perSecond => {
        const rate = (n: Decimal, unitText: string) =>
          fractionValues(Quantity.given(given('rate', three(n), unitText)))[0]!;
        const seconds = rate(perSecond, 'tok/s');
        expect(seconds.compare(rate(perSecond.times(60), 'tok/min'))).toBe(0);
        expect(seconds.compare(rate(perSecond.times(3600), 'tok/h'))).toBe(0);
      }),
      { seed: 202, numRuns: 300 },
    );
  });
});
