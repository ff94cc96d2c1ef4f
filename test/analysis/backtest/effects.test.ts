import fc from 'fast-check';
import { expect, test } from 'vitest';
import { uniformShare } from '../../../src/analysis/backtest/billed-discount.ts';
import { type Compared, EFFECTS, sum, takenApart } from '../../../src/analysis/backtest/effects.ts';
import { Decimal, ONE } from '../../../src/quantity/decimal.ts';

const d = (value: number | string) => new Decimal(value);

/** 10 tok at 2 by list, of which the scenario pays 90 %; batches cost 1, flex 1.5, long prompts half as much again. */
const row = (cells: Compared['cells'], billedShare = '0.9'): Compared => ({
  quantity: d(10),
  cost: d(18),
  paidShare: d('0.9'),
  billedShare: d(billedShare),
  tier: 'standard',
  cells,
  listPrice: (tier, length) => {
    const price = { standard: '2', batch: '1', flex: '1.5', priority: undefined }[tier];
    return price === undefined ? undefined : d(price).times(length === 'long' ? '1.5' : 1);
  },
});

const cell = (tier: 'standard' | 'batch' | 'flex' | 'priority', quantity: number | undefined, amount: string) => ({
  tier,
  length: undefined,
  quantity: quantity === undefined ? undefined : d(quantity),
  amount: d(amount),
});

const told = ({ effects }: ReturnType<typeof takenApart>) =>
  Object.fromEntries(EFFECTS.flatMap(name => (effects[name].isZero() ? [] : [[name, effects[name].toNumber()]])));

test('each step replaces one thing of the model by that of the bill', () => {
  const cells = [cell('standard', 4, '6.4'), cell('batch', 6, '4.8'), cell('flex', 2, '2.4')];
  expect(told(takenApart(row([...cells, { ...cell('standard', 1, '2.5'), length: 'long' }], '0.8')))).toEqual({
    // 13 tok where 10 were modelled: 3 x 2 x 0.9
    volume: 5.4,
    // 6 tok in batches: 6 x (1 - 2) x 0.9
    batch: -5.4,
    // 2 tok in flex: 2 x (1.5 - 2) x 0.9
    tier: -0.9,
    // 1 tok of long prompts: 1 x (3 - 2) x 0.9
    length: 0.9,
    // list 4 x 2 + 6 x 1 + 2 x 1.5 + 1 x 3 = 20, of which a tenth less is paid
    discount: -2,
    // 6.4 + 4.8 + 2.4 + 2.5 = 16.1 were billed, 20 x 0.8 = 16 explained
    rest: 0.1,
  });
});

test('the effects add up to what was billed less what was modelled, to the last digit', () => {
  const amounts = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map(n => d(n).dividedBy(1_000_000));
  const cells = fc.array(
    fc.record({
      tier: fc.constantFrom('standard', 'batch', 'flex', 'priority'),
      length: fc.constantFrom(undefined, 'short', 'long'),
      quantity: fc.option(fc.integer({ min: 0, max: 2_000_000_000 }).map(d), { nil: undefined }),
      amount: amounts,
    }),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(
      cells,
      fc.integer({ min: 0, max: 2_000_000_000 }),
      fc.integer({ min: 1, max: 1000 }),
      fc.integer({ min: 1, max: 1000 }),
      (some, quantity, paid, billed) => {
        const [paidShare, billedShare] = [d(paid).dividedBy(1000), d(billed).dividedBy(1000)];
        const cost = d(quantity).times('0.0000123457').times(paidShare);
        const listPrice: Compared['listPrice'] = (tier, length) =>
          tier === 'priority'
            ? undefined
            : d(tier === 'standard' ? 7 : 3).dividedBy(length === 'long' ? 300_000 : 1_000_000);
        const { effects } = takenApart({
          quantity: d(quantity),
          cost,
          paidShare,
          billedShare,
          tier: 'standard',
          cells: some as Compared['cells'],
          listPrice,
        });
        const whole = sum(some.map(c => c.amount)).minus(cost.toDecimalPlaces(18));
        expect(sum(EFFECTS.map(name => effects[name])).eq(whole)).toBe(true);
      },
    ),
    { numRuns: 300, seed: 1 },
  );
});

test('what an invoice does not say how much of is not taken apart', () => {
  expect(takenApart(row([cell('standard', undefined, '20')]))).toMatchObject({ unknown: 'quantity' });
  // 20 - 18
  expect(told(takenApart(row([cell('standard', undefined, '20')])))).toEqual({ rest: 2 });
});

test('a tier without a list price stays in the rest, after the volume', () => {
  // 12 tok at 1.8 are 21.6, 3.6 more; 30 - 21.6 rests
  const apart = takenApart(row([cell('priority', 12, '30')]));
  expect(apart.unknown).toBe('price');
  expect(told(apart)).toEqual({ volume: 3.6, rest: 8.4 });
});

test('what was not billed is all of it', () => {
  expect(told(takenApart(row([])))).toEqual({ notBilled: -18 });
});

test('a discount is one only where all prices bear it', () => {
  const priced = (...pairs: readonly (readonly [string, string])[]) =>
    pairs.map(([amount, listed]) => ({ amount: d(amount), listed: d(listed), lines: 1 }));
  expect(uniformShare(priced(['88', '100'], ['4.40', '5']))?.toNumber()).toBe(0.88);
  // cents are rounded: 0.03 for 0.0264 is no other price
  expect(uniformShare(priced(['88', '100'], ['0.03', '0.03']))).toBeDefined();
  expect(uniformShare(priced(['88', '100'], ['100', '100']))).toBeUndefined();
  // above the list is no discount
  expect(uniformShare(priced(['110', '100']))).toBeUndefined();
  expect(uniformShare(priced(['100', '100']))?.eq(ONE)).toBe(true);
});
