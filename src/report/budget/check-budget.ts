import { Decimal } from '../../quantity/decimal.ts';
import type { BudgetLimit } from '../../scenario/gates.ts';
import { decimalText } from '../figure.ts';
import type { Report } from '../report.ts';
import type { BudgetReport, BudgetTotal, BudgetVerdict } from './budget-report.ts';
import { cheapestPlan, figureAt } from './figure-at.ts';
import { impliedChecks } from './implied-checks.ts';
import { checksOf } from './limit-checks.ts';

/** A saved report, and the file it was read from. */
export interface Baseline {
  readonly report: Report;
  readonly file: string;
}

const WORST: readonly BudgetVerdict[] = ['breach', 'indeterminate', 'warn', 'pass'];

/** Holds a report against its limits. */
export function checkBudget(
  limits: readonly BudgetLimit[],
  report: Report,
  ages: Pick<BudgetReport, 'day' | 'dayFrom' | 'oldestPrice' | 'catalogAge'>,
  priceAge: number,
  baseline: Baseline | undefined,
): BudgetReport {
  const before = baseline?.report;
  const head: BudgetReport = {
    ...ages,
    verdict: 'pass',
    checks: [],
    stated: limits.length > 0,
    total: totalOf(report, before),
    baseline: baseline ? baselineHead(baseline) : null,
  };
  const aged = { ...report, budget: head };
  const daysPerMonth = new Decimal(report.basis.daysPerMonth);
  const checks = [
    ...limits.flatMap(limit => checksOf(limit, { report: aged, before, daysPerMonth })),
    ...impliedChecks(limits, aged, priceAge),
  ];
  const verdict = WORST.find(verdict => checks.some(check => check.verdict === verdict)) ?? 'pass';
  return { ...head, checks, verdict };
}

const baselineHead = ({ report, file }: Baseline): NonNullable<BudgetReport['baseline']> => ({
  file,
  scenario: report.scenario.name,
  catalog: { version: report.catalog.version, sha256: report.catalog.sha256, asOf: report.catalog.asOf },
  currency: report.basis.currency,
});

function totalOf(report: Report, before: Report | undefined): BudgetTotal | null {
  const now = costOf(report);
  if (!now) return null;
  const was = before && before.basis.currency === report.basis.currency ? costOf(before) : undefined;
  const change = was && now.value.minus(was.value);
  return {
    plan: now.plan,
    monthly: decimalText(now.value),
    unit: `${report.basis.currency}/month`,
    before: was ? { plan: was.plan, monthly: decimalText(was.value) } : null,
    change: change ? decimalText(change) : null,
    relativeChange: change && !was.value.isZero() ? decimalText(change.dividedBy(was.value)) : null,
  };
}

function costOf(report: Report): { readonly plan: string; readonly value: Decimal } | undefined {
  const plan = cheapestPlan(report);
  const found = figureAt({ kind: 'verdict', figure: 'monthly' }, report, 'value');
  return plan && found.kind === 'number' ? { plan: plan.id, value: found.value } : undefined;
}
