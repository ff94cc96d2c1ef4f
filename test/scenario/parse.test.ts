import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Given } from '../../src/quantity/given.ts';
import { parseScenario } from '../../src/scenario/parse.ts';
import type { BuyOption, RentOption } from '../../src/scenario/scenario.ts';

const DESIGN = readFileSync(new URL('design.yaml', import.meta.url), 'utf8');
const SMALL = `tasks:
  chat: { requests: 120k /day, input: 1500 tok, output: 300 tok }
options:
  gpt: { api: openai/gpt-4o }
  own: { model: m, replica: 2 x h100-sxm, rent: { price: 2.49 USD/GPU/h } }
`;

const parse = (text: string) => {
  const { scenario, problems } = parseScenario(text, 'folder/a.yaml', [], 'abc');
  if (!scenario) throw new Error(problems.map(p => `${p.code} ${p.message}`).join('\n'));
  return scenario;
};

describe("the design's example", () => {
  const scenario = parse(DESIGN);
  const [sonnet, rented, studio] = scenario.options;

  it('is read without a problem, and every number keeps its text, place and path', () => {
    expect(parseScenario(DESIGN, 'a.yaml').problems).toEqual([]);
    const { input } = scenario.tasks[0]!.counts;
    expect(input).toMatchObject({
      path: 'tasks.summarize.input',
      amount: { text: '6000 tok' },
      source: { kind: 'scenario', at: { file: 'folder/a.yaml', line: 14, column: 12 } },
    });
    expect(scenario).toMatchObject({
      name: 'Document desk of a fintech',
      asOf: '2026-03-31',
      currency: 'USD',
      timeZone: -300,
      horizon: 36,
      horizonGiven: true,
      baseline: 'today',
      sha256: 'abc',
    });
  });

  it('gives three options of three kinds', () => {
    expect(scenario.options.map(o => [o.id, o.kind])).toEqual([
      ['sonnet', 'api'],
      ['rented-h100', 'rent'],
      ['own-studio', 'buy'],
    ]);
    expect(sonnet).toMatchObject({
      api: 'anthropic/claude-sonnet-4-6',
      serviceTier: 'standard',
      agreements: ['baa'],
      minimumSpend: { amount: { text: '0 USD/month' } },
    });
    expect(rented).toMatchObject({
      replica: { count: 2, device: 'h100-sxm' },
      scaling: 'always-on',
      site: 'office',
      rent: { provider: 'lambda', term: 'on-demand' },
      throughput: { kind: 'rates' },
    });
    expect(studio).toMatchObject({
      precision: 'int4',
      buy: { inService: '2025-06-01', sunk: false, leadTime: { amount: { text: '2 month' } } },
      power: { active: { amount: { text: '270 W/device' } } },
    });
  });

  it('gives plans, charges, routing and budget', () => {
    expect(scenario.plans.map(p => [p.id, p.mix.kind])).toEqual([
      ['today', 'shares'],
      ['hybrid', 'fill'],
    ]);
    expect(scenario.staff[0]).toMatchObject({ id: 'mlops', appliesTo: ['rent', 'buy'], per: 'plan' });
    expect(scenario.routing).toMatchObject({
      options: ['sonnet', 'rented-h100'],
      cascades: [{ id: 'local-first', try: 'rented-h100', escalateTo: 'sonnet' }],
    });
    expect(scenario.budget).toMatchObject([
      {
        metric: 'plans.hybrid.monthly',
        figure: { kind: 'plan', plan: 'hybrid', figure: 'monthly' },
        max: { amount: { text: '8000 USD/month' } },
        warn: { amount: { text: '7000 USD/month' } },
      },
    ]);
    expect(scenario.tasks[0]!.perOption.get('own-studio')).toMatchObject({
      output: { amount: { text: '520 tok' } },
      accepted: { amount: { text: '91%' } },
    });
  });
});

