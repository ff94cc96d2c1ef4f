import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openCatalog } from '../../src/catalog/open.ts';
import type { ServiceTier } from '../../src/catalog/price-list.ts';
import { type Call, CallFault } from '../../src/model/api/call.ts';
import { callPricer } from '../../src/model/api/call-pricer.ts';
import { api, compiledJson, PERIOD } from '../catalog/entries.ts';
import { linesOf, PLAIN, realCatalog, reportOf } from './compare.ts';

const pricer = (
  entry: string,
  options?: { readonly tier?: ServiceTier; readonly region?: string },
  head = 'name: M',
) => {
  const catalog = openCatalog(compiledJson({ 'api/x/m': entry.replace('name: M', head) }));
  return callPricer(catalog.api('x/m')!, options);
};
const AT = Date.UTC(2026, 5, 3, 12);
const PLAIN_ENTRY = api(PERIOD);
const FULL = `${PERIOD}\ncacheWrite5m: 3.75 USD/Mtok\ncacheWrite1h: 6 USD/Mtok`;

/** Cost in USD as text, exact; the float64 form must say the same. */
function cost(of: ReturnType<typeof pricer>, call: Omit<Call, 'at'> & { readonly at?: number }): string {
  const exact = of.cost({ at: AT, ...call }).total;
  expect(of.costs([{ at: AT, ...call }])[0]).toBeCloseTo(exact.toNumber(), 12);
  return exact.toString();
}

function faultOf(run: () => unknown): Pick<CallFault, 'reason' | 'field' | 'index' | 'message'> {
  try {
    run();
  } catch (fault) {
    if (fault instanceof CallFault)
      return { reason: fault.reason, field: fault.field, index: fault.index, message: fault.message };
    throw fault;
  }
  throw new Error('no fault');
}

describe('a call', () => {
  test('pays each bucket at its own price, and says so', () => {
    const { currency, total, buckets } = pricer(api(FULL)).cost({
      at: AT,
      input: 10_000,
      cacheRead: 5000,
      cacheWrite5m: 2000,
      cacheWrite1h: 1000,
      output: 400,
    });
    // 2,000 × 3 + 5,000 × 0.3 + 2,000 × 3.75 + 1,000 × 6 + 400 × 15 = 6,000 + 1,500 + 7,500 + 6,000 + 6,000, per million
    expect([currency, total.toString()]).toEqual(['USD', '0.027']);
    expect(Object.fromEntries([...buckets].map(([bucket, c]) => [bucket, c.toString()]))).toEqual({
      input: '0.006',
      cacheRead: '0.0015',
      cacheWrite5m: '0.0075',
      cacheWrite1h: '0.006',
      output: '0.006',
    });
  });
  test('is exact where float64 is not', () => {
    // 1 × 0.3 / 1e6 + 2 × 3 / 1e6 = 0.0000063; in float64 it ends in …0000001
    expect(cost(pricer(PLAIN_ENTRY), { input: 3, cacheRead: 1 })).toBe('0.0000063');
  });
  test('pays reasoning as output, beside the output', () => {
    // (100 + 300) × 15 / 1e6
    expect(cost(pricer(PLAIN_ENTRY), { input: 0, output: 100, reasoning: 300 })).toBe('0.006');
  });
  test('pays reasoning at its own price where it has one', () => {
    // 100 × 15 + 300 × 10
    expect(cost(pricer(api(`${PERIOD}\nreasoning: 10 USD/Mtok`)), { input: 0, output: 100, reasoning: 300 })).toBe(
      '0.0045',
    );
  });
  test('pays a fee for each request, once unless said', () => {
    const fee = pricer(api(`${PERIOD}\nrequest: 0.002 USD/request`));
    // 1,000 × 3 / 1e6 + 0.002; + 3 × 0.002
    expect([cost(fee, { input: 1000 }), cost(fee, { input: 1000, requests: 3 })]).toEqual(['0.005', '0.009']);
  });
  test('that uses nothing costs nothing', () => {
    expect(cost(pricer(PLAIN_ENTRY), { input: 0 })).toBe('0');
  });
  test('has the price of its service tier', () => {
    const batch = api(`${PERIOD}\nvariants:\n  - tier: batch\n    times: 50%\n    buckets: [input, output]`);
    // half of 1,000 × 3, all of 1,000 × 0.3, half of 100 × 15
    expect(cost(pricer(batch, { tier: 'batch' }), { input: 2000, cacheRead: 1000, output: 100 })).toBe('0.00255');
  });
});

