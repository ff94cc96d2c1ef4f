import { expect, test } from 'vitest';
import { parseScenario } from '../../src/scenario/parse.ts';

const codes = (rate: string, electricity: string) =>
  parseScenario(
    `discountRate: ${rate}
tasks: { chat: { requests: 1k /day, input: 1500 tok, output: 300 tok } }
options: { gpt: { api: openai/gpt-4o } }
sites: { office: { electricity: "${electricity}" } }
`,
    'a.yaml',
  ).problems.map(p => p.code);

test('of a distribution without ends only the middle can be unusual', () => {
  // 0.12 − 5 × 0.023 = 0.005 USD/kWh and 8 − 5 × 2 = −2 % lie below what is usual, and hardly ever come
  expect(codes('normal(8, 2)% /year', 'normal(0.12, 0.023) USD/kWh')).toEqual([]);
  expect(codes('normal(35, 2)% /year', 'lognormal(5, 1) USD/kWh')).toEqual(['E231', 'E230']);
});

test('the ends of a range can', () => {
  expect(codes('-2..8..12% /year', '0.005..0.12..0.2 USD/kWh')).toEqual(['E231', 'E230']);
  expect(codes('8% /year', 'choice(0.12 @90%, 12 @10%) USD/kWh')).toEqual(['E230']);
});