describe('defaults', () => {
  it('are given figures with a reason, where nothing is written', () => {
    const scenario = parse(SMALL);
    expect(scenario).toMatchObject({
      name: 'a',
      currency: 'USD',
      timeZone: 0,
      horizon: 36,
      horizonGiven: false,
      asOf: undefined,
      sitesGiven: false,
      staffGiven: false,
      budget: [],
      routing: undefined,
    });
    const own = scenario.options[1] as RentOption;
    const given = [
      scenario.discountRate,
      scenario.calendar.hoursPerMonth,
      scenario.tasks[0]!.retries,
      scenario.tasks[0]!.growth,
      own.spares,
      own.targetUtilisation,
      own.priceDrift,
      own.prefixCache as Given,
    ];
    expect(given.map(g => g.amount.text)).toEqual([
      '8% /year',
      '730 h/month',
      '0%',
      '0% /month',
      '0',
      '80%',
      '0% /year',
      '0%',
    ]);
    for (const { source } of given)
      expect(source).toMatchObject({ kind: 'default', reason: expect.stringMatching(/./) });
    expect(scenario.tasks[0]).toMatchObject({
      data: 'internal',
      dataGiven: false,
      traffic: { kind: 'profile', name: 'flat', given: false },
    });
  });

  it('an empty section replaces its default', () => {
    expect(parse(`${SMALL}sites: {}\nstaff: {}\n`)).toMatchObject({
      sitesGiven: true,
      sites: [],
      staffGiven: true,
      staff: [],
    });
  });

  it('a purchase has a life, no residual and no surcharge', () => {
    const { buy } = parse(`${SMALL}  mine: { model: m, replica: 1 x h100-sxm, buy: {} }\n`).options[2] as BuyOption;
    expect(
      [buy.serviceLife, buy.residual, buy.maintenance, buy.serverShare, buy.networkShare, buy.leadTime].map(
        g => g.amount.text,
      ),
    ).toEqual(['36 month', '0%', '0% /year', '0%', '0%', '0 month']);
  });
});

describe('volumes', () => {
  const task = (text: string) => parseScenario(`tasks: { t: { ${text} } }\noptions: { g: { api: x/y } }\n`, 'a.yaml');
  const codes = (text: string) => task(text).problems.map(p => p.code);

  it('of input, output and the share of the input, the third follows', () => {
    const counts = (text: string) => task(text).scenario!.tasks[0]!.counts;
    expect(counts('tokens: 500M tok/day, inputShare: 80%, input: 4000 tok').output!.amount.likely.toFixed()).toBe(
      '1000',
    );
    expect(
      counts('tokens: 500M tok/day, inputShare: 4/5, output: 1000 tok')
        .input!.amount.likely.toDecimalPlaces(20)
        .toFixed(),
    ).toBe('4000');
    expect(codes('tokens: 500M tok/day, inputShare: 80%, input: 4000 tok, output: 1000 tok')).toEqual([]);
    expect(codes('tokens: 500M tok/day, inputShare: 80%')).toEqual([]);
  });

  it('contradictions are errors', () => {
    expect(codes('tokens: 500M tok/day, inputShare: 70%, input: 4000 tok, output: 1000 tok')).toEqual(['E304']);
    expect(codes('tokens: 500M tok/day, inputShare: 0%, input: 4000 tok')).toEqual(['E304']);
    expect(codes('tokens: 500M tok/day, inputShare: 70..80%, input: 4000 tok')).toEqual(['E304']);
    expect(codes('tokens: 500M tok/day')).toEqual(['E302']);
    expect(codes('tokens: 500M tok/day, requests: 1k /day, input: 1 tok, output: 1 tok')).toEqual(['E303']);
    expect(codes('input: 1 tok, output: 1 tok')).toEqual(['E303']);
    expect(codes('requests: 1k /day')).toEqual(['E302', 'E302']);
    expect(codes('requests: 1k /day, inputShare: 50%, input: 100 tok, output: 100 tok')).toEqual(['E304']);
    expect(codes('tokens: 1M tok/day, inputShare: 50%, perOption: { g: { output: 5 tok } }')).toEqual(['E304']);
    expect(
      codes('requests: 1k /day, input: 100 tok, output: 100 tok, session: { turns: 6 }, cachedInput: 10%'),
    ).toEqual(['E304']);
    expect(codes('requests: 1k /day, input: { mean: 100 tok, p50: 90 tok, p90: 80 tok }, output: 100 tok')).toEqual([
      'E304',
    ]);
    expect(
      codes(
        'requests: 1k /day, input: 100 tok, output: 100 tok, cachedInput: 60%, perOption: { g: { cacheWrites: 50% } }',
      ),
    ).toEqual(['E311']);
  });

  it('weights of hours are 24 or 168, not all zero', () => {
    const base = 'requests: 1k /day, input: 100 tok, output: 100 tok, traffic:';
    expect(codes(`${base} { hourly: [1, 2] }`)).toEqual(['E227']);
    expect(codes(`${base} { hourly: [${Array(24).fill(0).join(', ')}] }`)).toEqual(['E215']);
    expect(codes(`${base} { weekly: [${Array(168).fill(1).join(', ')}] }`)).toEqual([]);
    expect(codes(`${base} { hourly: [1], weekly: [1] }`)).toEqual(['E303']);
    expect(codes(`${base} nightly`)).toEqual(['E220']);
    expect(codes(`${base} { peakToMean: 30 }`)).toEqual(['E215']);
  });
});

