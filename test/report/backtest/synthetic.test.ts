import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BacktestReport } from '../../../src/report/backtest/backtest-report.ts';
import { type BacktestInput, runBacktest } from '../../../src/report/backtest/build-backtest.ts';
import { calibrate } from '../../../src/report/backtest/calibrate/calibrate.ts';
import { readInvoice } from '../../../src/usage/invoice/read-invoice.ts';
import { api, compiledJson } from '../../catalog/entries.ts';
import { inputOf } from '../../model/compare.ts';

const MODEL = `name: M
parameters: 10B param
activeParameters: 10B param
kvBytesPerToken: 100000 B/tok
unusual: a round figure for the tests
layers: 40
hidden: 4096
heads: 32
kvHeads: 8
headDim: 128
contextWindow: 1000000 tok
licence: { value: MIT, source: { title: a test, url: https://example.com, read: 2026-10-01, grade: verified } }
source: { title: a test, url: https://example.com, read: 2026-10-01, grade: verified }
`;
const TIERS = `variants:
  - { tier: batch, times: 50% }
  - { tier: flex, times: 60% }`;
const PRICES = 'recordedAt: 2026-01-01\nstatus: effective';

const CATALOG = compiledJson({
  'models/m': MODEL,
  // USD/Mtok: 4, 0.4 and 20; batches at half, flex at 60 %
  'api/acme/large': api(`${PRICES}\ninput: 4 USD/Mtok\ncacheRead: 0.4 USD/Mtok\noutput: 20 USD/Mtok\n${TIERS}`),
  // 1, 0.1, 1.25, 2 and 5; no other tiers
  'api/bolt/small': api(
    `${PRICES}\ninput: 1 USD/Mtok\ncacheRead: 0.1 USD/Mtok\ncacheWrite5m: 1.25 USD/Mtok\ncacheWrite1h: 2 USD/Mtok\noutput: 5 USD/Mtok`,
  ),
});

const SCENARIO = `tco: 1
name: Two APIs
asOf: 2026-06-01
tasks:
  mail: { requests: 10k /day, input: 2000 tok, cachedInput: 30%, output: 200 tok, reasoning: 50 tok, batchable: 10% }
  notes:
    requests: 300k /month # by the calendar
    input: 1000 tok
    output: 400 tok
  chat: { requests: 5k /day, input: 3000 tok, cachedInput: 20%, output: 100 tok }
options:
  large: { api: acme/large }
  small: { api: bolt/small }
plans:
  today:
    shares: { mail: { large: 100% }, notes: { large: 100% }, chat: { small: 100% } }
baseline: today
`;

const HEAD = 'date,provider,model,token_type,tier,quantity,unit,unit_price,amount,currency\n';

type Line = readonly [provider: string, model: string, type: string, tier: string, tokens: number, usdPerMtok: number];

/** The invoice of a June on which each line stands on the first and the last day, half on each; amounts to a millionth of a dollar. */
const invoice = (lines: readonly Line[], more = ''): string =>
  HEAD +
  ['2026-06-01', '2026-06-30']
    .flatMap(day =>
      lines.map(([provider, model, type, tier, tokens, price]) => {
        const half = tokens / 2;
        return `${day},${provider},${model},${type},${tier},${half},token,,${((half * price) / 1e6).toFixed(6)},USD`;
      }),
    )
    .join('\n') +
  `\n${more}`;

function asked(scenario: string, csv: string, more: Partial<BacktestInput> = {}): BacktestInput {
  const read = readInvoice(csv, 'june.csv');
  if ('problems' in read) throw new Error(read.problems.map(p => p.message).join('; '));
  return {
    input: inputOf(scenario, { catalogJson: CATALOG, asOf: '2026-06-01' }),
    invoices: [read],
    period: { from: '2026-06-01', to: '2026-06-30', told: false },
    plan: undefined,
    settled: new Map(),
    ...more,
  };
}