describe('the size of a prompt', () => {
  const sized = (sign: string) =>
    pricer(
      api(`${PERIOD}\nvariants:\n  - prompt: "${sign} 200000 tok"\n    input: 6 USD/Mtok\n    cacheRead: 0.6 USD/Mtok`),
    );
  test('counts its cached parts, and reprices all of it', () => {
    // 200,000 × 0.3 + 1 × 3, then 200,000 × 0.6 + 1 × 6, per million
    expect(cost(sized('>'), { input: 200_000, cacheRead: 200_000 })).toBe('0.06');
    expect(cost(sized('>'), { input: 200_001, cacheRead: 200_000 })).toBe('0.120006');
  });
  test('is reached at the boundary where the price says so', () => {
    expect(cost(sized('>'), { input: 200_000 })).toBe('0.6');
    expect(cost(sized('>='), { input: 200_000 })).toBe('1.2');
    expect(cost(sized('>='), { input: 199_999 })).toBe('0.599997');
  });
  test('may have one price at a boundary and another one beyond it', () => {
    const two = pricer(
      api(`${PERIOD}
variants:
  - prompt: "> 1000 tok"
    input: 8 USD/Mtok
  - prompt: ">= 1000 tok"
    output: 20 USD/Mtok`),
    );
    // at 1,000: 1,000 × 3 + 100 × 20; at 1,001: 1,001 × 8 + 100 × 20
    expect(cost(two, { input: 1000, output: 100 })).toBe('0.005');
    expect(cost(two, { input: 1001, output: 100 })).toBe('0.010008');
  });
  test('below the minimum is never cached: all of it is plain input', () => {
    const least = pricer(PLAIN_ENTRY, {}, 'name: M\nminimumCacheablePrompt: 1024 tok');
    // 1,023 × 3; 24 × 3 + 1,000 × 0.3
    expect(cost(least, { input: 1023, cacheRead: 1000 })).toBe('0.003069');
    expect(cost(least, { input: 1024, cacheRead: 1000 })).toBe('0.000372');
  });
});

describe('the moment of a call', () => {
  const changed = pricer(
    api(
      `validTo: 2026-06-03\n${PERIOD}`,
      `validFrom: 2026-06-03\nvalidTo: 2026-07-01\n${PERIOD.replace('3 USD', '4 USD')}`,
    ),
  );
  const at = (day: number, hour: number, minute = 0, second = 0) => Date.UTC(2026, 5, day, hour, minute, second);
  test('chooses the price list: a day begins at midnight UTC', () => {
    expect(cost(changed, { input: 1000, at: Date.UTC(2026, 5, 3) - 1 })).toBe('0.003');
    expect(cost(changed, { input: 1000, at: Date.UTC(2026, 5, 3) })).toBe('0.004');
    expect(cost(changed, { input: 1000, at: Date.UTC(1969, 0, 1) })).toBe('0.003');
  });
  test('without a price in force is an error that says what is nearest', () => {
    expect(faultOf(() => changed.cost({ at: Date.UTC(2026, 6, 1), input: 1 }))).toEqual({
      reason: 'date',
      field: undefined,
      index: undefined,
      message: 'x/m has no price in force on 2026-07-01: the last one before ended on 2026-07-01',
    });
  });
  test('chooses the window: hours past midnight belong to the weekday on which they began', () => {
    const night = pricer(api(`${PERIOD}\nvariants:\n  - utc: [22:00-02:00]\n    days: [fri]\n    input: 1 USD/Mtok`));
    // 2026-06-05 is a Friday
    const calls = [at(5, 21, 59, 59), at(5, 22), at(6, 1, 59, 59), at(6, 2), at(5, 1)];
    expect(calls.map(time => cost(night, { input: 1_000_000, at: time }))).toEqual(['3', '1', '1', '3', '3']);
  });
  test('and the size count together, and later variants win bucket by bucket', () => {
    const both = pricer(
      api(`${PERIOD}
variants:
  - utc: [00:00-06:00]
    input: 1 USD/Mtok
    output: 5 USD/Mtok
  - prompt: "> 1000 tok"
    input: 6 USD/Mtok
  - utc: [00:00-06:00]
    prompt: "> 1000 tok"
    output: 8 USD/Mtok`),
    );
    const priced = (hour: number, input: number) => cost(both, { input, output: 1_000_000, at: at(3, hour) });
    // 1,000 × 3 / 1e6 + 15; 1,000 × 1 + 5; 2,000 × 6 + 15; 2,000 × 6 + 8
    expect([priced(12, 1000), priced(3, 1000), priced(12, 2000), priced(3, 2000)]).toEqual([
      '15.003',
      '5.001',
      '15.012',
      '8.012',
    ]);
  });
});

