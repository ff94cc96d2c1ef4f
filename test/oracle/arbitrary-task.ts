import fc from 'fast-check';
import { amount, maybe, number, seldom } from './arbitrary-amount.ts';
import type { Amount, Counts, Task, Traffic } from './scenario.ts';

const PER = { h: 1 / 24, day: 1, month: 30, year: 365 };

const volume = (of: 'requests' | 'tokens', daily: readonly [number, number]): fc.Arbitrary<Task<Amount>['volume']> =>
  fc
    .constantFrom('h' as const, 'day' as const, 'month' as const, 'year' as const)
    .chain(per =>
      amount(Math.ceil(daily[0] * PER[per]), Math.ceil(daily[1] * PER[per]), 1).map(a => ({ of, amount: a, per })),
    );

const weights = (n: number): fc.Arbitrary<number[]> =>
  fc
    .array(seldom(fc.constant(0), 1), { minLength: n, maxLength: n })
    .chain(mask =>
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: n, maxLength: n }).map(w => w.map((x, i) => x * mask[i]!)),
    )
    .filter(w => w.some(x => x > 0));

/** Hours of a clock and a nameless peak do not meet in one scenario. */
export const trafficOf = (kind: 'clock' | 'peak'): fc.Arbitrary<Traffic<Amount>> =>
  kind === 'peak'
    ? fc.oneof(
        fc.constant('flat' as const),
        number(1, 8, 0.25).map(peakToMean => ({ peakToMean })),
      )
    : fc.oneof(
        { weight: 4, arbitrary: fc.constant('flat' as const) },
        { weight: 4, arbitrary: weights(24).map(hourly => ({ hourly })) },
        { weight: 1, arbitrary: weights(168).map(weekly => ({ weekly })) },
      );

const counts: fc.Arbitrary<Counts<Amount>> = fc.record({
  input: amount(50, 8000, 10),
  output: amount(10, 900, 10),
  reasoning: seldom(amount(10, 600, 10), 0),
  cachedInput: maybe(amount(0, 0.5, 0.05), 0),
  accepted: seldom(amount(0.8, 1, 0.05), 1),
});

const rest = (kind: 'clock' | 'peak', options: readonly string[]) => ({
  cacheWrites: seldom(number(0, 0.3, 0.05), 0),
  cacheWrites1h: seldom(number(0, 0.2, 0.05), 0),
  retries: maybe(amount(0, 0.2, 0.01), 0),
  growth: maybe(amount(-0.05, 0.06, 0.01), 0),
  rework: seldom(amount(0.0005, 0.02, 0.0005), 0),
  traffic: trafficOf(kind),
  perOption: seldom(
    fc.dictionary(
      fc.constantFrom(...options),
      fc.record(
        {
          input: number(50, 8000, 10),
          output: number(10, 900, 10),
          reasoning: number(0, 600, 10),
          cachedInput: number(0, 0.5, 0.05),
          accepted: number(0.8, 1, 0.05),
        },
        { requiredKeys: [] },
      ),
      { minKeys: 1, maxKeys: 2 },
    ),
    {},
  ),
});

/** `waiting`: the part that may wait a day. */
export const taskOf = (
  kind: 'clock' | 'peak',
  options: readonly string[],
  waiting: fc.Arbitrary<Amount>,
): fc.Arbitrary<Task<Amount>> =>
  fc
    .oneof(
      { weight: 4, arbitrary: fc.record({ volume: volume('requests', [500, 60000]) }) },
      { weight: 1, arbitrary: fc.record({ volume: volume('tokens', [1e6, 2e8]) }) },
    )
    .chain(head =>
      fc.record({ head: fc.constant(head), counts, rest: fc.record({ ...rest(kind, options), batchable: waiting }) }),
    )
    .chain(({ head, counts: c, rest: r }) =>
      head.volume.of === 'requests'
        ? fc.constant({ ...head, ...c, ...r } as Task<Amount>)
        : maybe(number(0.3, 0.95, 0.05), 0).map(inputShare =>
            inputShare === 0
              ? ({ ...head, ...c, ...r } as Task<Amount>)
              : ({ ...head, ...c, reasoning: 0, ...r, perOption: {}, rework: 0, inputShare } as Task<Amount>),
          ),
    );
