import { describe, expect, test } from 'vitest';
import { readInvoice } from '../../../src/usage/invoice/read-invoice.ts';

const HEAD = 'date,provider,model,token_type,tier,quantity,unit,unit_price,amount,currency\n';

/** What is wrong with a line that says all three. */
const faults = (quantity: string, unit: string, price: string, amount: string) => {
  const line = `2026-06-01,openai,gpt-5-mini,output,standard,${quantity},${unit},${price},${amount},USD\n`;
  const read = readInvoice(HEAD + line, 'bill.csv');
  return 'problems' in read ? read.problems : [];
};

describe('quantity, unit price and amount that do not agree', () => {
  test('are told with both figures and their place', () => {
    // 84,000,000 x 0.00000075 = 63
    expect(faults('84000000', 'token', '0.00000075', '73.00')).toMatchObject([
      {
        code: 'E599',
        severity: 'error',
        message: '`84000000` times `0.00000075` is 63, and the amount is `73.00`',
        hint: 'the unit price is what was paid for one `token`; write what is right, or leave out the one of the three that is not sure',
        at: { file: 'bill.csv', line: 2, column: 72 },
        length: 5,
      },
    ]);
  });

  test('are told to be of another unit where that is what is wrong', () => {
    // 84 Mtok at 0.75 are 63, and so are 84,000,000 tok at 0.75 / 1,000,000
    expect(faults('84000000', 'token', '0.75', '63')).toMatchObject([
      { hint: 'the unit price is that of one `token`: is `0.00000075` meant?' },
    ]);
    expect(faults('84', 'Mtok', '0.00000075', '63')).toMatchObject([
      { hint: 'the unit price is that of one `Mtok`: is `0.75` meant?' },
    ]);
    // nothing was paid: no unit makes that of a price
    expect(faults('84', 'Mtok', '0.75', '0')[0]!.hint).toContain('what was paid');
  });

  test('are told together with the other faults of the line', () => {
    expect(faults('84', 'kilotokens', '0.75', '60').map(p => p.code)).toEqual(['E593', 'E599']);
  });
});

test('what rounding has cut off is no difference', () => {
  // 7 x 0.125 = 0.875, to cents 0.88; 0.89 would be another cent
  expect(faults('7', 'token', '0.12500', '0.88')).toEqual([]);
  expect(faults('7', 'token', '0.12500', '0.89')).toMatchObject([{ code: 'E599' }]);
  // a price of 0.13 may be anything from 0.125 to 0.135: 1000 of them 125 to 135, and half a cent
  expect(faults('1000', 'token', '0.13', '125.00')).toEqual([]);
  expect(faults('1000', 'token', '0.13', '124.99')).toMatchObject([{ code: 'E599' }]);
  // 1.2 Mtok may be anything from 1.15 to 1.25, at 2.000 from 2.30 to 2.50; a whole Mtok is one
  expect(faults('1.2', 'Mtok', '2.000', '2.49')).toEqual([]);
  expect(faults('1.2', 'Mtok', '2.000', '2.52')).toMatchObject([{ code: 'E599' }]);
  expect(faults('1', 'Mtok', '2.000', '2.49')).toMatchObject([{ code: 'E599' }]);
  // as a program may write 0.0000025: half a unit is 0.00000005, of 1,000,000 tok 0.05
  expect(faults('1000000', 'token', '2.5e-06', '2.55')).toEqual([]);
  expect(faults('1000000', 'token', '2.5e-06', '2.56')).toMatchObject([{ code: 'E599' }]);
});

test('what is given back has the price of what was taken', () => {
  // 100 x 2.50 = 250
  expect(faults('100', 'Mtok', '2.50', '-250')).toEqual([]);
  expect(faults('100', 'Mtok', '-2.50', '-250')).toEqual([]);
  expect(faults('100', 'Mtok', '2.50', '-260')).toMatchObject([
    { message: '`100` times `2.50` is 250, and the amount is `-260`' },
  ]);
  expect(faults('100', 'Mtok', '-2.50', '250')).toMatchObject([{ code: 'E599' }]);
});
