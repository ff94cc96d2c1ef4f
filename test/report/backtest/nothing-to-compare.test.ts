import { expect, test } from 'vitest';
import type { Columns } from '../../../src/usage/invoice/read-invoice.ts';
import { HEAD, held } from './mail.ts';

/** What the errors of a bill are, and the warnings' codes. */
function faults(bill: string, columns?: Columns) {
  const { problems, report } = held([bill], columns);
  expect(report).toBeUndefined();
  const errors = problems.filter(p => p.severity === 'error');
  return errors.map(({ code, message, hint, at }) => ({ code, message, hint, at: at && `${at.line}:${at.column}` }));
}

const ODD = 'Day,Kind,Which,Paid\n2026-06-01,input,chat,900\n2026-06-30,output,chat,504\n';

test('a column of models that was not found is told, with the columns that the file has', () => {
  expect(faults(ODD, { date: 'Day', token_type: 'Kind', amount: 'Paid' })).toEqual([
    {
      code: 'E595',
      message: 'no line names a model: `bill-1.csv` has no `model`',
      hint: '--columns model=… says which column does; the file has `Day`, `Kind`, `Which`, `Paid`',
      at: '1:1',
    },
  ]);
});

test('so are a column of kinds and one of money, and one that is nearly named so', () => {
  expect(faults(ODD, { date: 'Day', model: 'Which', amount: 'Paid' })).toMatchObject([
    { message: 'no line says what kind of tokens it is for: `bill-1.csv` has no `token_type`' },
  ]);
  expect(faults(ODD, { date: 'Day', model: 'Which', token_type: 'Kind' })).toMatchObject([
    { message: 'no line says what it costs: `bill-1.csv` has no `amount`' },
  ]);
  expect(faults(ODD.replace('Which', 'Model'), { date: 'Day', amount: 'Paid', token_type: 'Kind' })).toMatchObject([
    { hint: '--columns model=Model says which column does; the file has `Day`, `Kind`, `Model`, `Paid`' },
  ]);
});

test('several columns that were not found are told together', () => {
  expect(faults(ODD, { date: 'Day', amount: 'Paid' }).map(({ message }) => message)).toEqual([
    'no line names a model: `bill-1.csv` has no `model`',
    'no line says what kind of tokens it is for: `bill-1.csv` has no `token_type`',
  ]);
});

test('a column with nothing in it is told to be empty', () => {
  const bill = `${HEAD}2026-06-01,acme,,input,standard,5,token,,1,USD\n`;
  expect(faults(bill)).toMatchObject([{ message: 'no line names a model: `model` is empty in all of `bill-1.csv`' }]);
});

test('words for tokens that nobody knows are blamed, and not the model that the plan buys', () => {
  const bill = `${HEAD}2026-06-01,acme,chat,inputt,standard,5,token,,1,USD\n2026-06-01,acme,chat,Ausgabe,standard,,,,1,USD\n`;
  expect(faults(bill)).toEqual([
    {
      code: 'E595',
      message: 'nothing on `bill-1.csv` is what the plan buys: no kind of tokens is known as `inputt`, `Ausgabe`',
      hint: 'did you mean `input`?',
      at: '2:22',
    },
  ]);
  // what the error says no warning says again
  expect(held([bill]).problems.filter(p => p.code === 'E593')).toEqual([]);
});

test('other models are blamed by their names', () => {
  const bill = `${HEAD}2026-06-01,acme,huge,input,standard,5,token,,1,USD\n2026-06-01,acme,huge,output,standard,5,token,,1,USD\n`;
  expect(faults(bill)).toEqual([
    {
      code: 'E595',
      message: 'nothing on `bill-1.csv` is what the plan buys: it charges for `huge`',
      hint: 'the plan buys acme/chat; --model NAME=acme/chat says what a name means',
      at: '2:1',
    },
  ]);
  // what each of the names may be is told besides
  expect(held([bill]).problems.filter(p => p.code === 'E596')).toHaveLength(1);
});

test('costs of a provider that are not by line item are told how to be had', () => {
  const bill = 'start_time_iso,amount_value,amount_currency,line_item\n2026-06-01T00:00:00,5,usd,\n';
  expect(faults(bill)).toMatchObject([
    {
      message: 'no line names a model: `line_item` is empty in all of `bill-1.csv`',
      hint: 'have the costs by line item: `group_by=line_item`',
    },
  ]);
});

test('a period that no line is of is told the one that they are of', () => {
  const july = `${HEAD}2026-07-02,acme,chat,input,standard,5,token,,1,USD\n2026-07-05,acme,chat,output,standard,5,token,,1,USD\n`;
  expect(faults(july)).toMatchObject([
    {
      message: '`bill-1.csv` charges for nothing from 2026-06-01 to 2026-06-30',
      hint: 'its lines are of --period 2026-07-02..2026-07-05',
      at: '2:1',
    },
  ]);
});

test('usage without money is told that costs are wanted, or which column has them', () => {
  const usage = `${HEAD}2026-06-01,acme,chat,input,standard,5,token,,,USD\n`;
  expect(faults(usage)).toMatchObject([
    {
      message: 'no line says what it costs: `amount` is empty in all of `bill-1.csv`',
      hint: /^give the export of costs, too: --actual costs\.csv usage\.csv; or --columns amount=… says/,
    },
  ]);
});
