import { describe, expect, test } from 'vitest';
import type { Axis } from '../../src/quantity/axis.ts';
import { Decimal } from '../../src/quantity/decimal.ts';
import { Quantity } from '../../src/quantity/quantity.ts';
import { UnitFault } from '../../src/quantity/unit-fault.ts';
import { given } from './graph.ts';

const USD = Quantity.constant(5, 'USD', 'a price', 'price');
const MONTHLY = Quantity.constant(7, 'USD/month', 'a rent', 'rent');
const PLAIN = Quantity.constant(3, '', 'a count', 'count');
const MONTHS: Axis = { name: 'month', labels: ['1', '2'] };

/** The sentence in which a formula is refused while it is built. */
function refusal(build: () => Quantity): string {
  try {
    build();
  } catch (fault) {
    if (fault instanceof UnitFault) return fault.message;
    throw fault;
  }
  return 'built';
}

describe('a mistake of units fails while the formula is built, in one sentence', () => {
  test('adding USD a month to USD', () => {
    expect(refusal(() => USD.plus(MONTHLY))).toBe('cannot add rent in USD/month and price in USD');
  });
  test('subtracting a plain number from USD', () => {
    expect(refusal(() => USD.minus(PLAIN))).toBe('cannot subtract count in plain numbers and price in USD');
  });
  test('the greater or the lesser of USD and USD a month', () => {
    expect(refusal(() => USD.atLeast(MONTHLY))).toBe('cannot compare rent in USD/month and price in USD');
    expect(refusal(() => USD.atMost(MONTHLY))).toBe('cannot compare rent in USD/month and price in USD');
  });
  test('a name with a unit of another kind', () => {
    expect(refusal(() => USD.as('monthly cost', 'USD/month'))).toBe('monthly cost would be in USD, not in USD/month');
    expect(refusal(() => USD.per(USD).as('ratio', 'USD'))).toBe('ratio would be in plain numbers, not in USD');
    expect(refusal(() => USD.as('share', ''))).toBe('share would be in USD, not in plain numbers');
  });
  test('a choice between USD and USD a month', () => {
    expect(refusal(() => Quantity.when(PLAIN, USD, MONTHLY))).toBe(
      'cannot choose between price in USD and rent in USD/month',
    );
  });
  test('the twelfth root of money', () => {
    expect(refusal(() => USD.twelfthRoot())).toBe('only a plain factor has a twelfth root, price is in USD');
  });
  test('a row whose elements are of different kinds', () => {
    const one = new Decimal(1);
    const givens = [given('first', [one, one, one], 'USD'), given('second', [one, one, one], 'USD/month')];
    expect(refusal(() => Quantity.row(MONTHS, givens, 'prices'))).toBe(
      'second is in USD/month, the others of prices are in USD',
    );
  });
  test('grouping what does not run over the axis', () => {
    expect(refusal(() => USD.groupedTo(MONTHS, { name: 'task', labels: ['a'] }, [0]))).toBe(
      'price does not run over task',
    );
  });
  test('a step without a name is called by what it does', () => {
    expect(refusal(() => MONTHLY.plus(USD.plus(USD)))).toBe(
      'cannot add a plus of price and price in USD and rent in USD/month',
    );
  });
  test('two currencies', () => {
    const euros = Quantity.constant(1, 'EUR', 'a price', 'price in euros');
    expect(refusal(() => USD.plus(euros))).toBe('cannot add price in euros in EUR and price in USD');
  });
});

describe('units multiply and divide while a formula is built', () => {
  test('hours a month × USD an hour are USD a month', () => {
    const hours = Quantity.constant(730, 'h/month', 'hours', 'hours');
    const rate = Quantity.constant(2, 'USD/h', 'rate', 'rate');
    expect(hours.times(rate).as('cost', 'USD/month').shown.text).toBe('USD/month');
  });
  test('tokens ÷ tokens a second is a time: it can be shown in seconds', () => {
    const tokens = Quantity.constant(100, 'tok', 'tokens', 'tokens');
    const rate = Quantity.constant(50, 'tok/s', 'rate', 'rate');
    expect(tokens.per(rate).as('time', 's').shown.text).toBe('s');
  });
  test('times or per the plain constant 1 is the quantity itself', () => {
    const one = Quantity.constant(1, '', 'one');
    expect(USD.times(one)).toBe(USD);
    expect(one.times(USD)).toBe(USD);
    expect(USD.per(one)).toBe(USD);
    expect(one.compounded(MONTHS, 1)).toBe(one);
  });
  test('an input of the user that happens to be 1 stays in the formula', () => {
    const one = new Decimal(1);
    expect(USD.times(Quantity.given(given('options.a.discount', [one, one, one]))).of).toHaveLength(2);
  });
  test('naming again does not rename what others use', () => {
    const sum = USD.plus(USD).as('first name', 'USD');
    const again = sum.as('second name', 'USD');
    expect([sum.name, again.name]).toEqual(['first name', 'second name']);
  });
});
