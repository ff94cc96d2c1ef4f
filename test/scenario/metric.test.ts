import { describe, expect, test } from 'vitest';
import { readMetric, unitOfMetric } from '../../src/scenario/metric.ts';

const IDS = {
  plans: ['gpt-4.1', 'gpt-4', 'my plan', 'hybrid'],
  options: ['gpt-4.1', 'own'],
  tasks: ['chat', 'mail.in'],
};
const metric = (text: string) => {
  const read = readMetric(text, IDS);
  return 'metric' in read ? read.metric : undefined;
};
const fault = (text: string) => {
  const read = readMetric(text, IDS);
  return 'fault' in read ? read.fault : undefined;
};

describe('a metric', () => {
  test.each([
    ['plans.gpt-4.1.monthly', { kind: 'plan', plan: 'gpt-4.1', figure: 'monthly' }],
    ['plans."gpt-4.1".monthly', { kind: 'plan', plan: 'gpt-4.1', figure: 'monthly' }],
    ['plans.gpt-4.monthly', { kind: 'plan', plan: 'gpt-4', figure: 'monthly' }],
    ['plans."my plan".perMtok', { kind: 'plan', plan: 'my plan', figure: 'perMtok' }],
    ['plans.hybrid.lines.gpt-4.1.input', { kind: 'line', plan: 'hybrid', line: 'gpt-4.1.input' }],
    ['plans.hybrid.tasks.mail.in.perMtok', { kind: 'task', plan: 'hybrid', task: 'mail.in', figure: 'perMtok' }],
    ['breakEven.gpt-4.1.my plan.first', undefined],
    ['breakEven.gpt-4.1."my plan".first', { kind: 'breakEven', between: ['gpt-4.1', 'my plan'], figure: 'first' }],
    ['prices.age', { kind: 'age', of: 'prices' }],
    ['catalog.age', { kind: 'age', of: 'catalog' }],
  ])('%s', (text, read) => expect(metric(text)).toEqual(read));

  test.each([
    ['plan.hybrid.monthly', { code: 'E316', what: 'figure', written: 'plan' }],
    ['plans.hybird.monthly', { code: 'E307', what: 'plan', written: 'hybird' }],
    ['plans.hybrid.tasks.chta.monthly', { code: 'E305', what: 'task', written: 'chta' }],
    ['plans.hybrid.pools.won.gpus', { code: 'E306', what: 'option', written: 'won' }],
    ['plans.hybrid.constructor', { code: 'E316', what: 'figure', written: 'constructor' }],
    ['constructor.name', { code: 'E316', what: 'figure', written: 'constructor' }],
    ['breakEven.hybrid.own.first', { code: 'E307', what: 'plan', written: 'own' }],
    ['payback.hybrid.month', { code: 'E316', what: 'figure', written: 'month' }],
  ])('%s is none: the word that is not known is named', (text, wrong) => expect(fault(text)).toMatchObject(wrong));

  test.each([
    'plans',
    'plans.hybrid',
    'plans.hybrid.monthly.value',
    'plans.hybrid.lines',
    'breakEven.hybrid.hybrid.first',
    'plans.my plan.monthly',
    'plans.hybrid.monthly=5',
    '',
  ])('`%s` is none: the form is shown', text => expect(fault(text)).toHaveProperty('expected'));

  test('has the unit of its figure, in the currency of the scenario', () => {
    expect(unitOfMetric(metric('plans.hybrid.perMtok')!, 'EUR')).toBe('EUR/Mtok');
    expect(unitOfMetric(metric('plans.hybrid.pools.own.utilisation')!, 'EUR')).toBe('');
    expect(unitOfMetric(metric('verdict.cheapest')!, 'EUR')).toBeNull();
  });
});
