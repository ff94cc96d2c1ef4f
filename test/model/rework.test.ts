import { describe, expect, test } from 'vitest';
import { compared, FLEET, linesOf, PLAIN, planOf, reportOf, round } from './compare.ts';

const API = 'api: acme/m, price: { input: 1 USD/Mtok, output: 1 USD/Mtok }';
const RENT = `${FLEET}, rent: { price: 1 USD/GPU/h }, replicas: 1, throughput: { total: 1000 tok/s }`;
const text = (task: string, options: string, more = '') =>
  `${PLAIN}tasks: { t: { requests: 1000 /month, input: 900 tok, output: 100 tok, ${task} } }\noptions: { ${options} }\nstaff: {}\n${more}`;
const lines = (task: string, option = API) => linesOf(reportOf(text(task, `a: { ${option} }`)), 'a');

describe('the price of a failed answer', () => {
  test('is paid for each that is not accepted', () => {
    // 1,000 × (1 − 93 %) × 2 USD = 140 USD; the bill is 1 Mtok × 1 USD
    expect(lines('accepted: 93%, rework: 2 USD/request')).toEqual({ input: 0.9, output: 0.1, rework: 140 });
  });
  test('is the same per answer and per request', () => {
    expect(lines('accepted: 93%, rework: 2 USD/answer')).toEqual({ input: 0.9, output: 0.1, rework: 140 });
  });
  test('is not paid for requests that are done twice', () => {
    // the bill is for 1.5 Mtok, the answers are 1,000
    expect(lines('retries: 50%, accepted: 93%, rework: 2 USD/request')).toEqual({
      input: 1.35,
      output: 0.15,
      rework: 140,
    });
  });
  test('goes by the share of the option that answers', () => {
    const report = reportOf(
      text(
        'accepted: 99%, rework: 2 USD/request, perOption: { own: { accepted: 90% } }',
        `api: { ${API} }, own: { ${RENT} }`,
        'plans: { half: { shares: { t: { api: 50%, own: 50% } } } }\n',
      ),
    );
    // 1,000 × 1 % × 2; 1,000 × 10 % × 2; 500 × 1 % × 2 + 500 × 10 % × 2
    expect(['api', 'own', 'half'].map(id => linesOf(report, id).rework)).toEqual([20, 200, 110]);
  });
  test('follows the overflow of a fill', () => {
    // a replica of 1,000 tok/s serves 2,592 Mtok a month: of 5,184,000 requests half overflows
    const report = reportOf(
      `${PLAIN}tasks: { t: { requests: 5184000 /month, input: 900 tok, output: 100 tok, accepted: 99%, rework: 2 USD/request, perOption: { own: { accepted: 90% } } } }\noptions: { api: { ${API} }, own: { ${RENT} } }\nstaff: {}\nplans: { both: { fill: [own, api] } }\n`,
    );
    // 2,592,000 × 10 % × 2 + 2,592,000 × 1 % × 2
    expect(linesOf(report, 'both').rework).toBe(570240);
  });
  test('grows with the traffic, and has no drift', () => {
    const report = reportOf(
      text('growth: 10% /month, accepted: 90%, rework: 1 USD/request', `a: { ${API}, priceDrift: -50% /year }`).replace(
        'horizon: 12 month',
        'horizon: 2 month',
      ),
    );
    // month 1: 100 USD, month 2: 110 USD
    expect(linesOf(report, 'a').rework).toBe(105);
  });
  test('is in the cost of an accepted answer', () => {
    // (1 + 140 USD) ÷ 930 answers
    const { perAccepted } = planOf(reportOf(text('accepted: 93%, rework: 2 USD/request', `a: { ${API} }`)), 'a');
    expect(round(perAccepted!.value)).toBe(round(String(141 / 930)));
  });
  test('keeps its range', () => {
    const plan = planOf(reportOf(text('accepted: 90..95%, rework: 1..3 USD/request', `a: { ${API} }`)), 'a');
    const { monthly } = plan.lines.find(l => l.id === 'rework')!;
    // 1,000 × 5 % × 1 to 1,000 × 10 % × 3, in the middle 1,000 × 7.5 % × 2
    expect([monthly.low, monthly.value, monthly.high].map(v => round(v))).toEqual([50, 150, 300]);
  });
  test('of 0, or where all is accepted, is no line', () => {
    expect(lines('accepted: 93%, rework: 0 USD/request')).toEqual({ input: 0.9, output: 0.1 });
    expect(lines('accepted: 93%')).toEqual({ input: 0.9, output: 0.1 });
    expect(lines('accepted: 100%, rework: 2 USD/request')).toMatchObject({ rework: 0 });
  });
  test('can make the dear model the cheap one', () => {
    const winner = (rework: string) =>
      reportOf(
        text(
          `rework: ${rework}, perOption: { small: { accepted: 90% }, large: { accepted: 99% } }`,
          `small: { ${API} }, large: { api: acme/l, price: { input: 10 USD/Mtok, output: 10 USD/Mtok } }`,
        ),
      ).verdict?.cheapest;
    // 1 + 100 r against 10 + 10 r: equal at r = 0.10 USD
    expect([winner('0.09 USD/request'), winner('0.11 USD/request')]).toEqual(['small', 'large']);
  });
});

describe('rework of an unknown share', () => {
  const warnings = (task: string) =>
    compared(text(task, `a: { ${API} }, b: { ${API} }`)).problems.flatMap(p =>
      p.code === 'E421' ? [] : [`${p.code} ${p.message}`],
    );
  const missing = (id: string) =>
    `E445 t prices its rework, but nothing says which share of the answers of ${id} is accepted: none is counted for it`;
  test('is a warning for each option', () => {
    expect(warnings('rework: 2 USD/request')).toEqual([missing('a'), missing('b')]);
    expect(warnings('rework: 2 USD/request, perOption: { a: { accepted: 93% } }')).toEqual([missing('b')]);
  });
  test('is not taken from an evaluation', () => {
    const evaluated = 'rework: 2 USD/request, accept: { evals: { m: 93% }, minimum: 90% }';
    expect(warnings(evaluated)).toEqual([missing('a'), missing('b')]);
    expect(lines(evaluated)).toEqual({ input: 0.9, output: 0.1 });
  });
  test('is none where it is said that all are accepted', () => {
    expect(warnings('rework: 2 USD/request, accepted: 100%')).toEqual([]);
  });
});
