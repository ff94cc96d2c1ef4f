import { describe, expect, test } from 'vitest';
import { FLEET, linesOf, monthly, PLAIN, planOf, reportOf, round } from './compare.ts';

// 30.9 Mtok a month keep 30.9e6 ÷ (720 × 3,600) = 11.92 tok/s: a replica of 10 tok/s serves 25.92 Mtok a month
const rent = (tokens: string, option = '', task = '', rest = '') =>
  reportOf(
    `${PLAIN}${rest}tasks: { chat: { tokens: ${tokens} tok/month, inputShare: 80%${task} } }\noptions: { rented: { ${FLEET}, rent: { price: 1 USD/GPU/h }, throughput: { total: 10 tok/s }${option} } }\n`,
  );
const replicas = (report: ReturnType<typeof rent>) => round(planOf(report, 'rented').pools[0]!.replicas.value);

describe('how many replicas a load takes', () => {
  test('whole ones: a full replica is enough for 25.92 Mtok, one token more takes two', () => {
    // 10 tok/s × 3,600 × 720 = 25,920,000
    expect([replicas(rent('25920000')), replicas(rent('25920001'))]).toEqual([1, 2]);
  });
  test('the target utilisation keeps room: at 75 % a replica takes three quarters of it', () => {
    // 25.92 × 0.75 = 19.44 Mtok
    const at75 = (tokens: string) =>
      replicas(
        reportOf(
          `${PLAIN}tasks: { chat: { tokens: ${tokens} tok/month, inputShare: 80% } }\noptions: { rented: { ${FLEET.replace('100%', '75%')}, rent: { price: 1 USD/GPU/h }, throughput: { total: 10 tok/s } } }\n`,
        ),
      );
    expect([at75('19440000'), at75('19440001')]).toEqual([1, 2]);
  });
  test('spares come on top and are paid', () => {
    const report = rent('25920000', ', spares: 2');
    // 3 × 720 h × 1 USD
    expect([replicas(report), monthly(report, 'rented')]).toEqual([3, 2160]);
    // a third of what is installed is busy
    expect(round(planOf(report, 'rented').pools[0]!.utilisation.value)).toBe(0.333333333333);
  });
  test('the busiest hour decides: at three times the mean three replicas, idle for most of the day', () => {
    const report = rent('25920000', '', ', traffic: { peakToMean: 3 }');
    expect(replicas(report)).toBe(3);
  });
  test('work that may wait fills the valleys of its day', () => {
    // one hour at 3, 23 hours at 21/23 of the mean; all of it may wait: level at 1
    expect(replicas(rent('25920000', '', ', traffic: { peakToMean: 3 }, batchable: 100%'))).toBe(1);
  });
  test('prefill and decode are limits of their own', () => {
    // 20.736 Mtok in at 80 tok/s = 0.1 replica; 5.184 Mtok out at 2 tok/s = 1 replica: 1.1 → 2
    const report = reportOf(
      `${PLAIN}tasks: { chat: { tokens: 25920000 tok/month, inputShare: 80% } }\noptions: { rented: { ${FLEET}, rent: { price: 1 USD/GPU/h }, throughput: { prefill: 80 tok/s, decode: 2 tok/s } } }\n`,
    );
    // 20,736,000 ÷ 2,592,000 s ÷ 80 = 0.1; 5,184,000 ÷ 2,592,000 ÷ 2 = 1; 1.1 ÷ 2 installed
    expect([replicas(report), round(planOf(report, 'rented').pools[0]!.utilisation.value)]).toEqual([2, 0.55]);
  });
  test('an own prefix cache saves prefill, the cached share of the task does not', () => {
    // 40 % of 80 % input saved: 25.92 × (0.8 × 0.6 + 0.2) = 17.6256 Mtok
    const used = (option: string, task: string) =>
      round(planOf(rent('25920000', option, task), 'rented').pools[0]!.utilisation.value);
    expect(used(', prefixCache: 40%', '')).toBe(0.68);
    expect(used('', ', cachedInput: 40%')).toBe(1);
  });
  test('a prefix cache with a life saves what comes again: all of a conversation that stays, half where two replicas take turns', () => {
    // 25,920 requests of 800 + 200 tok keep 1 replica busy. Shared 200 ÷ 800 = 25 %, used 36 times an hour: always there.
    // A turn adds 2 × 600 ÷ 4 = 300 tok, its history is 300 × 2 ÷ 2 = 300 tok = 37.5 %
    const utilisation = (routing: string) => {
      const report = reportOf(
        `${PLAIN}tasks: { chat: { requests: 25920 /month, input: 800 tok, output: 200 tok, sharedPrefix: 200 tok, session: { turns: 3 } } }\noptions: { rented: { ${FLEET}, rent: { price: 1 USD/GPU/h }, throughput: { total: 10 tok/s }, replicas: 2, prefixCache: { timeToLive: 10 h${routing} } } }\n`,
      );
      return round(planOf(report, 'rented').pools[0]!.utilisation.value);
    };
    // (0.8 × (1 − 0.25 − 0.375) + 0.2) ÷ 2 = 0.25; (0.8 × (1 − 0.25 − 0.1875) + 0.2) ÷ 2 = 0.325
    expect([utilisation(', routing: sticky'), utilisation('')]).toEqual([0.25, 0.325]);
  });
  test('a life that is not sure makes the load a range', () => {
    // one request an hour, all of it shared but the answer: used for 1 − e^−1 = 0.632121 to 1 − e^−2 = 0.864665 of the 800 tok
    const report = reportOf(
      `${PLAIN}tasks: { chat: { requests: 1 /h, input: 800 tok, output: 200 tok, sharedPrefix: 800 tok } }\noptions: { rented: { ${FLEET}, rent: { price: 1 USD/GPU/h }, throughput: { total: 10 tok/s }, replicas: 1, prefixCache: { timeToLive: 1..2 h } } }\n`,
    );
    const { low, high } = planOf(report, 'rented').pools[0]!.utilisation;
    // 1 request/h × (800 × (1 − share) + 200) ÷ 36,000 tok/h: 800 × 0.135335 + 200 = 308.268 tok, 800 × 0.367879 + 200 = 494.3032 tok; ÷ 36,000
    expect([round(low), round(high)]).toEqual([0.008563, 0.0137306444444]);
  });
  test('retries are loads too', () => {
    expect([replicas(rent('25920000', '', ', retries: 1%')), replicas(rent('25600000', '', ', retries: 1%'))]).toEqual([
      2, 1,
    ]);
  });
});

