import { describe, expect, test } from 'vitest';
import { Decimal } from '../../src/quantity/decimal.ts';
import { runCheck } from '../../src/report/budget/run-check.ts';
import { shippedCatalog } from '../catalog/shipped.ts';

const { json } = shippedCatalog();

const HEAD = 'tco: 1\nasOf: 2026-11-01\nhorizon: 24 month\ntasks:\n';
const TASKS = {
  chat: '{ requests: 40k /day, input: 3000 tok, cachedInput: 40%, output: 300 tok, growth: 3% /month, traffic: office-hours }',
  batch: '{ requests: 9k /day, input: 900 tok, output: 700 tok, growth: -1% /month, batchable: 60%, retries: 4% }',
  mail: '{ requests: 5k /day, input: 20k tok, output: 150 tok, traffic: consumer }',
};
const REST = `options:
  haiku: { api: anthropic/claude-haiku-4-5, priceDrift: -20% /year, discount: 5% }
  deepseek: { api: deepseek/deepseek-v4-flash }
  rented:
    model: llama-3.3-70b
    replica: 2 x h100-sxm
    rent: { price: 2 USD/GPU/h }
    throughput: { prefill: 16k tok/s, decode: 2500 tok/s }
    replicas: 4
plans:
  mixed: { shares: { chat: { haiku: 70%, deepseek: 30% }, batch: { rented: 100% }, mail: { haiku: 1 } } }
  filled: { fill: [rented, haiku] }
staff: { ops: { fte: 0.5, salary: 120000 USD/year, per: plan, appliesTo: [rent] } }
`;

const written = (names: readonly string[]) =>
  names.map(name => `  ${name}: ${TASKS[name as keyof typeof TASKS]}\n`).join('');

function plansOf(text: string) {
  const { report, problems } = runCheck(
    {
      text,
      file: 'a.yaml',
      sha256: '',
      settings: [],
      asOf: undefined,
      catalogJson: json,
      toolVersion: '0',
      derivations: false,
    },
    { today: '2026-11-01', whole: false },
  );
  if (!report) throw new Error(problems.map(p => p.message).join('\n'));
  return report.plans;
}

const budgetOf = (plans: readonly string[]) =>
  `budget:\n${plans.map(p => `  - { metric: plans.${p}.tasks.chat.monthly, max: 1 USD/month }\n`).join('')}`;

const ALL = ['haiku', 'deepseek', 'rented', 'mixed', 'filled'];
const plans = plansOf(HEAD + written(['chat', 'batch', 'mail']) + REST + budgetOf(ALL));
const near = (a: string, b: string | Decimal) => new Decimal(a).minus(b).abs().lte(new Decimal(b).abs().times('1e-24'));

describe('what each task costs in a plan', () => {
  test.each(ALL)('%s: the rows add up to the monthly figure, the shares to 1', id => {
    const plan = plans.find(p => p.id === id)!;
    const sum = (key: 'monthly' | 'share') => plan.tasks!.reduce((all, row) => all.plus(row[key]), new Decimal(0));
    expect(plan.tasks!.map(row => row.task)).toEqual(['chat', 'batch', 'mail']);
    expect(near(plan.monthly!.value, sum('monthly'))).toBe(true);
    expect(near('1', sum('share'))).toBe(true);
  });

  // an API bill is a sum over requests: a task costs in company what it costs alone, month by month
  test.each(['haiku', 'deepseek'])(
    '%s: a task costs what it costs alone, with growth, drift, caches, batch and windows',
    id => {
      for (const name of Object.keys(TASKS)) {
        const alone = plansOf(HEAD + written([name]) + REST.replace(/plans:[\s\S]*?(?=staff)/, ''));
        const row = plans.find(p => p.id === id)!.tasks!.find(t => t.task === name)!;
        const whole = alone.find(p => p.id === id)!;
        expect(near(row.monthly, whole.monthly!.value)).toBe(true);
        expect(near(row.perMtok!, whole.perMtok!.value)).toBe(true);
      }
    },
  );

  test('a fleet is paid by the load of each task, and what the plan pays as a whole by demanded tokens', () => {
    const flat = (requests: string) => `{ requests: ${requests} /day, input: 1000 tok, output: 100 tok }`;
    const text = `${HEAD}  small: ${flat('10k')}\n  large: ${flat('30k')}\n${REST.replace(/plans:[\s\S]*?(?=staff)/, '')}${budgetOf(['rented']).replace('chat', 'small')}`;
    const plan = plansOf(text).find(p => p.id === 'rented')!;
    // a quarter of the load and of the tokens: 10k of 40k requests
    expect(near(plan.tasks![0]!.monthly, new Decimal(plan.monthly!.value).dividedBy(4))).toBe(true);
  });

  test('without volume a pinned fleet is divided all the same, at no price per Mtok', () => {
    const none = '{ requests: 0 /day, input: 1000 tok, output: 100 tok }';
    const text = `${HEAD}  chat: ${none}\n  mail: ${none}\n${REST.replace(/plans:[\s\S]*?(?=staff)/, '')}${budgetOf(['rented'])}`;
    const plan = plansOf(text).find(p => p.id === 'rented')!;
    expect(plan.tasks!.map(row => row.perMtok)).toEqual([null, null]);
    expect(near(plan.monthly!.value, new Decimal(plan.tasks![0]!.monthly).times(2))).toBe(true);
  });

  test('is worked out only for the plans that a limit names', () => {
    const asked = plansOf(HEAD + written(['chat', 'batch', 'mail']) + REST + budgetOf(['mixed']));
    expect(asked.filter(p => p.tasks).map(p => p.id)).toEqual(['mixed']);
  });
});
