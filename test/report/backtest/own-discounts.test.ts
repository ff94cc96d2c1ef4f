import { expect, test } from 'vitest';
import { HEAD, holding } from './mail.ts';

/** Of June: a sells 600 Mtok of input at 2 and 60 of output at 8 USD, in all 1,680; b, a fifth off, 600 at 1.6 and 6 at 6.4 are 998.40. */
const SCENARIO = `tco: 1
name: Two
asOf: 2026-06-01
tasks:
  long: { requests: 10k /day, input: 2000 tok, output: 200 tok }
  short: { requests: 10k /day, input: 2000 tok, output: 20 tok }
options:
  a: { api: acme/chat, price: { input: 2 USD/Mtok, output: 8 USD/Mtok } }
  b: { api: acme/chat, price: { input: 2 USD/Mtok, output: 8 USD/Mtok }, discount: 20% }
plans: { p: { shares: { long: { a: 100% }, short: { b: 100% } } } }
baseline: p
`;

test('options of one API with discounts of their own have no effects where the bill is what the plan costs', () => {
  // input 1,200 + 960, output 480 + 38.40
  const bill = `${HEAD}2026-06-01,acme,chat,input,standard,1200000000,token,,2160,USD\n2026-06-30,acme,chat,output,standard,66000000,token,,518.4,USD\n`;
  const { report } = holding([bill], { scenario: SCENARIO });
  expect(report!.total).toMatchObject({ modelled: '2678.4', billed: '2678.4', unexplained: '0' });
  expect(Object.values(report!.total.effects).map(Number)).toEqual(Array(8).fill(0));
});
