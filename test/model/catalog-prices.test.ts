import { beforeAll, describe, expect, test } from 'vitest';
import { compared, linesOf, PLAIN, planOf, realCatalog, reportOf } from './compare.ts';

let catalog = '';
beforeAll(async () => {
  catalog = await realCatalog();
}, 60_000);

describe('a context tier is a cliff: Claude Sonnet 4.5, up to and above 200,000 tok', () => {
  // 1,000 requests a month; output 1 Mtok
  const bill = (task: string) =>
    linesOf(
      reportOf(
        `${PLAIN}asOf: 2026-03-31\ntasks: { long: { requests: 1000 /month, output: 1000 tok, ${task} } }\noptions: { sonnet: { api: anthropic/claude-sonnet-4-5 } }\nstaff: {}\n`,
        catalog,
      ),
      'sonnet',
    );

  test('200,000 tok are below it: the whole prompt at 3 USD/Mtok', () => {
    // 200 Mtok × 3 = 600; 1 Mtok × 15
    expect(bill('input: 200000 tok')).toEqual({ input: 600, output: 15 });
  });
  test('in whatever unit the prompt is written', () => {
    // 0.200001 Mtok are 200,001 tok, one above the tier
    expect(bill('input: 0.200001 Mtok')).toEqual(bill('input: 200001 tok'));
  });
  test('one token more reprices the whole prompt and the answer', () => {
    // 200.001 Mtok × 6 = 1,200.006; 1 Mtok × 22.50
    expect(bill('input: 200001 tok')).toEqual({ input: 1200.006, output: 22.5 });
  });
  test('the cache is repriced as well', () => {
    // half of 200.001 Mtok read: 100.0005 × 0.60 = 60.0003, the other half × 6 = 600.003
    expect(bill('input: 200001 tok, cachedInput: 50%')).toEqual({ input: 600.003, cacheRead: 60.0003, output: 22.5 });
  });
  test('a batch halves every price above the tier too', () => {
    // 200.001 × 3 = 600.003; 22.50 ÷ 2
    expect(bill('input: 200001 tok, batchable: 100%')).toEqual({ input: 600.003, output: 11.25 });
  });
  test('a batch stacks with the cache at Anthropic', () => {
    // 1,000 × 100,000 = 100 Mtok: half read 50 × 0.15 = 7.5; half not 50 × 1.5 = 75; output 7.5
    expect(bill('input: 100000 tok, cachedInput: 50%, batchable: 100%')).toEqual({
      input: 75,
      cacheRead: 7.5,
      output: 7.5,
    });
  });
});

describe('off-peak prices: DeepSeek V4 Flash costs double in 01:00–04:00 and 06:00–10:00 UTC on weekdays', () => {
  // 3,000 requests a month of 1,000 tok: 3 Mtok in; 7 of 24 hours on 5 of 7 days = 35 of 168 hours
  const bill = (timeZone: string, traffic: string) =>
    linesOf(
      reportOf(
        `${PLAIN}asOf: 2026-10-01\ntimeZone: ${timeZone}\ntasks: { chat: { requests: 3000 /month, input: 1000 tok, output: 0 tok, traffic: ${traffic} } }\noptions: { flash: { api: deepseek/deepseek-v4-flash } }\nstaff: {}\n`,
        catalog,
      ),
      'flash',
    ).input;
  /** All traffic of a day in one hour of it. */
  const at = (hour: number) => `{ hourly: [${Array.from({ length: 24 }, (_, h) => (h === hour ? 1 : 0))}] }`;

  test('traffic that is spread over the week pays the mean', () => {
    // 3 × (133 × 0.22 + 35 × 0.44) ÷ 168 = 3 × 44.66 ÷ 168 = 0.7975
    expect(bill('+00:00', 'flat')).toBe(0.7975);
  });
  test('traffic at 07:00 UTC pays the double price on weekdays', () => {
    // 3 × (5 × 0.44 + 2 × 0.22) ÷ 7 = 3 × 2.64 ÷ 7
    expect(bill('+00:00', at(7))).toBeCloseTo(1.131428571428, 11);
  });
  test('traffic at 12:00 UTC pays the plain price', () => {
    // 3 × 0.22
    expect(bill('+00:00', at(12))).toBe(0.66);
  });
  test('the hours of the traffic are local, those of the price UTC: 15:00 in UTC+8 is 07:00 UTC', () => {
    expect(bill('+08:00', at(15))).toBe(bill('+00:00', at(7)));
    expect(bill('+08:00', at(7))).toBe(bill('+00:00', at(23)));
  });
  test('weekends are those of UTC: 20:00 on Friday in UTC−5 is 01:00 on Saturday, and cheap', () => {
    // in UTC−5 the hours 20:00 of Sunday to Thursday are 01:00 of Monday to Friday: 5 dear days as well
    expect(bill('-05:00', at(20))).toBeCloseTo(1.131428571428, 11);
    const friday = `{ weekly: [${Array.from({ length: 168 }, (_, h) => (h === 4 * 24 + 20 ? 1 : 0))}] }`;
    const sunday = `{ weekly: [${Array.from({ length: 168 }, (_, h) => (h === 6 * 24 + 20 ? 1 : 0))}] }`;
    // 3 × 0.22 against 3 × 0.44
    expect([bill('-05:00', friday), bill('-05:00', sunday)]).toEqual([0.66, 1.32]);
  });
  test('half an hour of shift costs half an hour of each window', () => {
    // at 06:00 in UTC+5:30 it is 00:30 to 01:30 UTC: half dear on weekdays
    // 3 × (5 × 0.33 + 2 × 0.22) ÷ 7 = 3 × 2.09 ÷ 7
    expect(bill('+05:30', at(6))).toBeCloseTo((3 * 2.09) / 7, 11);
  });
  test('traffic spread over the week pays the mean in every time zone', () => {
    expect(bill('-05:00', 'flat')).toBe(0.7975);
    expect(bill('+05:30', 'flat')).toBe(0.7975);
  });
});

