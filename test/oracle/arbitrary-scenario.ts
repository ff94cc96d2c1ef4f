import fc from 'fast-check';
import { amount, maybe, number, seldom } from './arbitrary-amount.ts';
import { api, buy, rent } from './arbitrary-option.ts';
import { taskOf } from './arbitrary-task.ts';
import { withFewRanges } from './ranges.ts';
import type { Amount, Charge, Option, PlanText, Scenario } from './scenario.ts';

const SITES = ['here', 'there'];

export interface Features {
  readonly apis: number;
  readonly rents: number;
  readonly buys: number;
  readonly fills: boolean;
  readonly waiting: boolean;
  readonly leadTimes: readonly number[];
  readonly ranges: number;
}

const charge = (options: readonly string[], fleets: readonly string[]): fc.Arbitrary<Charge<Amount>> => {
  const appliesTo = (ids: readonly string[]) => fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1 });
  const everywhere = appliesTo(['api', 'rent', 'buy', ...options]);
  const onFleets = appliesTo(['rent', 'buy', ...fleets]);
  const per = fc.constantFrom('plan' as const, 'option' as const, 'replica' as const, 'model' as const);
  const cost = fc
    .constantFrom(
      'USD/month',
      'USD/h',
      'USD/year',
      'USD/GPU/month',
      'USD/GPU/h',
      'USD/replica/month',
      'USD/replica/h',
      'USD/Mtok',
    )
    .chain(unit => amount(0.01, 3, 0.01).map(a => ({ amount: a, unit })));
  return fc
    .oneof(
      fc.record({ staff: fc.record({ fte: amount(0.05, 1, 0.05), salary: amount(60000, 200000, 1000) }), per }),
      fc.record({ cost, per }),
    )
    .chain(c => (c.per === 'model' ? onFleets : everywhere).map(a => ({ ...c, appliesTo: a })));
};

const isScheduled = (o: Option<Amount>): boolean => o.kind === 'rent' && o.scaling === 'scheduled';

function plansOf(
  tasks: readonly string[],
  options: Readonly<Record<string, Option<Amount>>>,
  fills: boolean,
): fc.Arbitrary<Record<string, PlanText>> {
  // which hours of a day are its busiest is said for a whole demand, not for a part of several tasks
  const ids = Object.keys(options).filter(id => tasks.length === 1 || !isScheduled(options[id]!));
  if (ids.length === 0) return fc.constant({});
  const fillable = ids.filter(id => options[id]!.kind !== 'api');
  const split = fc
    .tuple(fc.constantFrom(...ids), fc.constantFrom(...ids), number(0.05, 0.95, 0.05))
    .map(([a, b, p]) => (a === b ? { [a]: 1 } : { [a]: p, [b]: Number((1 - p).toFixed(4)) }));
  const shares = fc
    .tuple(...tasks.map(() => split))
    .map(by => ({ shares: Object.fromEntries(tasks.map((t, i) => [t, by[i]!])) }));
  const fill = fc
    .tuple(
      fc.uniqueArray(fc.constantFrom(...(fillable.length ? fillable : ids)), { minLength: 1, maxLength: 2 }),
      fc.constantFrom(...ids),
    )
    .map(([first, last]) => ({ fill: [...first.filter(o => o !== last), last] }))
    .filter(p => p.fill.length > 1);
  return fc.record(
    { mix: shares, full: fills && fillable.length && ids.length > 1 ? fill : shares },
    { requiredKeys: [] },
  ) as fc.Arbitrary<Record<string, PlanText>>;
}

export const scenarioOf = (f: Features): fc.Arbitrary<Scenario<Amount>> =>
  fc
    .record({
      apis: fc.integer({ min: f.apis ? 1 : 0, max: f.apis }),
      rents: fc.integer({ min: 0, max: f.rents }),
      buys: fc.integer({ min: 0, max: f.buys }),
      kind: fc.constantFrom('clock' as const, 'peak' as const),
      taskCount: fc.integer({ min: 1, max: 3 }),
    })
    .filter(n => n.apis + n.rents + n.buys > 0)
    .chain(n => {
      const ids = (kind: string, count: number) => Array.from({ length: count }, (_, i) => `${kind}${i + 1}`);
      const optionIds = [...ids('a', n.apis), ...ids('r', n.rents), ...ids('b', n.buys)];
      const waiting = f.waiting && n.kind === 'peak' ? maybe(amount(0, 1, 0.05), 0) : fc.constant(0);
      const tasks = Object.fromEntries(ids('t', n.taskCount).map(t => [t, taskOf(n.kind, optionIds, waiting)]));
      return fc.record({ tasks: fc.record(tasks), n: fc.constant({ ...n, optionIds }) });
    })
    .chain(({ tasks, n }) => {
      const fees = Object.values(tasks).every(t => t.inputShare === undefined);
      const options = Object.fromEntries(
        n.optionIds.map(id => [
          id,
          id.startsWith('a') ? api(fees) : id.startsWith('r') ? rent : buy(SITES, n.apis ? f.leadTimes : [0]),
        ]),
      ) as Record<string, fc.Arbitrary<Option<Amount>>>;
      return fc.record({ tasks: fc.constant(tasks), options: fc.record(options) });
    })
    .chain(({ tasks, options }) => {
      const ids = Object.keys(options);
      const fleets = ids.filter(id => options[id]!.kind !== 'api');
      const charged = charge(ids, fleets);
      return fc.record({
        tasks: fc.constant(tasks),
        options: fc.constant(options),
        horizon: fc.integer({ min: 1, max: 40 }),
        discountRate: maybe(amount(0, 0.2, 0.01), 0.08),
        calendar: fc.constantFrom(
          { hoursPerMonth: 730 },
          { hoursPerMonth: 176 },
          { hoursPerMonth: 720, daysPerMonth: 22 },
        ),
        plans: plansOf(Object.keys(tasks), options, f.fills),
        sites: fc.record({ here: site, there: site }),
        charges: seldom(fc.record({ c1: charged, c2: charged }, { requiredKeys: ['c1'] }), {} as never),
      });
    })
    .map(({ calendar, ...s }) => {
      const first = Object.keys(s.options)[0]!;
      return withFewRanges({ asOf: '2026-03-15', ...s, ...calendar, baseline: first }, f.ranges);
    });

const site = fc.record({
  electricity: amount(0.03, 0.4, 0.01),
  pue: amount(1, 2, 0.05),
  colocation: maybe(amount(0, 250, 10), 0),
});
