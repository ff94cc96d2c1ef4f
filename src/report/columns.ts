import { Decimal, ZERO } from '../quantity/decimal.ts';
import { count, money, percent, unitPrice } from './format.ts';
import type { Figure, PlanReport, Report } from './report.ts';
import { hasRange, range } from './sentences/words.ts';

/** One property of the plans, side by side. */
export interface PlanColumn {
  readonly title: string;
  readonly cell: (plan: PlanReport) => string;
  /** The field of the plan that it shows; left out where it shows more or less than one. */
  readonly field?: 'monthly' | 'perMtok' | 'perAccepted' | 'upfront' | 'firstMonth' | 'horizonTotal';
  /** The higher, the sooner it goes where the page is narrow. */
  readonly spare: number;
}

const NONE = '–';

/** What the plans of a report are compared by; a column that would say nothing is left out. */
export function planColumns(report: Report): PlanColumn[] {
  const plans = report.plans.filter(plan => plan.feasible);
  const columns: (PlanColumn | false)[] = [
    { title: 'monthly', field: 'monthly', cell: plan => printed(plan.monthly, money), spare: 0 },
    plans.some(plan => plan.monthly && hasRange(plan.monthly)) && {
      title: 'low–high',
      cell: plan => (plan.monthly ? range(plan.monthly) : NONE),
      spare: 7,
    },
    {
      title: 'per Mtok',
      field: 'perMtok',
      cell: plan => (plan.perMtok ? unitPrice(plan.perMtok.value) : 'n/a'),
      spare: 1,
    },
    acceptanceDiffers(plans) && {
      title: 'per accepted',
      field: 'perAccepted',
      cell: plan => printed(plan.perAccepted, unitPrice),
      spare: 5,
    },
    { title: 'up front', field: 'upfront', cell: plan => printed(plan.upfront, money), spare: 3 },
    plans.some(plan => plan.pools.length > 0) && {
      title: 'GPUs',
      cell: plan => (plan.pools.length ? count(gpus(plan)) : NONE),
      spare: 2,
    },
    plans.some(plan => plan.pools.length > 0) && { title: 'busy', cell: busy, spare: 4 },
    plans.some(plan => plan.monthly && hasRange(plan.monthly)) && {
      title: 'cheapest in',
      cell: plan => (plan.cheapestIn === null ? NONE : percent(plan.cheapestIn)),
      spare: 3,
    },
    { title: 'first month', field: 'firstMonth', cell: plan => printed(plan.firstMonth, money), spare: 9 },
    {
      title: `cash in ${report.basis.horizonMonths} months`,
      field: 'horizonTotal',
      cell: plan => printed(plan.horizonTotal, money),
      spare: 8,
    },
  ];
  return columns.filter(column => column !== false);
}

const printed = (figure: Figure | null, format: (value: string) => string): string =>
  figure ? format(figure.value) : NONE;

const gpus = (plan: PlanReport): Decimal => plan.pools.reduce((sum, pool) => sum.plus(pool.gpus.value), ZERO);

/** The mean over the plan's GPUs. */
function busy(plan: PlanReport): string {
  const installed = gpus(plan);
  if (installed.isZero()) return NONE;
  return percent(
    plan.pools
      .reduce((sum, pool) => sum.plus(new Decimal(pool.utilisation.value).times(pool.gpus.value)), ZERO)
      .dividedBy(installed),
  );
}

/** Where every plan has the same share of accepted answers, the cost per accepted answer says what the cost per Mtok says. */
function acceptanceDiffers(plans: readonly PlanReport[]): boolean {
  const ratios = plans.flatMap(({ perAccepted, monthly }) =>
    perAccepted && monthly && !new Decimal(monthly.value).isZero()
      ? [new Decimal(perAccepted.value).dividedBy(monthly.value)]
      : [],
  );
  return ratios.some(ratio => ratio.minus(ratios[0]!).abs().gt(ratios[0]!.abs().times('1e-9')));
}

/** The name of a plan as the tables show it. */
export const planTitle = (plan: PlanReport): string =>
  plan.baseline && plan.id !== 'today' ? `${plan.id} (today)` : plan.id;