describe('memory decides before money', () => {
  const fits = (precision: string, gpus: number) =>
    planOf(
      reportOf(
        `${PLAIN}asOf: 2026-10-01\ntasks: { chat: { requests: 1000 /day, input: 1000 tok, output: 100 tok } }\noptions: { own: { model: llama-3.3-70b, precision: ${precision}, replica: ${gpus} x h100-sxm, rent: { price: 2 USD/GPU/h }, throughput: { total: 1000 tok/s } } }\nstaff: {}\n`,
        catalog,
      ),
      'own',
    );

  test('70.55 B weights of 16 bits do not fit one H100, and the plan says so', () => {
    // 70.55 B × 2 B = 141.1 GB, and 1,100 tok × 327,680 B = 0.36 GB, against 80 GB
    const plan = fits('fp16', 1);
    expect(plan.feasible).toBe(false);
    expect(plan.reasons).toEqual(['llama-3.3-70b in fp16 needs 141 GB, a replica has 80 GB']);
    expect(plan.cheapestIn).toBe(null);
  });
  test('they fit two, or one at 8 bits', () => {
    // 141.46 GB of 160; 70.55 + 0.36 of 80
    expect([fits('fp16', 2).feasible, fits('fp8', 1).feasible]).toEqual([true, true]);
  });
});

describe('a batch where none is offered', () => {
  test('is paid at the plain price', () => {
    const { report, problems } = compared(
      `${PLAIN}asOf: 2026-10-01\ntasks: { chat: { requests: 3000 /month, input: 1000 tok, output: 0 tok, batchable: 100% } }\noptions: { flash: { api: deepseek/deepseek-v4-flash } }\nstaff: {}\n`,
      catalog,
    );
    expect(problems.filter(p => p.severity === 'error')).toEqual([]);
    // the mean of the week, as without a batch
    expect(linesOf(report!, 'flash').input).toBe(0.7975);
  });
});

describe('a benchmark that is wanted', () => {
  const reasons = (wanted: string, api: string) =>
    planOf(
      reportOf(
        `${PLAIN}asOf: 2026-11-01\ntasks: { t: { requests: 1000 /month, input: 100 tok, output: 100 tok, accept: { benchmark: { ${wanted} } } } }\noptions: { a: { api: ${api} } }\nstaff: {}\n`,
        catalog,
      ),
      'a',
    ).reasons;
  test('is looked up at the API entry of a model that only its provider has', () => {
    expect(reasons('mmlu: 80%', 'openai/gpt-4o')).toEqual([]);
    expect(reasons('mmlu: 99%', 'openai/gpt-4o')[0]).toMatch(/^t: gpt-4o has .+ on mmlu, 99% is wanted$/);
  });
  test('is looked up at the open model that a host serves', () => {
    expect(reasons('mmlu: 50%', 'together/llama-3.3-70b')).toEqual([]);
  });
  test('without a recorded score closes the option and says so', () => {
    expect(reasons('no-such-benchmark: 50%', 'openai/gpt-4o')).toEqual([
      't: no-such-benchmark of 50% is wanted, but the catalog has no no-such-benchmark score of gpt-4o',
    ]);
  });
});
