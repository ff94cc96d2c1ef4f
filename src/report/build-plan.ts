import type { Demand } from '../model/demand.ts';
import type { Plan } from '../model/plan.ts';
import type { Axis } from '../quantity/axis.ts';
import type { Decimal } from '../quantity/decimal.ts';
import { ZERO } from '../quantity/decimal.ts';
import type { Quantity } from '../quantity/quantity.ts';
import { decimalText, type FigureMaker } from './figure.ts';
import { amountOf } from './format.ts';
import type { CostLine, Figure, PlanReport } from './report.ts';

/** The figures of a plan that can be explained, by id. */
export function figureIds(plan: Plan, months: Axis): [string, Quantity][] {
  const base = `plans.${plan.id}`;
  return [
    ...Object.entries(plan.figures).flatMap(([key, q]) => (q ? [[`${base}.${key}`, q] as [string, Quantity]] : [])),
    ...plan.lines.map(l => [`${base}.lines.${l.id}`, l.monthly] as [string, Quantity]),
    ...plan.pools.flatMap(p => {
      const id = `${base}.pools.${p.supply.option.id}`;
      return [
        [`${id}.replicas`, p.installed.at(months, 0)],
        [`${id}.gpus`, p.gpus.at(months, 0)],
        [`${id}.utilisation`, p.utilisation.at(months, 0)],
      ] as [string, Quantity][];
    }),
  ];
}

/** Why a plan is not possible: tasks that are closed to it, and limits that its busiest hour breaks. Empty when it is possible. */
export function reasonsOf(plan: Plan, maker: FigureMaker): readonly string[] {
  const broken = plan.margins.filter(
    m => maker.run.value(m.margin).isNegative() && !maker.run.value(m.margin).isZero(),
  );
  const amount = (q: Quantity) => amountOf(maker.run.shown(q), q.shown.text);
  return [
    ...new Set([
      ...plan.closed,
      ...broken.map(m => m.sentence.replace('{need}', amount(m.need)).replace('{have}', amount(m.have))),
    ]),
  ];
}

export function planReport(
  plan: Plan,
  reasons: readonly string[],
  baseline: boolean,
  cheapestIn: number | undefined,
  demand: Demand,
  months: Axis,
  maker: FigureMaker,
): PlanReport {
  const { figures } = plan;
  const total = maker.run.value(figures.monthly);
  // a range that reaches down to no volume leaves a cost per token without an end
  const usable = (q: Quantity | undefined): Figure | null => {
    const figure = q && maker.run.value(q).isFinite() ? maker.figure(q) : undefined;
    return figure && Number.isFinite(Number(figure.low)) && Number.isFinite(Number(figure.high)) ? figure : null;
  };
  return {
    id: plan.id,
    kind: plan.kind,
    baseline,
    feasible: reasons.length === 0,
    reasons,
    monthly: usable(figures.monthly),
    firstMonth: usable(figures.firstMonth),
    perMtok: usable(figures.perMtok),
    perAccepted: usable(figures.perAccepted),
    horizonTotal: usable(figures.horizonTotal),
    presentValue: usable(figures.presentValue),
    upfront: usable(figures.upfront),
    shares: sharesOf(plan, demand, months, maker),
    pools: plan.pools.map(p => ({
      option: p.supply.option.id,
      replicas: maker.figure(p.installed.at(months, 0)),
      gpus: maker.figure(p.gpus.at(months, 0)),
      utilisation: usable(p.utilisation.at(months, 0)) ?? { value: '0', low: '0', high: '0', unit: '' },
      chosen: p.chosen,
      throughput: p.supply.rates.basis,
    })),
    lines: plan.lines.map((l): CostLine => {
      const monthly = maker.figure(l.monthly);
      return {
        id: l.id,
        label: l.label,
        option: l.option,
        charge: l.charge,
        behaviour: l.behaviour,
        monthly,
        share: total.isZero() ? '0' : decimalText(maker.run.value(l.monthly).dividedBy(total)),
      };
    }),
    cheapestIn: cheapestIn === undefined ? null : `${cheapestIn}`,
  };
}

/** Share of each task by option in month 1, largest first left in plan order. */
function sharesOf(plan: Plan, demand: Demand, months: Axis, maker: FigureMaker): PlanReport['shares'] {
  const element = (q: Quantity, task: number): Decimal => {
    const values = maker.run.values(q);
    if (q.axes.length === 0) return values[0]!;
    const stride = q.axes.includes(months) ? months.labels.length : 1;
    const [first] = q.axes;
    return values[(first === months ? 0 : first!.name === 'task' ? task : demand.patternOf[task]!) * stride]!;
  };
  return demand.tasks.labels.flatMap((task, t) => {
    const byOption = new Map<string, Decimal>();
    for (const s of plan.shares)
      byOption.set(s.option, (byOption.get(s.option) ?? ZERO).plus(element(s.share, t).times(element(s.part, t))));
    return [...byOption]
      .filter(([, share]) => !share.isZero())
      .map(([option, share]) => ({ task, option, share: decimalText(share) }));
  });
}
