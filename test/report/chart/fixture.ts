import type { CashFlowReport } from '../../../src/report/cash-flow/cash-flow-report.ts';
import { type ChartId, type ChartLook, chartOf, LIGHT } from '../../../src/report/chart/charts.ts';
import type { DossierReport } from '../../../src/report/dossier/dossier-report.ts';
import { figure, line, plan, report } from '../fixture.ts';
import { routing } from '../routing/fixture.ts';

/** In the page of a width at which labels stand beside the lines. */
export const LOOK: ChartLook = { width: 800, height: 400, palette: LIGHT, alone: false };

const month = (number: number, purchases: string, cumulative: string): CashFlowReport['months'][number] => ({
  month: number,
  from: '2026-11-01',
  fiscalYear: 'FY2026',
  tokens: '1000',
  cash: {
    usage: '0',
    upfront: '0',
    owned: '0',
    purchases,
    sales: '0',
    bookValue: '0',
    net: '0',
    cumulative,
  },
  amortised: { usage: '0', depreciation: '0', total: '0' },
  perMtok: null,
});

/** Two plans of round figures: `api` costs 1 USD for each thousand tokens of a day, `own` 500 USD whatever it serves, up to 1M tok/day. */
export const dossier = (changes: Partial<DossierReport> = {}): DossierReport => ({
  ...report({
    basis: { ...report().basis, horizonMonths: 4, daysPerMonth: '10', tokensPerMonth: figure('2000000', 'tok/month') },
    plans: [
      plan('api', {
        baseline: true,
        monthly: figure('200'),
        lines: [
          line('input', 'input tokens', 'api', figure('150'), '0.75'),
          line('output', 'output tokens', 'api', figure('50'), '0.25'),
        ],
      }),
      plan('own', {
        kind: 'buy',
        monthly: figure('500'),
        lines: [
          line('hardware', 'hardware', 'own', figure('400'), '0.8'),
          line('staff', 'staff', null, figure('100'), '0.2'),
        ],
      }),
    ],
    envelope: [
      { from: '0', to: '5000000', cheapest: 'api' },
      { from: '5000000', to: '10000000', cheapest: 'own' },
      { from: '10000000', to: null, cheapest: 'api' },
    ],
    breakEven: [],
    payback: [
      {
        plan: 'own',
        against: 'api',
        upfront: '300',
        status: 'within',
        months: '3',
        wholeMonths: 3,
        discountedMonths: '3.1',
        discountedStatus: 'within',
        belowAgain: null,
        shortfall: null,
        npv: '90',
        irr: '0.5',
        irrReason: null,
      },
    ],
    derivations: {},
  }),
  cashFlow: [
    {
      plan: 'api',
      months: [100, 200, 300, 400].map((paid, i) => month(i + 1, '0', String(paid))),
      years: [],
      total: {} as CashFlowReport['total'],
    },
    {
      plan: 'own',
      months: [300, 300, 300, 300].map((paid, i) => month(i + 1, i === 0 ? '300' : '0', String(paid))),
      years: [],
      total: {} as CashFlowReport['total'],
    },
  ],
  ledger: [],
  curves: {
    unit: 'tok/month',
    today: '2000000',
    // 10k, 100k, 1M and 10M tok/day of ten days a month
    points: ['100000', '1000000', '10000000', '100000000'],
    plans: [
      { plan: 'api', monthly: ['10', '100', '1000', '10000'] },
      { plan: 'own', monthly: ['500', '500', '500', null] },
    ],
  },
  sensitivity: {
    plan: 'api',
    monthly: '200',
    unit: 'USD/month',
    bars: [
      {
        id: 'tasks.t.requests',
        name: 't requests',
        moved: 'tenth',
        from: '90 request/day',
        to: '110 request/day',
        atFrom: '180',
        atTo: '220',
      },
      {
        id: 'options.api.price.input',
        name: 'api input',
        moved: 'range',
        from: '2 USD/Mtok',
        to: '3 USD/Mtok',
        atFrom: '200',
        atTo: '210',
      },
    ],
  },
  routing: routing(),
  ...changes,
});

export const svgOf = (id: ChartId, report = dossier(), look: Partial<ChartLook> = {}): string => {
  const chart = chartOf(id, report, { ...LOOK, ...look });
  if (!chart) throw new Error(`nothing to draw in ${id}`);
  return chart.svg;
};
