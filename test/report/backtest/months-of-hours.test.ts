import { expect, test } from 'vitest';
import { HEAD, holding } from './mail.ts';

const scenario = (calendar: string) => `tco: 1
name: Mail
asOf: 2026-06-01
${calendar}
tasks: { answer: { requests: 300k /month, input: 2000 tok, output: 0 tok } }
options: { hosted: { api: acme/chat, price: { input: 2 USD/Mtok, output: 8 USD/Mtok } } }
`;
// 300,000 x 2,000 tok at 2 USD/Mtok are 1,200 USD a month
const modelled = (calendar: string) =>
  Number(
    holding([`${HEAD}2026-06-01,acme,chat,input,standard,600000000,token,,1200,USD\n`], {
      scenario: scenario(calendar),
    }).report!.total.modelled,
  );

test('a month of operating hours or of working days is a calendar month', () => {
  // 30 of 30.41666 days
  const june = (1200 * 30) / (365 / 12);
  expect(modelled('calendar: { hoursPerMonth: 365 h/month }')).toBeCloseTo(june, 9);
  expect(modelled('calendar: { daysPerMonth: 22 day/month }')).toBeCloseTo(june, 9);
  expect(modelled('')).toBeCloseTo(june, 9);
});

test('a month of 30 days is June', () => {
  expect(modelled('calendar: { hoursPerMonth: 720 h/month }')).toBe(1200);
});
