import fc from 'fast-check';
import { amount, maybe, number, seldom } from './arbitrary-amount.ts';
import type { Amount, Api, Buy, Rent } from './scenario.ts';

const tokenPrices = {
  input: amount(0.1, 5, 0.01),
  cacheRead: amount(0.01, 2, 0.01),
  cacheWrite5m: amount(0.1, 6, 0.01),
  cacheWrite1h: amount(0.1, 8, 0.01),
  output: amount(0.2, 20, 0.01),
};

/** Prices for every bucket that can be in use; reasoning as output unless said. */
export const api = (fees: boolean): fc.Arbitrary<Api<Amount>> =>
  fc
    .record(
      {
        kind: fc.constant('api' as const),
        price: fc.record(
          { ...tokenPrices, reasoning: amount(0.2, 20, 0.01), ...(fees ? { request: amount(0, 0.01, 0.001) } : {}) },
          {
            requiredKeys: ['input', 'cacheRead', 'cacheWrite5m', 'cacheWrite1h', 'output'],
          },
        ),
        batch: fc.record(tokenPrices),
        discount: maybe(amount(0, 0.4, 0.05), 0),
        priceDrift: maybe(amount(-0.4, 0.2, 0.05), 0),
        minimumSpend: seldom(amount(0, 20000, 100), 0),
        rateLimit: fc.record(
          { tokens: number(50000, 5000000, 1000), ...(fees ? { requests: number(10, 1000, 1) } : {}) },
          { requiredKeys: [] },
        ),
        upfront: seldom(amount(0, 20000, 500), 0),
      },
      { requiredKeys: ['kind', 'price', 'discount', 'priceDrift', 'minimumSpend', 'upfront'] },
    )
    .chain(a =>
      fc.boolean().map(limited => {
        const { rateLimit, ...free } = a;
        return limited && rateLimit ? { ...free, rateLimit } : free;
      }),
    ) as fc.Arbitrary<Api<Amount>>;

const throughput = fc.oneof(
  { weight: 3, arbitrary: fc.record({ prefill: amount(2000, 40000, 500), decode: amount(300, 5000, 50) }) },
  { weight: 1, arbitrary: fc.record({ total: amount(1000, 20000, 100) }) },
);

const fleet = {
  model: fc.constantFrom('model-a', 'model-b'),
  gpus: fc.constantFrom(1, 1, 2, 3, 4, 8),
  spares: fc.constantFrom(0, 0, 1, 2),
  targetUtilisation: amount(0.3, 1, 0.05),
  throughput,
  prefixCache: maybe(amount(0, 0.6, 0.05), 0),
  upfront: seldom(amount(0, 20000, 500), 0),
};

const pinned = (o: { spares: number }, decimals: boolean): fc.Arbitrary<{ replicas?: number }> =>
  seldom(
    number(o.spares + 1, o.spares + 12, decimals ? 0.5 : 1).map(replicas => ({ replicas }) as { replicas?: number }),
    {},
  );

const scaling = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ scaling: 'always-on' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({ scaling: fc.constant('scheduled' as const), schedule: fc.integer({ min: 1, max: 24 }) }),
  },
  { weight: 1, arbitrary: fc.constant({ scaling: 'autoscale' as const }) },
);

export const rent: fc.Arbitrary<Rent<Amount>> = fc
  .record(
    {
      ...fleet,
      kind: fc.constant('rent' as const),
      priceDrift: seldom(amount(-0.3, 0.1, 0.05), 0),
      price: fc
        .constantFrom('USD/GPU/h' as const, 'USD/instance/h' as const)
        .chain(unit => amount(0.3, 6, 0.05).map(a => ({ amount: a, unit }))),
      commit: fc.integer({ min: 0, max: 4 }),
      scaling,
    },
    {
      requiredKeys: [
        'kind',
        'model',
        'gpus',
        'spares',
        'targetUtilisation',
        'throughput',
        'prefixCache',
        'upfront',
        'priceDrift',
        'price',
        'scaling',
      ],
    },
  )
  .chain(({ scaling: how, ...o }) =>
    (how.scaling === 'autoscale' ? fc.constant<{ replicas?: number }>({}) : pinned(o, true)).map(
      p => ({ ...o, ...p, ...how, commit: Math.min(o.commit ?? 0, Math.floor(p.replicas ?? 4)) }) as Rent<Amount>,
    ),
  );

const AGES = [1, 2, 3, 5, 7, 12, 17, 23].map(age => {
  const months = 2026 * 12 + 2 - age;
  return { age, date: `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-15` };
});

/** `leadTimes`: months between purchase and service that may be drawn. */
export const buy = (sites: readonly string[], leadTimes: readonly number[]): fc.Arbitrary<Buy<Amount>> =>
  fc
    .record({
      ...fleet,
      kind: fc.constant('buy' as const),
      priceDrift: fc.constant(0),
      price: fc.constantFrom('USD/GPU' as const, 'USD/device' as const, 'USD/server' as const).chain(unit =>
        amount(unit === 'USD/server' ? 20000 : 2000, unit === 'USD/server' ? 200000 : 30000, 500).map(a => ({
          amount: a,
          unit,
        })),
      ),
      serviceLife: fc.integer({ min: 3, max: 48 }),
      residual: maybe(amount(0, 0.4, 0.05), 0),
      maintenance: maybe(amount(0, 0.1, 0.01), 0),
      serverShare: seldom(amount(0, 0.5, 0.05), 0),
      networkShare: seldom(amount(0, 0.3, 0.05), 0),
      sunk: fc.boolean(),
      leadTime: fc.constantFrom(...leadTimes),
      power: fc.record({
        idle: amount(10, 100, 5),
        active: amount(150, 900, 10),
        host: seldom(amount(0, 1500, 50), 0),
      }),
      site: fc.constantFrom(...sites),
      extra: fc.record({
        inService: seldom(fc.constantFrom<(typeof AGES)[number] | undefined>(...AGES), undefined),
        perServer: seldom(fc.constantFrom(1, 2, 4), 0),
      }),
    })
    .chain(o =>
      pinned(o, o.price.unit !== 'USD/server' && o.power.host === 0).map(p => {
        const { extra, ...b } = o;
        const inService =
          b.leadTime === 0 && extra.inService && extra.inService.age < b.serviceLife
            ? { inService: extra.inService }
            : {};
        const gpusPerServer = extra.perServer ? { gpusPerServer: b.gpus * extra.perServer } : {};
        return { ...b, ...p, ...inService, ...gpusPerServer };
      }),
    ) as fc.Arbitrary<Buy<Amount>>;