describe('what has no cost', () => {
  const plain = pricer(PLAIN_ENTRY);
  test('is a bucket in use without a known price, by name', () => {
    expect(faultOf(() => plain.cost({ at: AT, input: 10, cacheWrite1h: 5 }))).toEqual({
      reason: 'price',
      field: 'cacheWrite1h',
      index: undefined,
      message: 'no cacheWrite1h price of x/m is known, and the call uses cacheWrite1h',
    });
  });
  test.each<[string, Partial<Call>, string]>([
    ['a negative count', { output: -1 }, 'output must be a whole number from 0 on, it is -1'],
    ['half a token', { reasoning: 0.5 }, 'reasoning must be a whole number from 0 on, it is 0.5'],
    ['NaN', { cacheRead: Number.NaN }, 'cacheRead must be a whole number from 0 on, it is NaN'],
    ['an endless count', { input: Number.POSITIVE_INFINITY }, 'input must be a whole number from 0 on, it is Infinity'],
    ['a negative number of requests', { requests: -2 }, 'requests must be a whole number from 0 on, it is -2'],
    ['no time', { at: Number.NaN }, 'at must be a time in milliseconds, it is NaN'],
    [
      'more cached than the prompt has',
      { cacheRead: 6, cacheWrite5m: 5 },
      'cacheRead, cacheWrite5m and cacheWrite1h are parts of the input: together 11 tok of 10 tok',
    ],
  ])('is %s', (_, wrong, message) => {
    expect(faultOf(() => plain.cost({ at: AT, input: 10, ...wrong }))).toMatchObject({ reason: 'usage', message });
  });
  test('is named by its place among many calls', () => {
    const calls = [1, 2, -3].map(output => ({ at: AT, input: 10, output }));
    expect(faultOf(() => plain.costs(calls))).toMatchObject({ index: 2, field: 'output' });
    expect(faultOf(() => plain.costs(calls)).message).toMatch(/^call 2: output must be/);
  });
  test('is a tier or a region that is not offered', () => {
    const call = { at: AT, input: 10 };
    expect(faultOf(() => pricer(PLAIN_ENTRY, { tier: 'flex' }).cost(call)).reason).toBe('tier');
    expect(faultOf(() => pricer(PLAIN_ENTRY, { region: 'eu' }).costs([call])).reason).toBe('region');
  });
});

test('many calls cost what each costs alone, across blocks and in any order', async () => {
  const catalog = openCatalog(JSON.parse(await realCatalog()));
  const of = callPricer(catalog.api('openai/gpt-5.6-terra')!);
  const calls = Array.from({ length: 5000 }, (_, i) => ({
    at: Date.UTC(2026, 6, 1) + ((i * 7919) % 5000) * 1_000_000,
    input: (i * 104_729) % 400_000,
    cacheRead: i % 3 ? 0 : Math.floor(((i * 104_729) % 400_000) / 2),
    output: (i * 13) % 4000,
  }));
  const apart = of.costs(calls).map((cost, i) => Math.abs(cost - of.cost(calls[i]!).total.toNumber()));
  expect(Math.max(...apart)).toBeLessThan(1e-12);
}, 60_000);

