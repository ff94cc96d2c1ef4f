import { describe, expect, test } from 'vitest';
import { FIELDS } from '../../../src/catalog/fields.ts';
import { JUMP, Judge, LIMIT, RELATION } from '../../../src/catalog/guard/judge.ts';
import { magnitudeOf } from '../../../src/catalog/guard/number.ts';
import { aroundOthers, middleOf } from '../../../src/catalog/guard/peers.ts';

const judged = (act: (judge: Judge) => void, acknowledged = false) => {
  const judge = new Judge('api/x/y', acknowledged);
  act(judge);
  return judge.findings;
};
const RENT = { low: 1, high: 4, unit: 'USD/GPU/h', why: 'for a device' };

describe('a finding', () => {
  test('says what was found, what was expected, the likely slip, and how it is acknowledged', () => {
    expect(judged(j => j.expect(RELATION, ['offers', 0, 'price'], 'it is 20', 20, RENT))).toEqual([
      {
        entry: 'api/x/y',
        path: ['offers', 0, 'price'],
        code: 'E481',
        message: 'it is 20',
        expected: 'between 1 and 4 USD/GPU/h for a device',
        hint: 'about 10 times: a decimal point in the wrong place? If it is right, say why beside it: `unusual: "…"`',
      },
    ]);
  });
  test('is not made within the bounds, and the bounds are within', () => {
    for (const value of [1, 2, 4]) expect(judged(j => j.expect(RELATION, [], '', value, RENT))).toEqual([]);
  });
  test('is told once for each figure: peers before a relation, and a broken limit stays one', () => {
    const codes = (...order: string[]) =>
      judged(j => order.forEach(code => void j.expect(code, ['input'], code, 9, RENT))).map(f => f.code);
    expect([codes('E481', 'E482'), codes('E482', 'E481'), codes('E483', 'E481', 'E480')]).toEqual([
      ['E482'],
      ['E482'],
      ['E480'],
    ]);
  });
  test('names one bound where there is one', () => {
    const bounds = [
      { low: 0, high: 4 },
      { low: 7, high: Number.POSITIVE_INFINITY },
    ];
    const found = judged(j => bounds.forEach((b, i) => void j.expect(RELATION, [i], '', 5, b)));
    expect(found.map(f => f.expected)).toEqual(['at most 4', 'at least 7']);
  });
});

describe('`unusual`', () => {
  test('moves the bounds of a relation tenfold, beside the figure or for the entry', () => {
    // between 0.1 and 40
    const at = (value: number, unusual?: string, whole = false) =>
      judged(j => j.expect(RELATION, [], '', value, RENT, unusual), whole).length;
    expect([at(39), at(39, 'why'), at(39, undefined, true), at(41, 'why'), at(0.09, 'why')]).toEqual([1, 0, 0, 1, 1]);
  });
  test('lets a price jump sixtyfold', () => {
    const at = (value: number, unusual?: string) =>
      judged(j => j.expect(JUMP, [], '', value, { low: 1 / 3, high: 3 }, unusual)).length;
    expect([at(4), at(4, 'why'), at(59, 'why'), at(61, 'why')]).toEqual([1, 0, 0, 1]);
  });
  test('does not move a limit', () => {
    const found = magnitudeOf('2000 USD/Mtok', FIELDS.tokenPrice);
    const limits = { low: 0.001, high: 1000 };
    expect(judged(j => j.limit([], 'input', found, limits, 'why'), true).map(f => f.code)).toEqual([LIMIT]);
  });
});

test('a range is judged by both of its ends, and by how far they lie apart', () => {
  const codes = (text: string) =>
    judged(j => j.limit([], 'price', magnitudeOf(text, FIELDS.purchase), { low: 100, high: 200_000 })).map(f => f.code);
  expect(codes('25000..30000 USD/GPU')).toEqual([]);
  expect(codes('25000..300000 USD/GPU')).toEqual(['E480']);
  // 150,000 / 25,000 = 6; 160,000 / 25,000 = 6.4
  expect([codes('25000..150000 USD/GPU'), codes('25000..160000 USD/GPU')]).toEqual([[], ['E481']]);
});

test('magnitudes are in the first unit of the field, money in USD', () => {
  // 1 TB = 1000 GB; 1 EUR is about 1.1 USD; 80 GiB = 80 x 1.073741824 GB
  expect(magnitudeOf('1 TB', FIELDS.memory)!.likely).toBeCloseTo(1000, 9);
  expect(magnitudeOf('80 GiB', FIELDS.memory)!.likely).toBeCloseTo(85.899, 3);
  expect(magnitudeOf('0.2 EUR/kWh', FIELDS.electricity)!.likely).toBeCloseTo(0.22, 9);
  expect(magnitudeOf(undefined, FIELDS.memory)).toBeUndefined();
});

test('the middle of others is the median of the logarithms, and one outlier does not move it far', () => {
  expect(middleOf([1, 10, 100])).toEqual({ median: expect.closeTo(10, 9), count: 3 });
  // of an even number, the geometric mean of the two in the middle: (2 x 8)^(1/2) = 4
  expect(middleOf([1, 2, 8, 1e9])!.median).toBeCloseTo(4, 9);
  expect(middleOf([undefined, 0, Number.NaN])).toBeUndefined();
});

test('the first group with enough others is heard', () => {
  const few = { values: [5, 5], factor: 2, why: 'few' };
  const many = { values: [9, 10, 11], factor: 2, why: 'many' };
  expect(aroundOthers([few, many])).toEqual({ low: expect.closeTo(5, 9), high: expect.closeTo(20, 9), why: 'many' });
  expect(aroundOthers([few])).toBeUndefined();
});
