import { describe, expect, test } from 'vitest';
import { PLAIN, reportOf } from './compare.ts';

const traffic = (task: string) =>
  reportOf(
    `${PLAIN}tasks: { t: { tokens: 2592000 tok/month, inputShare: 50%, ${task} } }\noptions: { a: { api: x/y, price: { input: 1 USD/Mtok, output: 1 USD/Mtok } } }\nstaff: {}\n`,
  ).basis.traffic;

describe("the week's traffic in the report", () => {
  test('has the mean, the busiest hour, and what half and 95 % of the hours stay below', () => {
    // 2,592,000 tok over 30 x 86,400 s are 1 tok/s in the mean; one hour of 24 at 3, the others at 21/23
    expect(traffic('traffic: { peakToMean: 3 }')).toMatchObject({
      mean: '1',
      peak: '3',
      peakToMean: '3',
      unit: 'tok/s',
    });
    const { median, p95 } = traffic('traffic: { peakToMean: 3 }')!;
    expect([Number(median), Number(p95)].map(v => v.toFixed(9))).toEqual([(21 / 23).toFixed(9), (21 / 23).toFixed(9)]);
  });
  test('of a profile by the hour is that of its weights', () => {
    // 12 hours at 1 and 12 at 3: mean 2, so 0.5 and 1.5 tok/s
    const hours = Array.from({ length: 24 }, (_, h) => (h < 12 ? 1 : 3)).join(', ');
    expect(traffic(`traffic: { hourly: [${hours}] }`)).toMatchObject({
      mean: '1',
      median: '0.5',
      p95: '1.5',
      peak: '1.5',
    });
  });
  test('is left out where every hour is alike', () => {
    expect(traffic('traffic: flat')).toBeUndefined();
  });
});