describe('references and forms', () => {
  const codes = (text: string) => parseScenario(text, 'a.yaml').problems.map(p => p.code);
  const option = (text: string) => codes(`${SMALL}  more: { ${text} }\n`);

  it('unknown ids are errors with a suggestion', () => {
    const { problems } = parseScenario(
      `${SMALL}plans: { p: { fill: [gtp, own] }, q: { shares: { chta: { gpt: 1 } } } }\nbaseline: onw\n`,
      'a.yaml',
    );
    expect(problems.map(p => [p.code, p.hint])).toEqual([
      ['E306', 'did you mean `gpt`?'],
      ['E305', 'did you mean `chat`?'],
      ['E307', 'did you mean `own`?'],
    ]);
    expect(codes(`${SMALL}staff: { ops: { fte: 1, salary: 100k USD/year, appliesTo: [rnet], per: plan } }\n`)).toEqual([
      'E306',
    ]);
    expect(
      codes(
        `${SMALL}routing: { options: [gtp], tasks: [chta], cascades: { c: { try: gpt, escalateTo: gpt, escalation: 5% } } }\n`,
      ),
    ).toEqual(['E306', 'E305', 'E304']);
    expect(
      codes(
        `${SMALL}budget: [{ metric: plans.gpt.montly, max: 1 USD }, { metric: gpt.monthly, max: 1 USD }, { metric: plans.gpt.perMtok, max: 1 USD }]\n`,
      ),
    ).toEqual(['E316', 'E316', 'E213']);
    expect(option('model: m, replica: 1 x a, rent: { price: 2 USD/GPU/h }, site: offise')).toEqual(['E308']);
  });

  it('plans serve every task, fills have two options, names are not taken twice, and an option may be named after a kind', () => {
    expect(codes(`${SMALL}plans: { p: { shares: {} } }\n`)).toEqual(['E310']);
    expect(codes(`${SMALL}plans: { p: { fill: [gpt] } }\n`)).toEqual(['E314']);
    expect(codes(`${SMALL}plans: { gpt: { fill: [gpt, own] } }\n`)).toEqual(['E315']);
    expect(codes(`${SMALL}plans: { p: { fill: [gpt, own], shares: {} } }\n`)).toEqual(['E303']);
    expect(codes(`${SMALL}  rent: { api: x/y }\n`)).toEqual([]);
  });

  it('an option is exactly one of api, rent and buy, with the keys of its kind', () => {
    expect(option('api: x/y, buy: {}')).toEqual(['E303']);
    expect(option('modle: m')).toEqual(['E303']);
    expect(option('api: x/y, scaling: autoscale')).toEqual(['E301']);
    expect(option('model: m, replica: 1 x a, rent: {}')).toEqual(['E302']);
    expect(option('model: m, rent: { price: 2 USD/GPU/h }')).toEqual(['E302']);
    expect(option('model: m, replica: a, rent: { price: 2 USD/GPU/h }')).toEqual(['E224']);
    expect(option('api: x/y, price: {}')).toEqual(['E302']);
    expect(option('model: m, replica: 1 x a, rent: { price: 2 USD/GPU/h }, scaling: scheduled')).toEqual(['E313']);
    expect(option('model: m, replica: 1 x a, rent: { price: 2 USD/GPU/h }, schedule: 10 h/day')).toEqual(['E313']);
    expect(option('model: m, replica: 1 x a, rent: { price: 2 USD/GPU/h }, replicas: 2, spares: 2')).toEqual(['E304']);
    expect(option('model: m, replica: 1 x a, buy: { sunk: true }')).toEqual(['E304']);
    expect(option('model: m, replica: 1 x a, buy: {}, power: { idle: 90 W/device, active: 80 W/device }')).toEqual([
      'E321',
    ]);
    expect(option('model: m, replica: 1 x a, buy: {}, throughput: { total: 8 tok/s, prefill: 9 tok/s }')).toEqual([
      'E303',
    ]);
  });

  it('what is unusual can be confirmed, and 0 is taken at its word', () => {
    expect(option('api: x/y, price: { input: 2000 USD/Mtok, output: 0 USD/Mtok }')).toEqual(['E230']);
    expect(option('api: x/y, confirmUnusual: true, price: { input: 2000 USD/Mtok, output: 0 USD/Mtok }')).toEqual([]);
    expect(option('api: x/y, price: { input: 0 USD/Mtok, output: 0 USD/Mtok, batch: { input: 0 USD/Mtok } }')).toEqual(
      [],
    );
    expect(codes(`${SMALL}sites: { a: { electricity: 0 USD/kWh } }\n`)).toEqual([]);
    expect(codes(`currency: JPY\n${SMALL.replace('2.49 USD', '380 JPY')}`)).toEqual([]);
  });

  it('words, dates, zones, versions and ids have their own messages', () => {
    expect(codes(`asOf: 2026-02-29\ntimeZone: EST\ntco: 2\n${SMALL}`)).toEqual(['E222', 'E223', 'E317']);
    expect(codes(`asOf: 2028-02-29\ntimeZone: +05:30\ntco: 1\n${SMALL}`)).toEqual([]);
    expect(codes(`${SMALL}  "a\\"b": { api: x/y }\n`)).toEqual(['E229']);
    expect(codes('tasks: {}\noptions: {}\n')).toEqual(['E319', 'E319']);
    expect(codes('name: x\n')).toEqual(['E302', 'E302']);
    expect(codes(`${SMALL}staff: { ops: { fte: 1, salary: 150 USD/year } }\n`)).toEqual(['E320', 'E231']);
    expect(
      codes(
        `${SMALL}overheads: { lb: { cost: 50..200 USD/month, appliesTo: [rent] }, gw: { cost: 0.01 USD/Mtok, appliesTo: [api] } }\n`,
      ),
    ).toEqual(['E320']);
    expect(codes(`horizon: 12..36 month\ndiscountRate: 9..8% /year\n${SMALL}`)).toEqual(['E217', 'E216']);
    expect(codes(`sites:\n${SMALL}`)).toEqual(['E226']);
    expect(codes(`plans: [a]\n${SMALL}`)).toEqual(['E225']);
  });

  it('a map or a list where one value belongs is told what to write', () => {
    const { problems } = parseScenario(
      SMALL.replace('120k /day', '[120k]').replace('rent:', 'scaling: { a: b }, rent:'),
      'a.yaml',
    );
    expect(problems.map(p => [p.code, p.expected])).toEqual([
      ['E225', 'one value such as `120k /day`'],
      ['E225', '`always-on`, `scheduled`, `autoscale`'],
    ]);
  });

  it('all problems of a run come together, in the order of the file', () => {
    const { problems } = parseScenario(
      `${SMALL.replace('1500 tok', '1500')}horizn: 1 month\nbaseline: nix\nsites: { s: { pue: 0.9 } }\n`,
      'a.yaml',
    );
    expect(problems.map(p => [p.code, p.at!.line])).toEqual([
      ['E214', 2],
      ['E301', 6],
      ['E307', 7],
      ['E215', 8],
    ]);
  });
});