describe('a month of n like calls at flat traffic', () => {
  const ENTRIES = ['anthropic/claude-sonnet-4-6', 'openai/gpt-5.6-terra', 'openai/gpt-5.4', 'google/gemini-2.5-pro'];
  const NOON = Date.UTC(2026, 9, 1, 12);

  const monthOf = (call: Omit<Call, 'at'>, n: number, option: string, json: string, batchable = false) => {
    const { input, cacheRead = 0, cacheWrite5m = 0, output = 0, reasoning = 0 } = call;
    const part = (tokens: number) => `${tokens}/${Math.max(1, input)}`;
    const report = reportOf(
      `${PLAIN}asOf: 2026-10-01\nstaff: {}\ntasks: { t: { requests: ${n} /month, input: ${input} tok, cachedInput: ${part(cacheRead)}, cacheWrites: ${part(cacheWrite5m)}, output: ${output} tok, reasoning: ${reasoning} tok, batchable: ${batchable ? 100 : 0}% } }\noptions: { a: { api: ${option} } }\n`,
      json,
    );
    return Object.values(linesOf(report, 'a')).reduce((sum, line) => sum + line, 0);
  };

  test('costs n times the call, whatever the call, at once or as a batch', async () => {
    const json = await realCatalog();
    const catalog = openCatalog(JSON.parse(json));
    const calls = fc.record({
      entry: fc.constantFrom(...ENTRIES),
      batch: fc.boolean(),
      n: fc.integer({ min: 1, max: 1_000_000 }),
      input: fc.oneof(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 199_000, max: 280_000 })),
      read: fc.integer({ min: 0, max: 100 }),
      written: fc.integer({ min: 0, max: 100 }),
      output: fc.integer({ min: 0, max: 20_000 }),
      reasoning: fc.integer({ min: 0, max: 20_000 }),
    });
    fc.assert(
      fc.property(calls, ({ entry, batch, n, input, read, written, output, reasoning }) => {
        const writes = entry.startsWith('google/') || entry === 'openai/gpt-5.4' ? 0 : written;
        const parts = 100 + read + writes;
        const call = {
          input,
          cacheRead: Math.floor((input * read) / parts),
          cacheWrite5m: Math.floor((input * writes) / parts),
          output,
          reasoning,
        };
        const one = callPricer(catalog.api(entry)!, { tier: batch ? 'batch' : 'standard' }).cost({ at: NOON, ...call });
        const month = monthOf(call, n, entry, json, batch);
        expect(Math.abs(month / (n * one.total.toNumber()) - 1)).toBeLessThan(1e-10);
      }),
      { numRuns: 50, seed: 20_261_126 },
    );
  }, 60_000);

  test('costs n times the mean over the week where hours have their prices', async () => {
    const json = await realCatalog();
    const of = callPricer(openCatalog(JSON.parse(json)).api('deepseek/deepseek-v4-flash')!);
    const call = { input: 8000, cacheRead: 6000, output: 700 };
    const week = Array.from({ length: 168 }, (_, hour) => ({ at: NOON + hour * 3_600_000, ...call }));
    const mean = of.costs(week).reduce((sum, c) => sum + c, 0) / 168;
    expect(monthOf(call, 1000, 'deepseek/deepseek-v4-flash', json)).toBeCloseTo(1000 * mean, 10);
  });

  test('is batched at the price of each hour, where a batch halves some buckets only', () => {
    const json = compiledJson({
      'api/x/m': api(`${PERIOD}
variants:
  - utc: [00:00-06:00]
    input: 1 USD/Mtok
    cacheRead: 0.1 USD/Mtok
    output: 5 USD/Mtok
  - tier: batch
    times: 50%
    buckets: [input, output]`),
    });
    // input 1 Mtok: (18 × 1.5 + 6 × 0.5) / 24 = 1.25; cache reads 1 Mtok: (18 × 0.3 + 6 × 0.1) / 24 = 0.25; output 1 Mtok: (18 × 7.5 + 6 × 2.5) / 24 = 6.25
    const call = { input: 2000, cacheRead: 1000, output: 1000 };
    expect(monthOf(call, 1000, 'x/m', JSON.stringify(json), true)).toBeCloseTo(7.75, 10);
  });
});
