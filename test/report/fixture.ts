import type { CostLine, Derivation, Figure, PlanReport, Report } from '../../src/report/report.ts';

/** A figure; a value alone has no range. */
export const figure = (value: string, unit = 'USD/month', low = value, high = value): Figure => ({
  value,
  low,
  high,
  unit,
});

export const line = (
  id: string,
  label: string,
  option: string | null,
  monthly: Figure,
  share: string,
  rest: Partial<CostLine> = {},
): CostLine => ({
  id,
  label,
  option,
  monthly,
  share,
  charge: 'usage',
  behaviour: 'variable',
  ...rest,
});

export const plan = (id: string, rest: Partial<PlanReport> = {}): PlanReport => ({
  id,
  kind: 'api',
  baseline: false,
  feasible: true,
  reasons: [],
  monthly: figure('1000'),
  firstMonth: figure('1000'),
  perMtok: figure('1.2', 'USD/Mtok'),
  perAccepted: figure('0.004', 'USD/answer'),
  horizonTotal: figure('36000', 'USD'),
  presentValue: figure('32000', 'USD'),
  upfront: figure('0', 'USD'),
  shares: [],
  pools: [],
  lines: [],
  cheapestIn: '0',
  ...rest,
});

const pool = (option: string, gpus: string, replicas: string, busy: string, chosen = false) => ({
  option,
  replicas: figure(replicas, 'replica'),
  gpus: figure(gpus, 'GPU'),
  utilisation: figure(busy, ''),
  chosen,
  throughput: 'measured' as const,
});

const hybrid = plan('hybrid', {
  kind: 'mix',
  monthly: figure('11240.37', 'USD/month', '9800.1', '13100.49'),
  firstMonth: figure('11240.37'),
  perMtok: figure('0.6213'),
  perAccepted: figure('0.002', 'USD/answer'),
  cheapestIn: '0.8310546875',
  shares: [
    { task: 'summarize', option: 'rented-h100', share: '0.8199' },
    { task: 'summarize', option: 'sonnet', share: '0.1801' },
    { task: 'classify', option: 'rented-h100', share: '1' },
  ],
  pools: [pool('rented-h100', '4', '2', '0.6137', true)],
  lines: [
    line('gpu-rent', 'GPU rent', 'rented-h100', figure('7270.8', 'USD/month'), '0.6468470', { behaviour: 'stepped' }),
    line('input', 'input tokens', 'sonnet', figure('1200.4', 'USD/month'), '0.1067936'),
    line('output', 'output tokens', 'sonnet', figure('644.5', 'USD/month'), '0.0573379'),
    line('staff.mlops', 'mlops', null, figure('2124.67', 'USD/month', '800', '4000'), '0.1890213', {
      behaviour: 'fixed',
    }),
    line('overheads.loadBalancer', 'load balancer', null, figure('0'), '0', { behaviour: 'fixed' }),
  ],
});

const rented = plan('rented-h100', {
  kind: 'rent',
  monthly: figure('13905.2', 'USD/month', '12000', '15800'),
  perMtok: figure('0.7686', 'USD/Mtok'),
  perAccepted: figure('0.00247', 'USD/answer'),
  cheapestIn: '0.1201171875',
  shares: [
    { task: 'summarize', option: 'rented-h100', share: '1' },
    { task: 'classify', option: 'rented-h100', share: '1' },
  ],
  pools: [pool('rented-h100', '6', '3', '0.41')],
  lines: [
    line('gpu-rent', 'GPU rent', 'rented-h100', figure('10906.2'), '0.7843252', { behaviour: 'stepped' }),
    line('staff.mlops', 'mlops', null, figure('2999'), '0.2156748', { behaviour: 'fixed' }),
  ],
});

const sonnet = plan('sonnet', {
  baseline: true,
  monthly: figure('20870.44', 'USD/month', '20870.44', '20870.44'),
  perMtok: figure('1.1536', 'USD/Mtok'),
  perAccepted: figure('0.0037', 'USD/answer'),
  cheapestIn: '0.048828125',
  shares: [
    { task: 'summarize', option: 'sonnet', share: '1' },
    { task: 'classify', option: 'sonnet', share: '1' },
  ],
  lines: [
    line('input', 'input tokens', 'sonnet', figure('13580.1'), '0.6506858'),
    line('output', 'output tokens', 'sonnet', figure('7290.34'), '0.3493142'),
  ],
});

const studio = plan('own-studio', {
  kind: 'buy',
  feasible: false,
  reasons: ['the busiest hour needs 9.4M tok, one replica serves 3.1M'],
  monthly: null,
  firstMonth: null,
  perMtok: null,
  perAccepted: null,
  horizonTotal: null,
  presentValue: null,
  upfront: figure('5499', 'USD'),
  cheapestIn: null,
});