function backtested(input: BacktestInput) {
  const answer = runBacktest(input);
  if ('refused' in answer) throw new Error(answer.refused.message);
  if (!answer.report || !answer.found) throw new Error(answer.problems.map(p => p.message).join('; '));
  return { report: answer.report, found: answer.found };
}

function calibrated(input: BacktestInput): { text: string; after: BacktestReport; residual: number } {
  const { report, found } = backtested(input);
  const made = calibrate(input, found, report);
  if ('problems' in made) throw new Error(made.problems.map(p => p.message).join('; '));
  // the calibrated text as anybody would run it
  const { report: after } = backtested({ ...input, input: { ...input.input, text: made.text } });
  return { text: made.text, after, residual: Number(made.report.residual) };
}

const effects = ({ total }: BacktestReport) =>
  Object.fromEntries(
    Object.entries(total.effects).flatMap(([name, e]) => (Number(e) === 0 ? [] : [[name, Number(e)]])),
  );

/** Half of what is sent to the large model goes in batches; its prompts, answers and cache are others; bolt gives 12 % off. */
const JUNE: readonly Line[] = [
  ['acme', 'large', 'uncached_input', 'standard', 400e6, 4],
  ['acme', 'large', 'uncached_input', 'batch', 400e6, 2],
  ['acme', 'large', 'cached_input', 'standard', 250e6, 0.4],
  ['acme', 'large', 'cached_input', 'batch', 250e6, 0.2],
  ['acme', 'large', 'output', 'standard', 120e6, 20],
  ['acme', 'large', 'output', 'batch', 120e6, 10],
  ['bolt', 'small', 'uncached_input', 'standard', 330e6, 0.88],
  ['bolt', 'small', 'cached_input', 'standard', 90e6, 0.088],
  ['bolt', 'small', 'cache_write_5m', 'standard', 30e6, 1.1],
  ['bolt', 'small', 'output', 'standard', 21e6, 4.4],
];

