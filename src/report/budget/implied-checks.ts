import { Decimal } from '../../quantity/decimal.ts';
import type { BudgetLimit } from '../../scenario/gates.ts';
import type { Report } from '../report.ts';
import type { BudgetCheck } from './budget-report.ts';
import { cheapestPlan, figureAt } from './figure-at.ts';
import { held, type Open, undecided } from './judge.ts';
import { agedCheck } from './limit-checks.ts';

const open = (metric: string, operator: BudgetCheck['operator'], unit: string, stated: string | null): Open => ({
  metric,
  operator,
  unit,
  stated,
  statedWarn: null,
  bound: 'value',
  at: null,
});

/** What holds without being stated: that a plan is possible, and that no price in use is too old; a limit of the same figure takes its place. */
export function impliedChecks(
  limits: readonly BudgetLimit[],
  report: Report,
  priceAge: number,
): readonly BudgetCheck[] {
  const isStated = limits.some(({ figure }) => figure.kind === 'age' && figure.of === 'prices');
  return [possible(report), ...(isStated || !report.budget?.oldestPrice ? [] : [fresh(report, priceAge)])];
}

function possible(report: Report): BudgetCheck {
  const base = open('verdict.cheapest', 'possible', '', null);
  const plan = cheapestPlan(report);
  const check = undecided(base, 'no plan is possible', { actual: report.verdict.cheapest });
  return plan && report.verdict.cheapest !== null ? { ...check, verdict: 'pass', reason: null } : check;
}

function fresh(report: Report, priceAge: number): BudgetCheck {
  const base = open('prices.age', 'max', 'day', `${priceAge} day`);
  const found = figureAt({ kind: 'age', of: 'prices' }, report, 'value');
  return agedCheck(held(base, found, { breach: new Decimal(priceAge), warn: undefined }, 1), 'prices', report);
}
