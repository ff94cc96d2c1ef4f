import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal } from '../../src/quantity/decimal.ts';
import {
  amountOf,
  count,
  fixed,
  footed,
  money,
  percent,
  plain,
  unitPrice,
  volume,
  volumes,
} from '../../src/report/format.ts';

describe('money', () => {
  test.each([
    ['11240.37', '11,240'],
    ['1234567.5', '1,234,568'],
    ['1234566.5', '1,234,566'],
    ['100', '100'],
    ['99.994', '99.99'],
    ['99.996', '100'],
    ['12', '12.00'],
    ['0', '0'],
    ['-0', '0'],
    ['-0.0000', '0'],
    ['0.0034', '0.0034'],
    ['0.00001234', '0.000012'],
    ['-1234.5', '-1,234'],
    ['1e21', '1,000,000,000,000,000,000,000'],
  ])('%s is shown as %s', (value, shown) => {
    expect(money(value)).toBe(shown);
  });
  test.each([
    ['0.6213', '0.62'],
    ['1.1536', '1.15'],
    ['0.0341', '0.034'],
    ['0.0996', '0.10'],
    ['25', '25.00'],
    ['1234.5', '1,234'],
    ['0', '0'],
  ])('a price per Mtok of %s is shown as %s', (value, shown) => {
    expect(unitPrice(value)).toBe(shown);
  });
});

describe('shares', () => {
  test.each([
    ['0.6137', '61 %'],
    ['0', '0 %'],
    ['1', '100 %'],
    ['0.004', '0.4 %'],
    ['0.0004', '<0.1 %'],
    ['0.9999', '>99 %'],
    ['-0.2', '-20 %'],
    ['3', '300 %'],
  ])('%s is shown as %s', (value, shown) => {
    expect(percent(value)).toBe(shown);
  });
});

describe('volumes and counts', () => {
  test.each([
    ['212000000', '212M'],
    ['9400000', '9.4M'],
    ['1240000000', '1.24B'],
    ['999999', '1M'],
    ['12', '12'],
    ['0', '0'],
    ['7.5e15', '7,500T'],
  ])('%s tok is shown as %s', (value, shown) => {
    expect(volume(value)).toBe(shown);
  });
  test('the ends of an interval have the digits that tell them apart', () => {
    expect(volumes('235714285.7', '243000000')).toEqual(['236M', '243M']);
    expect(volumes('235714285.7', '235714999')).toEqual(['235.714M', '235.715M']);
  });
  test('an amount in a sentence has its unit', () => {
    expect([amountOf('9400000', 'tok/min'), amountOf('141', 'GB'), amountOf('2.6', 'replica')]).toEqual([
      '9.4M tok/min',
      '141 GB',
      '2.6 replica',
    ]);
  });
  test('an average fleet keeps its decimals, a whole one has none', () => {
    expect([count('4'), count('2.500'), count('1200')]).toEqual(['4', '2.5', '1,200']);
  });
  test('numbers to be checked keep what can be checked', () => {
    expect(['20870.44', '0.000001131', '18090000000', '667852.126789', '1234567.891'].map(plain)).toEqual([
      '20,870.44',
      '0.000001131',
      '18,090,000,000',
      '667,852.13',
      '1,234,567.89',
    ]);
  });
});

describe('rows that must add up', () => {
  test('thirds of a hundred are 34, 33 and 33', () => {
    expect(footed(['0.3333333', '0.3333333', '0.3333334'], '1', 2).map(String)).toEqual(['0.33', '0.33', '0.34']);
  });
  test('the rounded rows always make the rounded total, each within one step of its own', () => {
    const amount = fc.integer({ min: -5_000_000, max: 5_000_000 }).map(n => new Decimal(n).dividedBy(1000));
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 30 }), fc.constantFrom(0, 2), (parts, places) => {
        const total = parts.reduce((a, b) => a.plus(b));
        const rounded = footed(parts, total, places);
        const sum = rounded.reduce((a, b) => a.plus(b));
        expect(fixed(sum, places)).toBe(fixed(total, places));
        for (const [i, part] of parts.entries())
          expect(rounded[i]!.minus(part).abs().lt(new Decimal(10).pow(-places))).toBe(true);
      }),
    );
  });
  test('rows that do not belong to the total are rounded by themselves', () => {
    expect(footed(['1.4', '1.4'], '100', 0).map(String)).toEqual(['1', '1']);
  });
});
