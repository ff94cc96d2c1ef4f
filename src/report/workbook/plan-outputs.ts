import { flowsOf, type PlanFlows } from '../../analysis/finance/plan-flows.ts';
import { monthlyFactor } from '../../model/discounting.ts';
import { rowOf } from '../../model/paced.ts';
import type { Plan } from '../../model/plan.ts';
import type { Quantity } from '../../quantity/quantity.ts';
import type { LiveModel } from './live-model.ts';
import type { SizeTrials } from './size-trials.ts';

/** A cost line by when its money moves. */
export interface LineFlows {
  readonly line: Plan['lines'][number];
  readonly flows: PlanFlows;
}

/** All of a plan that stands in a workbook. */
export interface PlanOutputs {
  readonly plan: Plan;
  readonly lines: readonly LineFlows[];
  readonly pools: readonly {
    readonly pool: Plan['pools'][number];
    /** In month 1. */
    readonly replicas: Quantity;
    readonly gpus: Quantity;
    readonly utilisation: Quantity;
  }[];
}

export interface Outputs {
  readonly plans: readonly PlanOutputs[];
  /** Demanded, by month or alike in all of them: tok/month. */
  readonly tokens: Quantity;
  /** By which money loses worth in a month. */
  readonly discountFactor: Quantity;
  /** Every one of them that is not a mere number. */
  readonly all: readonly Quantity[];
}

/** Whether a quantity is a number of the program, such as nothing at all. */
export const isNumber = ({ operation }: Quantity): boolean =>
  operation.kind === 'given' && operation.elements.every(v => v.source.kind === 'constant');

/** What a workbook computes. */
export function outputsOf({ model, plans }: LiveModel, trials: readonly SizeTrials[]): Outputs {
  const { context } = model;
  const { months } = context.calendar;
  const tokens = rowOf(context.demand.tokens);
  const discountFactor = monthlyFactor(context.scenario.discountRate, 'discount rate');
  const all = plans.map(
    (plan): PlanOutputs => ({
      plan,
      lines: plan.lines.map(line => ({ line, flows: flowsOf([line], context) })),
      pools: plan.pools.map(pool => ({
        pool,
        replicas: pool.installed.at(months, 0),
        gpus: pool.gpus.at(months, 0),
        utilisation: pool.utilisation.at(months, 0),
      })),
    }),
  );
  return {
    plans: all,
    tokens,
    discountFactor,
    all: [
      tokens,
      discountFactor,
      ...all.flatMap(({ plan, lines, pools }) => [
        ...Object.values(plan.figures).flatMap(q => (q ? [q as Quantity] : [])),
        ...plan.lines.map(l => l.monthly),
        ...lines.flatMap(({ flows }) => Object.values(flows) as Quantity[]),
        ...pools.flatMap(p => [p.replicas, p.gpus, p.utilisation]),
        ...plan.margins.flatMap(m => [m.margin, m.need, m.have]),
      ]),
      ...trials.flatMap(t =>
        t.trials.flatMap(({ monthly, margins }) => [monthly, ...margins.flatMap(m => [m.margin, m.need, m.have])]),
      ),
    ].filter(q => !isNumber(q)),
  };
}
