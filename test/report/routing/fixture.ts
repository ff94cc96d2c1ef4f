import type { PlanReport, Report } from '../../../src/report/report.ts';
import type { RoutingReport, WeekReport } from '../../../src/report/routing/routing-report.ts';
import { figure, line, plan, report } from '../fixture.ts';

/** Everything the routed plan of the document desk pays: 7,000 + 1,999.5 at options, 1,000.5 of the plan as a whole: 10,000. */
export const routed: PlanReport = plan('routed', {
  kind: 'routed',
  monthly: figure('10000', 'USD/month', '9500', '10500'),
  shares: [
    { task: 'summarize', option: 'rented-h100', share: '0.8' },
    { task: 'summarize', option: 'sonnet', share: '0.2' },
  ],
  pools: [
    {
      option: 'rented-h100',
      replicas: figure('3', 'replica'),
      gpus: figure('6', 'GPU'),
      utilisation: figure('0.4', ''),
      chosen: true,
      throughput: 'measured',
    },
  ],
  lines: [
    line('sonnet.input', 'input tokens', 'sonnet', figure('1999.5'), '0.19995'),
    line('rented-h100.rent', 'rent', 'rented-h100', figure('7000'), '0.7', { behaviour: 'stepped' }),
    line('staff.mlops', 'staff: mlops', null, figure('1000.5', 'USD/month', '500', '1500'), '0.10005'),
  ],
});

/** Monday to Friday from 9 to 17 h busy, the rest of the week quiet. */
const OFFICE = Array.from({ length: 168 }, (_, h) => (h < 120 && h % 24 >= 9 && h % 24 < 17 ? 0 : 1));

const hour = (
  label: string,
  count: number,
  own: string,
  api: string,
  capacity: string | null,
  pool: { replicas: string; busy: string; usable: string },
): WeekReport['hours'][number] => ({ label, count, own, api, capacity, pools: [{ option: 'rented-h100', ...pool }] });

export const week: WeekReport = {
  classOf: OFFICE,
  hours: [
    hour('Mon 09:00 and 39 like it', 40, '6000', '2000', '6000', { replicas: '3', busy: '2.25', usable: '2.25' }),
    hour('Mon 00:00 and 127 like it', 128, '1000', '0', '2000', { replicas: '1', busy: '0.375', usable: '0.75' }),
  ],
};

