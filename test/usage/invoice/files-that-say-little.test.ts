import { describe, expect, test } from 'vitest';
import { readInvoice } from '../../../src/usage/invoice/read-invoice.ts';

const HEAD = 'date,provider,model,token_type,tier,quantity,unit,unit_price,amount,currency\n';
const faults = (text: string, file = 'bill.csv') => {
  const read = readInvoice(text, file);
  return 'problems' in read ? read.problems.map(({ message, at }) => `${at?.line}: ${message}`) : [];
};

describe('a file', () => {
  test('with a heading alone, or an answer without results, is told to hold nothing', () => {
    expect(faults(HEAD)).toEqual(['1: there is a heading, and no line below it']);
    expect(faults('{"object":"page","data":[],"has_more":false}')).toEqual(['1: it holds no results']);
    expect(faults('[]')).toEqual(['1: it holds no results']);
  });

  test.each([
    [';', 'semicolons'],
    ['\t', 'tabs'],
    ['|', 'bars'],
  ])('with cells apart by %j is told so', (sign, name) => {
    expect(faults(`${HEAD.replaceAll(',', sign)}a\n`)).toEqual([`1: the cells are apart by ${name}, not by commas`]);
  });

  test('with thousands of faults tells the first twenty, and how many more there are', () => {
    const lines = '2026-06-01,acme,chat,input,standard,"1,000",token,,1,USD\n'.repeat(5000);
    const told = faults(HEAD + lines);
    expect(told).toHaveLength(20);
    expect(told.at(-1)).toBe(
      '21: the quantity is `1,000`, which is not a plain number; so are 4980 more, of lines behind it',
    );
  });

  test('names a currency in whatever letters', () => {
    const read = readInvoice(`${HEAD}2026-06-01,acme,chat,input,standard,5,token,,1,usd\n`, 'bill.csv');
    expect('lines' in read && read.lines[0]!.currency).toBe('USD');
  });
});

describe('pages of an answer', () => {
  const page = (day: number, more: boolean) => ({
    object: 'page',
    data: [
      {
        start_time: Date.UTC(2026, 5, day) / 1000,
        end_time: Date.UTC(2026, 5, day + 1) / 1000,
        results: [{ amount: { value: 5, currency: 'usd' }, line_item: 'gpt-5-mini, input', quantity: 20 }],
      },
    ],
    has_more: more,
  });
  const goesOn = (...pages: readonly unknown[]) => {
    const read = readInvoice(JSON.stringify(pages.length === 1 ? pages[0] : pages), 'costs.json');
    if ('problems' in read) throw new Error(read.problems[0]!.message);
    return read.goesOn !== undefined;
  };

  test('go on where none of them is the last', () => {
    expect(goesOn(page(1, true))).toBe(true);
    expect(goesOn(page(1, false))).toBe(false);
    expect(goesOn(page(1, true), page(2, true))).toBe(true);
    expect(goesOn(page(1, true), page(2, false))).toBe(false);
  });

  test('that stand there twice would be counted twice', () => {
    expect(() => goesOn(page(1, true), page(2, false), page(1, true))).toThrow(
      'page 3 of the list says what page 1 says: it would be counted twice',
    );
  });
});

describe('the SKU of a row of FOCUS', () => {
  const line = (sku: string, description = '') => {
    const read = readInvoice(
      `BilledCost,ChargeCategory,SkuId,ChargeDescription,ConsumedQuantity,ConsumedUnit\n5,Usage,"${sku}","${description}",10,Tokens\n`,
      'focus.csv',
    );
    if ('problems' in read) throw new Error(read.problems[0]!.message);
    const { model, kind, tier, length } = read.lines[0]!;
    return [model, kind, tier, length];
  };

  test('names a service tier, too', () => {
    expect(line('batch | gpt-5.4-mini, input')).toEqual(['gpt-5.4-mini', 'input', 'batch', undefined]);
    expect(line('priority | gpt-5.4, output, long context')).toEqual(['gpt-5.4', 'output', 'priority', 'long']);
    expect(line('gpt-5.4-mini/input', 'flex processing')).toEqual(['gpt-5.4-mini', 'input', 'flex', undefined]);
    expect(line('gpt-5.4-mini/input', 'flexible terms')).toEqual(['gpt-5.4-mini', 'input', 'standard', undefined]);
  });
});
