import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  baseUnit,
  combined,
  parseUnit,
  sameDimension,
  UNIT_SYMBOLS,
  type Unit,
  unit,
} from '../../src/quantity/unit.ts';

const ratio = (u: Unit) => u.numerator.dividedBy(u.denominator).toFixed();

describe('a unit is powers of base units and an exact ratio', () => {
  test.each([
    ['Mtok', '1000000', 'tok'],
    ['Btok', '1000000000', 'tok'],
    ['year', '12', 'month'],
    ['kWh', '1000', 'W h'],
    ['MW', '1000000', 'W'],
    ['GiB', '1073741824', 'byte'],
    ['%', '0.01', ''],
    // a thing each 1/3600 h: 3,600 an hour
    ['tok/s', '3600', 'tok/h'],
    ['tok/min', '60', 'tok/h'],
    ['USD/Mtok', '0.000001', 'USD/tok'],
  ])('one %s is %s of %s', (text, factor, base) => {
    expect(ratio(unit(text))).toBe(factor);
    expect(baseUnit(unit(text).powers).text).toBe(base);
  });

  test('a third of an hour stays a ratio: 1 s is 1/3600 h, not 0.000277…', () => {
    const { numerator, denominator } = unit('s');
    expect([numerator.toFixed(), denominator.toFixed()]).toEqual(['1', '3600']);
  });

  test('hours, days and months are bases of their own: only a calendar joins them', () => {
    expect(sameDimension(unit('h'), unit('day'))).toBe(false);
    expect(sameDimension(unit('day'), unit('month'))).toBe(false);
    expect(sameDimension(unit('year'), unit('month'))).toBe(true);
  });

  test('currencies are bases of their own, so that no rate of exchange is ever assumed', () => {
    expect(sameDimension(unit('USD'), unit('EUR'))).toBe(false);
  });

  test('what no unit is called is not a unit, whatever the language keeps in its objects', () => {
    for (const text of ['usd', 'US$', 'mtok', 'gb', 'constructor', '__proto__', 'toString', 'USD//h', '/', 'USD/'])
      expect(parseUnit(text), text).toBeUndefined();
  });
});

describe('laws of units', () => {
  const symbol = fc.constantFrom(...UNIT_SYMBOLS.filter(s => s !== '%' && s !== '1'));
  const text = fc.tuple(symbol, fc.array(symbol, { maxLength: 3 })).map(([top, below]) => [top, ...below].join('/'));

  test('a product has the dimension of its factors, in either order', () => {
    fc.assert(
      fc.property(text, text, (a, b) => sameDimension(combined(unit(a), unit(b), 1), combined(unit(b), unit(a), 1))),
      { seed: 4, numRuns: 500 },
    );
  });
  test('times and per undo each other', () => {
    fc.assert(
      fc.property(text, text, (a, b) => sameDimension(combined(combined(unit(a), unit(b), 1), unit(b), -1), unit(a))),
      { seed: 5, numRuns: 500 },
    );
  });
  test('the written base unit reads as the same dimension', () => {
    fc.assert(
      fc.property(text, a => sameDimension(unit(baseUnit(unit(a).powers).text), unit(a))),
      { seed: 6, numRuns: 500 },
    );
  });
});
