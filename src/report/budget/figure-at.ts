import { Decimal } from '../../quantity/decimal.ts';
import type { Metric } from '../../scenario/metric.ts';
import type { BreakEven, Figure, PlanReport, Report } from '../report.ts';
import { isDecimalText } from '../saved-json.ts';

/** What a report says of a figure. Only a number can be held against a number: everything else comes with its reason. */
export type Found =
  | { readonly kind: 'number'; readonly value: Decimal; readonly note?: string }
  | { readonly kind: 'text'; readonly text: string; readonly candidates: readonly string[] }
  /** Beyond every number. */
  | { readonly kind: 'never'; readonly reason: string }
  | { readonly kind: 'nothing'; readonly reason: string };

type Bound = 'low' | 'value' | 'high';

/** A figure of a report, of this run or a saved one, in the unit of its metric. */
export function figureAt(metric: Metric, report: Report, bound: Bound): Found {
  switch (metric.kind) {
    case 'plan':
      return ofPlan(metric.plan, report, plan =>
        metric.figure === 'cheapestIn'
          ? ofText(plan.cheapestIn, absent(metric.figure))
          : ofFigure(plan[metric.figure], bound, absent(metric.figure)),
      );
    case 'line':
      return ofPlan(metric.plan, report, ({ lines }) =>
        ofFigure(lines.find(l => l.id === metric.line)?.monthly, bound, `it has no line \`${metric.line}\``),
      );
    case 'pool':
      return ofPlan(metric.plan, report, ({ pools }) =>
        ofFigure(
          pools.find(p => p.option === metric.option)?.[metric.figure],
          bound,
          `it has no fleet of \`${metric.option}\``,
        ),
      );
    case 'task':
      return ofPlan(metric.plan, report, ({ tasks = [] }) =>
        ofText(
          tasks.find(t => t.task === metric.task)?.[metric.figure],
          tasks.some(t => t.task === metric.task)
            ? `${metric.task} has no tokens`
            : `it has no costs of ${metric.task}`,
        ),
      );
    case 'verdict':
      return ofVerdict(metric.figure, report, bound);
    case 'payback':
      return ofPayback(metric, report);
    case 'breakEven':
      return ofBreakEven(metric, report);
    case 'traffic':
      return ofFigure(report.basis.tokensPerMonth, bound, 'the traffic is not known');
    case 'age':
      return ofAge(metric.of, report);
  }
}

const nothing = (reason: string): Found => ({ kind: 'nothing', reason });

const absent = (figure: string): string =>
  figure === 'perMtok'
    ? 'it serves no tokens'
    : figure === 'perAccepted'
      ? 'the requests of a task are not known'
      : `it has no ${figure}`;

/** Decimal text as the report carries it; what is written otherwise is no number. */
function ofText(text: unknown, reason: string): Found {
  if (text === undefined || text === null) return nothing(reason);
  if (!isDecimalText(text)) return nothing('it is not a number');
  return { kind: 'number', value: new Decimal(text) };
}

const ofFigure = (figure: Figure | null | undefined, bound: Bound, reason: string): Found =>
  ofText(figure?.[bound], reason);

function ofPlan(id: string, report: Report, then: (plan: PlanReport) => Found): Found {
  const plan = report.plans.find(p => p.id === id);
  if (!plan) return nothing(`there is no plan \`${id}\``);
  return plan.feasible ? then(plan) : nothing(`${id} is not possible: ${plan.reasons.join('; ')}`);
}

/** The plan of the verdict; where ranges leave it open, the cheapest at likely values. */
export function cheapestPlan({ plans, verdict }: Report): PlanReport | undefined {
  const named = plans.find(p => p.id === verdict.cheapest);
  if (named) return named;
  const cost = (p: PlanReport) => ofText(p.monthly?.value, '');
  return plans
    .filter(p => p.feasible)
    .flatMap(plan => {
      const found = cost(plan);
      return found.kind === 'number' ? [{ plan, value: found.value }] : [];
    })
    .sort((a, b) => a.value.comparedTo(b.value))[0]?.plan;
}

const NO_PLAN = 'no plan is possible';

function ofVerdict(figure: 'monthly' | 'saving' | 'cheapest', report: Report, bound: Bound): Found {
  const { cheapest, candidates, saving } = report.verdict;
  if (cheapest === null) return nothing(NO_PLAN);
  if (figure === 'cheapest') return { kind: 'text', text: cheapest, candidates };
  if (figure === 'saving') return ofFigure(saving, bound, 'there is no other plan to save against');
  return ofFigure(cheapestPlan(report)?.monthly, bound, NO_PLAN);
}

function ofPayback({ plan: id, figure }: Metric & { kind: 'payback' }, report: Report): Found {
  return ofPlan(id, report, plan => {
    const row = report.payback?.find(p => p.plan === id);
    const isTime = figure === 'months' || figure === 'discountedMonths';
    if (!row) {
      const outlay = ofFigure(plan.upfront, 'value', '');
      if (outlay.kind !== 'number' || !outlay.value.isZero())
        return nothing(
          plan.baseline
            ? `${id} is what the others are held against`
            : `there is no baseline and no plan without an outlay to hold ${id} against`,
        );
      return isTime
        ? { kind: 'number', value: new Decimal(0), note: `${id} has no outlay` }
        : nothing(`${id} has no outlay, so it has no ${figure}`);
    }
    const written = row[figure];
    if (!isTime) return ofText(written, `the flows of ${id} change their sign other than once`);
    if (row.status === 'never' || written === null)
      return { kind: 'never', reason: `${id} never pays back against ${row.against}` };
    const found = ofText(written, 'it is not known');
    return found.kind === 'number' && row.status === 'beyondHorizon' ? { ...found, note: 'beyond the horizon' } : found;
  });
}

function ofBreakEven({ between, figure }: Metric & { kind: 'breakEven' }, report: Report): Found {
  return ofPlan(between[0], report, () =>
    ofPlan(between[1], report, () => {
      const pair = pairIn(report.breakEven, between);
      if (!pair) return nothing(`there is no break-even of ${between.join(' and ')}`);
      if (pair.never) return nothing(pair.reason ?? 'they never cross');
      if (figure === 'first') return ofText(pair.intervals[1]?.from, 'they never cross');
      return ofText(pair.permanentFrom, pair.reason ?? 'no plan wins for good');
    }),
  );
}

/** The break-even of a pair, in whichever order it is named. */
export const pairIn = (pairs: readonly BreakEven[], [a, b]: readonly [string, string]): BreakEven | undefined =>
  pairs.find(({ between }) => between.includes(a) && between.includes(b));

function ofAge(of: 'prices' | 'catalog', { budget }: Report): Found {
  if (!budget) return nothing('it says no age of its prices');
  if (of === 'prices' && !budget.oldestPrice) return nothing('no price in use has a day on which it was read');
  if (budget.dayFrom === 'clock' && budget.catalogAge < 0)
    return nothing(`the clock of this machine says ${budget.day}, which is before the catalog`);
  const age = of === 'catalog' ? budget.catalogAge : budget.oldestPrice?.age;
  return ofText(`${age}`, '');
}
