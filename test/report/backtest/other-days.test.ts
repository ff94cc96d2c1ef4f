import { expect, test } from 'vitest';
import { HEAD, held } from './mail.ts';

const costs = (...days: readonly string[]) =>
  HEAD + days.map(day => `${day},acme,chat,input,standard,,,,40,USD\n`).join('');
const usage = (...days: readonly string[]) =>
  HEAD + days.map(day => `${day},acme,chat,input,standard,20000000,token,,,USD\n`).join('');
const faults = (...bills: readonly string[]) =>
  held(bills).problems.flatMap(({ code, severity, message, hint, at }) =>
    severity === 'error' ? [[code, message, hint, `${at?.file}:${at?.line}`]] : [],
  );

test('costs of half a month are not held against the usage of all of it', () => {
  expect(faults(costs('2026-06-01', '2026-06-15'), usage('2026-06-01', '2026-06-30'))).toEqual([
    [
      'E598',
      'the costs of acme are of 2026-06-01 to 2026-06-15, and their usage in `bill-2.csv` of 2026-06-01 to 2026-06-30',
      'both are of --period 2026-06-01..2026-06-15',
      'bill-1.csv:2',
    ],
  ]);
});

test('nor where they share no day', () => {
  expect(faults(costs('2026-06-01', '2026-06-15'), usage('2026-06-16', '2026-06-30'))).toMatchObject([
    ['E598', expect.anything(), 'have both exported for the same days', 'bill-1.csv:2'],
  ]);
});

test('the same days are right, and usage that has money with it may be of others', () => {
  expect(faults(costs('2026-06-01', '2026-06-30'), usage('2026-06-01', '2026-06-30'))).toEqual([]);
  const whole = `${HEAD}2026-06-03,acme,chat,input,standard,20000000,token,,40,USD\n`;
  expect(faults(whole, usage('2026-06-01', '2026-06-30'))).toEqual([]);
});

test('a day on which only a fee was charged is no other day of the tokens', () => {
  const fee = `${costs('2026-06-01', '2026-06-29')}2026-06-30,acme,,web search,standard,,,,5,USD\n`;
  expect(faults(fee, usage('2026-06-01', '2026-06-29'))).toEqual([]);
});