/** The split of the document desk: own GPUs up to their size, what is left at an API. */
export const routing = (changes: Partial<RoutingReport> = {}): RoutingReport => ({
  plan: 'routed',
  unit: 'USD/month',
  split: [
    {
      task: 'summarize',
      portion: 'may not wait',
      option: 'rented-h100',
      cascade: null,
      share: '0.7512',
      tokens: '9000000000',
      monthly: '4000.4',
      hours: 'some',
      reason: 'base load: full in 40 of 168 hours',
    },
    {
      task: 'summarize',
      portion: 'may not wait',
      option: 'sonnet',
      cascade: null,
      share: '0.2488',
      tokens: '3000000000',
      monthly: '1999.5',
      hours: 'some',
      reason: 'what rented-h100 cannot hold in its busiest hours, 1.15 per Mtok, the only API open to it',
    },
    {
      task: 'summarize',
      portion: 'may wait',
      option: 'rented-h100',
      cascade: null,
      share: '1',
      tokens: '6090000000',
      monthly: '2999.6',
      hours: 'some',
      reason: 'waits for the valleys of rented-h100, which is paid for anyway',
    },
  ],
  because: [
    { task: 'summarize', option: 'sonnet', open: true, kind: null, reason: 'it is the only API', source: null },
    {
      task: 'summarize',
      option: 'gemini',
      open: false,
      kind: 'rule',
      reason: 'under HIPAA (from 2013-09-23): it needs a business associate agreement; no `baa` is stated as signed',
      source: 'rules/hipaa: HHS, Guidance on HIPAA (from 2013-09-23, read 2026-11-01)',
    },
    {
      task: 'summarize',
      option: 'gemini',
      open: false,
      kind: 'model',
      reason: 'gemini-2.5-flash is not accepted',
      source: null,
    },
    {
      task: 'classify',
      option: 'gemini',
      open: false,
      kind: 'rule',
      reason: 'under HIPAA (from 2013-09-23): it needs a business associate agreement; no `baa` is stated as signed',
      source: 'rules/hipaa: HHS, Guidance on HIPAA (from 2013-09-23, read 2026-11-01)',
    },
  ],
  savingAgainst: [
    {
      id: 'all-api',
      name: 'everything at APIs',
      monthly: '20000',
      saving: '10000',
      share: '0.5',
      reason: null,
    },
    {
      id: 'all-own',
      name: 'everything on GPUs',
      monthly: null,
      saving: null,
      share: null,
      reason: 'the GPUs cannot serve everything',
    },
    { id: 'today', name: 'sonnet', monthly: '20000', saving: '10000', share: '0.5', reason: null },
  ],
  bound: '9999.99',
  gap: '0.0000007',
  finished: true,
  stages: [1],
  week,
  worth: [
    { id: 'tasks.summarize.data', change: 'without: the data of summarize', saving: '0' },
    {
      id: 'options.rented-h100.replicas+1',
      change: 'one more replica of rented-h100 (2 x h100-sxm)',
      saving: '420.25',
    },
    { id: 'tasks.summarize.accept', change: 'without: summarize accepts only some models', saving: '3100.7' },
    { id: 'tasks.classify.accept', change: 'without: classify accepts only some models', saving: null },
  ],
  sweep: {
    over: 'traffic',
    unit: 'tok/month',
    points: [
      { at: '4522500000', factor: '0.25', rerouted: '5000', fixed: '7500', split: 'all on sonnet' },
      { at: '18090000000', factor: '1', rerouted: '10000', fixed: '10000', split: 'summarize on rented-h100 + sonnet' },
      { at: '72360000000', factor: '4', rerouted: '31000', fixed: null, split: 'summarize on rented-h100 + sonnet' },
    ],
    changes: [
      { at: '6083333333.33', factor: '0.33628', from: 'all on sonnet', to: 'summarize on rented-h100 + sonnet' },
    ],
  },
  disclaimer: 'This is no legal advice; have it checked.',
  ...changes,
});

export const routeReport = (changes: Partial<RoutingReport> = {}, rest: Partial<Report> = {}): Report => {
  const base = report();
  return report({
    plans: [...base.plans, routed],
    breakEven: [],
    envelope: [],
    routing: routing(changes),
    ...rest,
  });
};

/** What `tco route` reports where nothing is possible. */
export const impossible: Report = routeReport(
  {
    plan: null,
    split: [],
    savingAgainst: [],
    bound: null,
    gap: null,
    stages: [],
    week: null,
    worth: [],
    sweep: undefined,
    clash: {
      requirements: [
        { id: 'tasks.summarize.compliance.hipaa', sentence: 'summarize must keep to hipaa' },
        { id: 'options.rented-h100.replicas', sentence: 'rented-h100 has 1 replica' },
      ],
      sentence:
        'no split can do this: summarize must keep to hipaa and rented-h100 has 1 replica. Each can be kept without the others; give up one of them',
    },
  },
  {
    plans: [
      plan('gemini', {
        feasible: false,
        monthly: null,
        reasons: [
          'summarize: under HIPAA (from 2013-09-23): it needs a business associate agreement; no `baa` is stated as signed',
        ],
      }),
      plan('rented-h100', {
        feasible: false,
        monthly: null,
        reasons: ['the busiest hour needs 2.6 replicas, 1 is there'],
      }),
    ],
    verdict: { cheapest: null, candidates: [], saving: null, against: null, flips: [] },
  },
);