const given = (name: string, value: string, unit: string, source: string): Derivation => ({
  name,
  value,
  unit,
  formula: null,
  inputs: [],
  source,
  axes: [],
});
const derived = (
  name: string,
  value: string | string[],
  unit: string,
  formula: string,
  inputs: string[],
  axes: string[] = [],
): Derivation => ({ name, value, unit, formula, inputs, source: null, axes });

/** One figure with everything below it, as the engine numbers it. */
export const derivations: Report['derivations'] = {
  'plans.sonnet.monthly': derived('monthly cost', '20870.44', 'USD/month', 'present value ÷ annuity factor', [
    'presentValue',
    'annuity',
  ]),
  presentValue: derived('present value', '667852.1', 'USD', 'Σ cost × discount factor', ['cost', 'discount']),
  annuity: derived('annuity factor', '32.0000', 'month', 'Σ discount factor', ['discount']),
  discount: derived('discount factor', ['1', '0.9936', '0.9872'], '', '1 ÷ (1 + discount rate)', ['rate'], ['month']),
  rate: given('discount rate', '0.08', '1/year', 'default: a usual cost of capital'),
  cost: derived('cost', '20870.44', 'USD/month', 'tokens × (1 + retries) × price', ['tokens', 'retries', 'price']),
  tokens: given('tokens', '18090000000', 'tok/month', 'scenario.yaml:14:12'),
  retries: given('retries', '0.02', '', 'scenario.yaml:19:14'),
  price: given('price', '0.000001131', 'USD/tok', 'api/anthropic/claude-sonnet-4-6: price list (read 2026-03-30)'),
  'plans.hybrid.monthly': derived('monthly cost', '11240.37', 'USD/month', 'present value ÷ annuity factor', [
    'presentValue',
    'annuity',
  ]),
};

/** The report of DESIGN §6 for the document desk; `changes` replace whole sections. */
export const report = (changes: Partial<Report> = {}): Report => ({
  schema: 'tco-report/1',
  tool: { name: 'tco', version: '0.1.0' },
  catalog: { version: '2026.11.1', sha256: 'a'.repeat(64), asOf: '2026-03-31' },
  scenario: { name: 'Document desk of a fintech', sha256: 'b'.repeat(64) },
  basis: {
    currency: 'USD',
    prices: 'nominal',
    tax: 'pre-tax',
    discountRate: '0.08',
    horizonMonths: 36,
    daysPerMonth: '30.41666666666666666666666666666667',
    tokensPerMonth: figure('18090000000', 'tok/month'),
  },
  assumptions: [
    {
      id: 'discountRate',
      name: 'discount rate',
      value: '8%',
      unit: '%/year',
      origin: 'default',
      source: 'a usual cost of capital',
      asOf: null,
    },
    {
      id: 'calendar.hoursPerMonth',
      name: 'hours per month',
      value: '730',
      unit: 'h/month',
      origin: 'default',
      source: '8,760 hours a year ÷ 12',
      asOf: null,
    },
    {
      id: 'tasks.summarize.requests',
      name: 'requests of summarize',
      value: '120k',
      unit: 'request/day',
      origin: 'scenario',
      source: 'document-desk.yaml:9:15',
      asOf: null,
    },
  ],
  plans: [hybrid, rented, sonnet, studio],
  breakEven: [
    {
      between: ['rented-h100', 'sonnet'],
      over: 'traffic',
      unit: 'tok/month',
      intervals: [
        { from: '0', to: '6448333333.33', cheaper: 'sonnet' },
        { from: '6448333333.33', to: '10341666666.67', cheaper: 'rented-h100' },
        { from: '10341666666.67', to: '11284583333.33', cheaper: 'sonnet' },
        { from: '11284583333.33', to: '15573333333.33', cheaper: 'rented-h100' },
        { from: '15573333333.33', to: '16120833333.33', cheaper: 'sonnet' },
        { from: '16120833333.33', to: null, cheaper: 'rented-h100' },
      ],
      permanentFrom: '16120833333.33',
      never: false,
      endless: false,
      certified: true,
      reason: null,
    },
  ],
  envelope: [
    { from: '0', to: '6448333333.33', cheapest: 'sonnet' },
    { from: '6448333333.33', to: null, cheapest: 'hybrid' },
  ],
  verdict: {
    cheapest: 'hybrid',
    candidates: ['hybrid'],
    saving: figure('9630.07', 'USD/month', '7769.95', '11070.34'),
    against: 'sonnet',
    flips: [
      { driver: 'apiPriceDrift', to: 'sonnet', at: '-0.38', unit: '1/year', direction: 'below', distance: '0.38' },
      { driver: 'traffic', to: 'sonnet', at: '6448333333.33', unit: 'tok/month', direction: 'below', distance: '0.64' },
    ],
  },
  derivations,
  problems: [
    {
      code: 'E231',
      severity: 'warning',
      at: { file: 'document-desk.yaml', line: 14, column: 12 },
      details: 'the tokenizer ratio of qwen3-30b-a3b was assumed',
    },
  ],
  ...changes,
});