describe('a pinned fleet', () => {
  test('costs what is pinned, and is refused when the busiest hour needs more', () => {
    expect(monthly(rent('25920000', ', replicas: 4'), 'rented')).toBe(2880);
    const plan = planOf(rent('25920001', ', replicas: 1'), 'rented');
    expect(plan.feasible).toBe(false);
    expect(plan.reasons[0]).toMatch(/^the busiest hour keeps .* of rented busy, .* are usable$/);
  });
  test('that is exactly full is possible', () => {
    expect(planOf(rent('25920000', ', replicas: 1'), 'rented').feasible).toBe(true);
  });
  test('that is exactly full is possible however the load divides: input ÷ a + output ÷ b of whole replicas', () => {
    const refused: string[] = [];
    for (const [a, b] of [
      [3, 7],
      [7, 9],
      [9, 11],
      [13, 17],
      [19, 21],
      [3, 11],
      [23, 29],
    ] as const) {
      // a × 2,592,000 tok in and b × 2,592,000 tok out keep one replica at (a ÷ 2a) + (b ÷ 2b) = 1 busy
      const text = `${PLAIN}tasks: { chat: { requests: 2592000 /month, input: ${a} tok, output: ${b} tok } }\noptions: { rented: { ${FLEET}, rent: { price: 1 USD/GPU/h }, replicas: 1, throughput: { prefill: ${2 * a} tok/s, decode: ${2 * b} tok/s } } }\n`;
      if (!planOf(reportOf(text), 'rented').feasible) refused.push(`halves of ${a} and ${b}`);
      for (const parts of [3, 6, 7, 9]) {
        // input keeps 1/parts busy, output the rest
        const thirds = `${PLAIN}tasks: { chat: { requests: 2592000 /month, input: ${a} tok, output: ${b * (parts - 1)} tok } }\noptions: { rented: { ${FLEET}, rent: { price: 1 USD/GPU/h }, replicas: 1, throughput: { prefill: ${parts * a} tok/s, decode: ${parts * b} tok/s } } }\n`;
        if (!planOf(reportOf(thirds), 'rented').feasible) refused.push(`1/${parts} of ${a}, rest of ${b}`);
      }
    }
    expect(refused).toEqual([]);
  });
});