describe('an invoice made by arithmetic of its own', () => {
  const input = asked(SCENARIO, invoice(JUNE));
  const { report } = backtested(input);

  test('is held against the same days of the model', () => {
    // mail: 10k x 30 days = 300k requests, 420 Mtok uncached at 4, 180 Mtok read at 0.4, 75 Mtok made at 20, a tenth at half the price
    const mail = (420 * 4 + 180 * 0.4 + 75 * 20) * 0.95;
    // notes: 300k a month of 365/12 days are 300k x 30 / 30.41666 in June
    const notes = ((300 * 30) / (365 / 12)) * (1 * 4 + 0.4 * 20);
    // chat: 150k requests, 360 Mtok at 1, 90 Mtok at 0.1, 15 Mtok at 5
    const chat = 360 + 9 + 75;
    expect(Number(report.total.modelled)).toBeCloseTo(mail + notes + chat, 9);
    // 1600 + 800 + 100 + 50 + 2400 + 1200 = 6150; 290.4 + 7.92 + 33 + 92.4 = 423.72
    expect(report.total.billed).toBe('6573.72');
    expect(report.total.unexplained).toBe('0');
  });

  test('shows the discount and the share of batch that went into it', () => {
    expect(report.discounts).toEqual([{ of: 'bolt', scenario: '0', billed: '0.12' }]);
    expect(report.batches).toMatchObject([{ option: 'large', billed: '0.5' }]);
    // 330 + 9 + 37.5 + 105 = 481.5 by list, 12 % of it
    expect(effects(report).discount).toBeCloseTo(-57.78, 9);
  });

  test('is met by the calibrated scenario to a thousandth', () => {
    const { text, after, residual } = calibrated(input);
    expect(residual).toBeLessThan(0.001);
    expect(Math.abs(Number(after.total.difference))).toBeLessThan(0.001 * 6573.72);
    expect(after.discounts).toEqual([{ of: 'bolt', scenario: '0.12', billed: '0.12' }]);
    expect(Number(after.batches[0]!.scenario)).toBeCloseTo(0.5, 4);
    // comments of the file stay, and each new figure has one
    expect(text).toContain('requests: 300k /month # by the calendar');
    expect(text).toMatch(/ {4}# was input 1000 tok; calibrated with .*\n {4}input: /);
    expect(text).toMatch(/ {2}# calibrated with june\.csv, 2026-06-01 to 2026-06-30\n {2}small: \{ discount: 12%/);
  });

  test('has a row for each bucket, which adds up to the totals', () => {
    const sumOf = (pick: (row: BacktestReport['rows'][number]) => string) =>
      report.rows.map(pick).reduce((a, b) => a + Number(b), 0);
    expect(sumOf(row => row.modelled.cost)).toBeCloseTo(Number(report.total.modelled), 8);
    expect(sumOf(row => row.billed.cost!)).toBeCloseTo(6573.72, 8);
    for (const row of report.rows) {
      const parts = Object.values(row.effects).reduce((a, b) => a + Number(b), 0);
      expect(parts).toBeCloseTo(Number(row.billed.cost) - Number(row.modelled.cost), 8);
    }
  });
});

describe('a tier that the scenario does not have', () => {
  const flex: readonly Line[] = [
    ...JUNE.filter(([provider, , , tier]) => provider === 'bolt' || tier === 'standard'),
    // 60 % of the list
    ['acme', 'large', 'uncached_input', 'flex', 200e6, 2.4],
    ['acme', 'large', 'output', 'flex', 30e6, 12],
  ];
  const input = asked(SCENARIO, invoice(flex));

  test('is an effect of its own', () => {
    // 200 x (2.4 - 4) + 30 x (12 - 20)
    expect(effects(backtested(input).report).tier).toBeCloseTo(-560, 9);
  });

  test('becomes an option with a share of the work', () => {
    const { text, after, residual } = calibrated(input);
    expect(residual).toBeLessThan(0.001);
    expect(text).toContain('large-flex: { api: acme/large, serviceTier: flex }');
    expect(effects(after).tier ?? 0).toBe(0);
    expect(after.rows.filter(row => row.options.includes('large-flex')).map(row => row.tiers)).toEqual([
      ['flex'],
      ['flex'],
    ]);
  });

  test('that the scenario has is told apart', () => {
    const split = SCENARIO.replace(
      'large: { api: acme/large }',
      'large: { api: acme/large }\n  slow: { api: acme/large, serviceTier: flex }',
    ).replace('mail: { large: 100% }', 'mail: { large: 75%, slow: 25% }');
    const { text, residual } = calibrated(asked(split, invoice(flex)));
    expect(residual).toBeLessThan(0.001);
    expect(text).not.toContain('large-flex');
  });
});

describe('a plan that is an option alone', () => {
  const alone = `tco: 1
name: One API
tasks:
  mail: { requests: 10k /day, input: 2000 tok, output: 200 tok }
options:
  large: { api: acme/large }
`;
  const flex: readonly Line[] = [
    ['acme', 'large', 'uncached_input', 'standard', 600e6, 4],
    ['acme', 'large', 'output', 'standard', 60e6, 20],
    ['acme', 'large', 'uncached_input', 'flex', 200e6, 2.4],
    ['acme', 'large', 'output', 'flex', 20e6, 12],
  ];

  test('becomes a plan of shares, the baseline, where a tier is billed that it does not have', () => {
    const { text, residual, after } = calibrated(asked(alone, invoice(flex)));
    expect(text).toContain('baseline: billed');
    expect(after.plan).toBe('billed');
    expect(residual).toBeLessThan(0.001);
  });

  test('takes requests from an export of usage', () => {
    const counted = `${invoice(flex.slice(0, 2))}2026-06-30,acme,large,requests,standard,240000,request,,,USD\n`;
    const { text } = calibrated(asked(alone, counted));
    // 240k requests in 30 days; 600 Mtok and 60 Mtok over them
    expect(text).toMatch(/requests: 8000 request\/day, input: 2500 tok, output: 250 tok/);
  });

  test('with its volume in tokens has these changed', () => {
    const tokens = alone.replace(
      'requests: 10k /day, input: 2000 tok, output: 200 tok',
      'tokens: 20M tok/day, inputShare: 80%',
    );
    const { text, residual } = calibrated(asked(tokens, invoice(flex.slice(0, 2))));
    // 660 Mtok in 30 days, 600 of them input
    expect(text).toMatch(/tokens: 22000000 tok\/day, inputShare: 90\.9091%/);
    expect(residual).toBeLessThan(0.001);
  });

  test('takes money for tokens where an invoice has nothing else, and says so', () => {
    const money = `${HEAD}2026-06-01,acme,large,input,standard,,,,2400,USD\n2026-06-30,acme,large,output,standard,,,,1200,USD\n`;
    const { report } = backtested(asked(alone, money));
    // 300k requests: 600 Mtok at 4 and 60 Mtok at 20 are 3600 as well, but of nothing is it known why
    expect(report.rows.map(row => row.reason)).toEqual([
      'no invoice says how much was used',
      'no invoice says how much was used',
    ]);
    expect(calibrated(asked(alone, money)).residual).toBeLessThan(0.001);
  });
});

describe('what the scenario has no option for', () => {
  const more = [
    '2026-06-12,acme,huge,input,standard,1000000,token,,9.00,USD',
    '2026-06-12,bolt,tiny-preview,input,standard,1000000,token,,5.00,USD',
    '2026-06-12,bolt,,web search,standard,,,,7.50,USD',
    '2026-06-30,acme,,credit,standard,,,,-20.00,USD',
    '2026-06-30,acme,,VAT,standard,,,,3.00,USD',
    '',
  ].join('\n');
  const { report } = backtested(asked(SCENARIO, invoice(JUNE, more)));

  test('is a line of its own and no other figure', () => {
    expect(report.others.map(o => [o.what, o.said, o.billed])).toEqual([
      ['unknownModel', 'input', '9'],
      ['unknownModel', 'input', '5'],
      ['other', 'web search', '7.5'],
      ['credit', 'credit', '-20'],
      ['tax', 'VAT', '3'],
    ]);
    // 9 + 5 + 7.5 - 20 + 3
    expect(effects(report).notInScenario).toBeCloseTo(4.5, 9);
    expect(report.total.billed).toBe('6578.22');
    // the two models that nobody knows: 14 of 6578.22
    expect(Number(report.total.unexplained)).toBeCloseTo(14 / 6578.22, 12);
    expect(report.problems.filter(p => p.code === 'E596')).toHaveLength(2);
  });

  test('becomes what it is meant to be where that is said', () => {
    const settled = new Map([['tiny-preview', 'bolt/small']]);
    const said = backtested(asked(SCENARIO, invoice(JUNE, more), { settled })).report;
    expect(said.others).toHaveLength(4);
    expect(said.problems.filter(p => p.code === 'E596')).toHaveLength(1);
  });
});

test('an API that no invoice is of is not compared, one whose provider billed others is not billed', () => {
  const { report } = backtested(asked(SCENARIO, invoice(JUNE.filter(([provider]) => provider === 'acme'))));
  // chat: 360 + 9 + 75
  expect(report.notCompared.map(line => [line.line, Number(line.modelled)])).toEqual([
    ['small.input', 360],
    ['small.cacheRead', 9],
    ['small.output', 75],
  ]);
  const both = SCENARIO.replace('bolt/small', 'acme/large').replace('small: { api', 'small: { serviceTier: flex, api');
  const { report: flexless } = backtested(asked(both, invoice(JUNE.filter(([provider]) => provider === 'acme'))));
  // 360 x 2.4 + 90 x 0.24 + 15 x 12
  expect(effects(flexless).notBilled).toBeCloseTo(-(864 + 21.6 + 180), 9);
});

test('unit prices that no discount explains stay in the rest', () => {
  const dear = JUNE.map(
    (line): Line =>
      line[0] === 'bolt' && line[2] === 'output' ? ([...line.slice(0, 5), 5.5] as unknown as Line) : line,
  );
  const { report } = backtested(asked(SCENARIO, invoice(dear)));
  expect(report.discounts).toEqual([]);
  const [, , , output] = report.rows.filter(row => row.api === 'bolt/small');
  // 21 Mtok x (5.5 - 5)
  expect(Number(output!.effects.rest)).toBeCloseTo(10.5, 9);
  expect(output!.reason).toBe('unit prices differ from the list, and not by one discount');
});

test('a currency that is not that of the scenario is an error, and so is usage without money', () => {
  const wrong = (csv: string) => {
    const answer = runBacktest(asked(SCENARIO, csv));
    return 'problems' in answer ? answer.problems.filter(p => p.severity === 'error').map(p => p.code) : [];
  };
  expect(wrong(invoice(JUNE).replaceAll('USD', 'EUR'))).toEqual(['E594']);
  expect(wrong(`${HEAD}2026-06-01,acme,large,input,standard,5,token,,,USD\n`)).toEqual(['E595']);
  expect(wrong(`${HEAD}2026-06-01,acme,huge,input,standard,5,token,,1,USD\n`)).toEqual(['E595']);
});

test('whatever was billed at list prices, in batches, in flex and with a discount, the calibrated scenario meets it to a thousandth', () => {
  const tokens = fc.integer({ min: 1_000_000, max: 900_000_000 });
  const share = fc.integer({ min: 0, max: 100 });
  fc.assert(
    fc.property(
      fc.array(tokens, { minLength: 6, maxLength: 6 }),
      share,
      share,
      fc.integer({ min: 0, max: 60 }),
      ([input, cached, output, other, written, answers], batched, flexed, off) => {
        const prices = { uncached_input: 4, cached_input: 0.4, output: 20 };
        const used = { uncached_input: input!, cached_input: cached!, output: output! };
        const [flex, batch] = [flexed / 200, ((1 - flexed / 200) * batched) / 100];
        const parts = { standard: [1 - flex - batch, 1], batch: [batch, 0.5], flex: [flex, 0.6] } as const;
        const lines = Object.entries(parts).flatMap(([tier, [part, times]]) =>
          Object.entries(prices).map(([type, price]): Line => {
            const quantity = 2 * Math.round((used[type as keyof typeof used] * part) / 2);
            return ['acme', 'large', type, tier, quantity, price * times];
          }),
        );
        const left = 1 - off / 100;
        const small: Line[] = [
          ['bolt', 'small', 'uncached_input', 'standard', 2 * other!, left],
          ['bolt', 'small', 'cache_write_1h', 'standard', 2 * written!, 2 * left],
          ['bolt', 'small', 'output', 'standard', 2 * answers!, 5 * left],
        ];
        const { residual, after } = calibrated(
          asked(SCENARIO, invoice([...lines.filter(line => line[4] > 0), ...small])),
        );
        expect(residual).toBeLessThan(0.001);
        expect(Number(after.discounts.find(d => d.of === 'bolt')?.billed ?? 0)).toBeCloseTo(off / 100, 5);
      },
    ),
    { numRuns: 12, seed: 7 },
  );
});

test('a line that reaches over the end of the period is refused', () => {
  const answer = runBacktest({
    ...asked(SCENARIO, invoice(JUNE)),
    invoices: [
      {
        file: 'f',
        form: { id: 'focus', name: 'FOCUS' },
        days: undefined,
        lines: asked(SCENARIO, invoice(JUNE)).invoices[0]!.lines.map(line => ({
          ...line,
          days: ['2026-06-01', '2026-07-15'] as const,
        })),
      },
    ],
  });
  expect('problems' in answer && answer.problems.filter(p => p.severity === 'error').map(p => p.code)).toEqual([
    'E598',
  ]);
});
