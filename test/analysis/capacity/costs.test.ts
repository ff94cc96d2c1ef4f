import { describe, expect, test } from 'vitest';
import { costsOf } from '../../../src/analysis/capacity/costs.ts';
import { cheapestRent, rentPerHour } from '../../../src/analysis/capacity/rent-offers.ts';
import { rent } from './fixture.ts';

const REQUEST = { input: 900, output: 100 };

describe('costs of a replica', () => {
  test('are rent ÷ tokens of both kinds', () => {
    // 2 GPUs x 1.80 USD/h = 3.60 USD/h; 100 tok/s out are 1,000 tok/s in and out, 3.6 Mtok/h: 1 USD/Mtok
    expect(costsOf(rent(1.8), 2, REQUEST, { saturated: 100, goodput: undefined }).full).toBeCloseTo(1, 12);
  });
  test('at a load pay whole instances and their idle time', () => {
    // 3 replicas of 2 GPUs in instances of 8: one instance, 8 x 1.80 = 14.40 USD/h; 1 request/s are 3.6 Mtok/h: 4 USD/Mtok
    const fleet = { replicas: 3, utilisation: 0.5, concurrency: 8, sizedBy: 'target' } as const;
    const costs = costsOf(rent(1.8, 8), 2, REQUEST, {
      saturated: 100,
      goodput: undefined,
      fleet,
      load: { requests: 1 },
    });
    expect(costs.fleetPerHour).toBeCloseTo(14.4, 12);
    expect(costs.atLoad).toBeCloseTo(4, 12);
  });
});

describe('the rent of a fleet', () => {
  test('of 5 replicas of 2 GPUs in instances of 8 pays for two', () => {
    // ceil(10 / 8) = 2 instances of 8 GPUs
    expect(rentPerHour(rent(1, 8), 2, 5)).toBe(16);
  });
  test('is that of the offer which costs the fleet least, not of the least per GPU', () => {
    // one replica of 1 GPU: 8 x 1 = 8 USD/h in the large instance, 2 USD/h in the small one
    const offers = [rent(1, 8), rent(2, 1)];
    expect(cheapestRent(offers, 1, 1)).toBe(offers[1]);
    expect(cheapestRent(offers, 1, 8)).toBe(offers[0]);
    expect(cheapestRent(offers, 1)).toBe(offers[0]);
    expect(cheapestRent([], 1)).toBeUndefined();
  });
});