describe('rent', () => {
  test('always-on pays idle hours, whole instances and whole GPUs', () => {
    // 720 h × 1 USD, though one request a month would do
    expect(linesOf(rent('1000'), 'rented')).toEqual({ rent: 720 });
  });
  test('by the month costs the same in any month', () => {
    const report = reportOf(
      `${PLAIN}tasks: { chat: { tokens: 1M tok/month, inputShare: 80% } }\noptions: { rented: { ${FLEET}, rent: { price: 500 USD/GPU/month }, throughput: { total: 10 tok/s } } }\n`,
    );
    expect(monthly(report, 'rented')).toBe(500);
  });
  test('a schedule pays its hours of each day', () => {
    // 10 h × 30 days × 1 USD; all traffic falls into one hour of the day
    const hours = `{ hourly: [${Array.from({ length: 24 }, (_, h) => (h === 9 ? 1 : 0))}] }`;
    const report = rent('100000', ', scaling: scheduled, schedule: 10 h/day', `, traffic: ${hours}`);
    expect([planOf(report, 'rented').feasible, monthly(report, 'rented')]).toEqual([true, 300]);
  });
  test('a schedule at flat traffic is refused: someone works at night', () => {
    expect(planOf(rent('100000', ', scaling: scheduled, schedule: 10 h/day'), 'rented').feasible).toBe(false);
  });
  test('autoscaling pays the load curve in whole replicas', () => {
    // one hour a day at 3 × the mean of one full replica, 23 hours at 21/23 of it: (3 + 23 × 1) ÷ 24 × 720
    expect(monthly(rent('25920000', ', scaling: autoscale', ', traffic: { peakToMean: 3 }'), 'rented')).toBe(780);
  });
  test('autoscaling pays the start-up of what it starts each day, where it is said', () => {
    // 780 as above; 3 - 1 replicas started a day x 0.5 h x 30 days x 1 USD/h = 30
    expect(
      monthly(rent('25920000', ', scaling: autoscale, startUp: 30 min', ', traffic: { peakToMean: 3 }'), 'rented'),
    ).toBe(810);
  });
  test('an autoscaled fleet keeps its least replicas at all hours', () => {
    // 2 replicas in 23 hours and 3 in one: (2 x 23 + 3) x 30 = 1,470; started: 3 - 2, 0.5 h x 30 = 15
    const kept = ', scaling: autoscale, minimum: 2, startUp: 30 min';
    expect(monthly(rent('25920000', kept, ', traffic: { peakToMean: 3 }'), 'rented')).toBe(1485);
  });
  test('start-up and least replicas belong to an autoscaled fleet', () => {
    expect(() => rent('25920000', ', startUp: 30 min')).toThrow(/E313/);
    expect(() => rent('25920000', ', minimum: 2')).toThrow(/E313/);
  });
  test('a commitment is a floor', () => {
    const committed = (n: number) =>
      reportOf(
        `${PLAIN}tasks: { chat: { tokens: 25920000 tok/month, inputShare: 80% } }\noptions: { rented: { ${FLEET}, rent: { price: 1 USD/GPU/h, commit: ${n} replica }, throughput: { total: 10 tok/s } } }\n`,
      );
    expect([monthly(committed(3), 'rented'), monthly(committed(0), 'rented')]).toEqual([2160, 720]);
  });
  test('the price of a GPU counts every GPU of a replica, that of an instance one', () => {
    const priced = (price: string) =>
      monthly(
        reportOf(
          `${PLAIN}tasks: { chat: { tokens: 1000 tok/month, inputShare: 80% } }\noptions: { rented: { model: m-10b, replica: 4 x gpu-24, fit: assume, rent: { price: ${price} }, throughput: { total: 10 tok/s } } }\n`,
        ),
        'rented',
      );
    // 4 × 720 and 720
    expect([priced('1 USD/GPU/h'), priced('1 USD/instance/h')]).toEqual([2880, 720]);
  });
});
