import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Amount, readAmount, type Wanted } from '../../../src/quantity/amount.ts';
import { Decimal } from '../../../src/quantity/decimal.ts';
import { cumulative } from '../../../src/quantity/normal.ts';
import { scaledAmount } from '../../../src/quantity/scaled-amount.ts';
import { Z } from '../../../src/quantity/spread/named-quantiles.ts';
import { spreadOf } from '../../../src/quantity/spread.ts';
import { writtenAmount } from '../../../src/quantity/written-amount.ts';

const PRICE: Wanted = { units: ['USD/GPU'], example: '30000 USD/GPU', min: '0' };

const number = fc.integer({ min: 1, max: 1_000_000 }).map(n => n / 1000);
const two = fc.tuple(number, number).map(pair => pair.sort((a, b) => a - b));
const three = fc.tuple(number, number, number).map(triple => triple.sort((a, b) => a - b));

/** Texts of every form that is not a file, right in most cases. */
const text = fc.oneof(
  two.map(([a, b]) => `${a}..${b}`),
  three.map(([a, b, c]) => `${a}..${b}..${c}`),
  three.map(([a, b, c]) => `triangular(${a}..${b}..${c})`),
  fc.tuple(number, number).map(([mean, sd]) => `normal(${mean}, ${sd})`),
  two.map(([a, b]) => `normal(p5=${a}, p95=${b})`),
  fc.tuple(number, number).map(([mean, sd]) => `lognormal(${mean}; ${sd})`),
  two.map(([a, b]) => `lognormal(p10=${a}, p90=${b})`),
  fc.tuple(number, number).map(([median, sigma]) => `lognormal(median=${median}, sigma=${sigma / 1000})`),
  fc
    .uniqueArray(number, { minLength: 2, maxLength: 6 })
    .map(values => `choice(${values.map(v => `${v} @1/${values.length}`).join(', ')})`),
);

const amount = text
  .map(numbers => readAmount(`${numbers} USD/GPU`, PRICE))
  .filter(reading => reading.ok)
  .map(reading => (reading as { amount: Amount }).amount);

describe('laws of uncertain amounts', () => {
  test('the likely value lies between the ends, and these within the bounds of the field', () => {
    fc.assert(
      fc.property(amount, ({ low, likely, high }) => low.gte(0) && low.lte(likely) && likely.lte(high)),
      { seed: 11, numRuns: 3000 },
    );
  });
  test('what is written of an amount is read as the same amount', () => {
    fc.assert(
      fc.property(amount, before => {
        const again = readAmount(writtenAmount(before), PRICE);
        if (!again.ok) throw new Error(`${writtenAmount(before)}: ${again.message}`);
        expect(spreadOf(again.amount)?.kind).toBe(spreadOf(before)?.kind);
        // 15 digits of a logarithm leave 1e-12 of a number that is five sigma away
        for (const end of ['low', 'likely', 'high'] as const)
          expect(again.amount[end].minus(before[end]).abs().lte(before[end].abs().times('1e-12'))).toBe(true);
      }),
      { seed: 12, numRuns: 2000 },
    );
  });
  test('an amount times a number is what is written with every number times it', () => {
    const times1000 = (written: string) =>
      written.replace(/@\S+|\d+(?:\.\d+)?/g, n => (n.startsWith('@') ? n : new Decimal(n).times(1000).toFixed()));
    fc.assert(
      fc.property(
        text.filter(t => !/sigma|p\d/.test(t)),
        numbers => {
          const [once, more] = [numbers, times1000(numbers)].map(t => readAmount(`${t} USD/GPU`, PRICE));
          if (!once!.ok || !more!.ok) return;
          const scaled = scaledAmount(once!.amount, new Decimal(1000));
          for (const end of ['low', 'likely', 'high'] as const)
            expect(scaled[end].minus(more!.amount[end]).abs().lte(more!.amount[end].abs().times('1e-12'))).toBe(true);
        },
      ),
      { seed: 13, numRuns: 1000 },
    );
  });
  test('no times an amount is nothing, and certain', () => {
    fc.assert(
      fc.property(amount, a => spreadOf(scaledAmount(a, new Decimal(0))) === undefined),
      { seed: 14, numRuns: 100 },
    );
  });
  test('whatever stands between the brackets, reading answers and never throws', () => {
    const piece = fc.constantFrom(
      ...[
        'normal',
        'lognormal',
        'choice',
        'samples',
        'triangular',
        '(',
        ')',
        ',',
        ';',
        '..',
        '@',
        '%',
        '=',
        'p5',
        'p95',
      ],
      ...['mean', 'sigma', '1', '0', '-', '1e30', '1/3', ' ', 'USD/GPU', 'k', 'a.csv', '..', '/', '\u0663', 'NaN'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 16 }), fc.boolean(), (parts, samples) => {
        const reading = readAmount(`normal(${parts.join('')}`, PRICE, { samples, width: true });
        const other = readAmount(parts.join(''), PRICE, { samples, width: true });
        return [reading, other].every(r => (r.ok ? r.amount.low.isFinite() : r.message.length > 0));
      }),
      { seed: 15, numRuns: 10_000 },
    );
  });
});

describe('the share of a normal distribution below a number', () => {
  test.each([
    ['p5', 0.95],
    ['p10', 0.9],
    ['p25', 0.75],
  ])('%s lies as far below the mean as its counterpart lies above', (name, share) => {
    expect(cumulative(Z[name]!)).toBeCloseTo(share, 14);
    expect(cumulative(-Z[name]!)).toBeCloseTo(1 - share, 14);
  });
  test('half at the mean, nothing and all far away', () => {
    expect([cumulative(0), cumulative(-40), cumulative(40)]).toEqual([0.5, expect.closeTo(0, 300), 1]);
    // 2.866515719235e-7 lies beyond five standard deviations
    expect(cumulative(-5)).toBeCloseTo(2.866515719235e-7, 14);
  });
});
