import { pricePerMtok } from '../../analysis/routing/api-prices.ts';
import { candidatesOf } from '../../analysis/routing/candidates.ts';
import type { NamedBaseline } from '../../analysis/routing/named-baselines.ts';
import type { Routed } from '../../analysis/routing/solve-routing.ts';
import { type SplitRow, splitRows } from '../../analysis/routing/split-rows.ts';
import { type Sweep, usedIn } from '../../analysis/routing/sweep.ts';
import { type Week, weekOf } from '../../analysis/routing/week.ts';
import type { Worth } from '../../analysis/routing/worth.ts';
import { NO_LEGAL_ADVICE } from '../../model/eligibility/disclaimer.ts';
import { uncheckedLimit } from '../../model/eligibility/latency.ts';
import type { Model } from '../../model/model.ts';
import type { Plan } from '../../model/plan.ts';
import { originalOf } from '../../model/routed/waiting-apart.ts';
import { Decimal } from '../../quantity/decimal.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { decimalText, type FigureMaker } from '../figure.ts';
import { closedBecause, reasonOf } from './because.ts';
import { type Clash, clashReport } from './clash-report.ts';
import { monthsReport } from './months-section.ts';
import type { RoutingReport, SavingAgainst, SplitReport, SweepReport, WeekReport } from './routing-report.ts';

export type Answered =
  | {
      readonly found: Routed;
      readonly baselines: readonly NamedBaseline[];
      readonly worth: readonly Worth[];
      readonly sweep: Sweep | undefined;
      readonly unasked: readonly ('worth' | 'sweep')[];
    }
  | { readonly found: undefined; readonly clash: Clash };

interface Asked {
  readonly scenario: Scenario;
  readonly model: Model;
  readonly plans: readonly Plan[];
  readonly maker: FigureMaker;
}

/** The answers of routing as the report carries them. */
export function routingReport(answered: Answered, asked: Asked): RoutingReport {
  const { scenario, model, plans, maker } = asked;
  const unit = `${scenario.currency}/month`;
  const closed = closedBecause(scenario.tasks, scenario.options, model);
  if (!answered.found)
    return {
      plan: null,
      unit,
      split: [],
      because: closed,
      savingAgainst: [],
      bound: null,
      gap: null,
      finished: typeof answered.clash !== 'string',
      stages: [],
      week: null,
      worth: [],
      clash: clashReport(answered.clash),
      disclaimer: NO_LEGAL_ADVICE,
    };
  const { found, baselines, worth, sweep, unasked } = answered;
  const week = weekOf(found);
  const split = splitReports(found, week);
  const cost = maker.run.value(found.plan.figures.monthly);
  const today = plans.find(p => p.id === scenario.baseline);
  const stages = found.stages ?? [0];
  const months = monthsReport(found);
  return {
    plan: 'routed',
    unit,
    split,
    because: [
      ...split.flatMap(s =>
        s.option ? [{ task: s.task, option: s.option, open: true, kind: null, reason: s.reason, source: null }] : [],
      ),
      ...closed,
    ],
    savingAgainst: [
      ...baselines.map(b =>
        saving(b.id, NAMES[b.id], b.routed && maker.run.value(b.routed.plan.figures.monthly), b.reason ?? null, cost),
      ),
      ...(today ? [saving('today', today.id, ...against(today, maker), cost)] : []),
    ],
    bound: Number.isFinite(found.bound) ? decimalText(new Decimal(found.bound)) : null,
    gap: Number.isFinite(found.gap) ? decimalText(new Decimal(found.gap)) : null,
    finished: found.finished,
    stages: [...new Set(stages)].map(s => stages.indexOf(s) + 1),
    ...(months ? { months } : {}),
    week: weekReport(week),
    worth: worth.map(w => ({
      id: w.id,
      change: w.change,
      saving: w.saving === undefined ? null : decimalText(new Decimal(w.saving)),
    })),
    ...(unasked.length ? { unasked } : {}),
    ...(sweep ? { sweep: sweepReport(sweep, maker, asked) } : {}),
    disclaimer: NO_LEGAL_ADVICE,
  };
}

const NAMES = { 'all-api': 'everything at APIs', 'all-own': 'everything on GPUs' } as const;

function against(plan: Plan, maker: FigureMaker): [Decimal | undefined, string | null] {
  const broken = plan.closed.length > 0 || plan.margins.some(m => maker.run.value(m.margin).isNegative());
  return broken ? [undefined, 'it is not possible'] : [maker.run.value(plan.figures.monthly), null];
}

function saving(
  id: SavingAgainst['id'],
  name: string,
  monthly: Decimal | undefined,
  reason: string | null,
  cost: Decimal,
): SavingAgainst {
  const saved = monthly?.minus(cost);
  return {
    id,
    name,
    monthly: monthly ? decimalText(monthly) : null,
    saving: saved ? decimalText(saved) : null,
    share: saved && monthly && !monthly.isZero() ? decimalText(saved.dividedBy(monthly)) : null,
    reason,
  };
}

function splitReports(found: Routed, week: Week): readonly SplitReport[] {
  const rows = splitRows(found);
  const { context } = found.model;
  const { demand, scenario } = context;
  const candidates = candidatesOf(found.model, found.stages, { whole: true });
  const prices = new Map(scenario.options.map(o => [o.id, pricePerMtok(o.id, found.model)]));
  const routedTasks = scenario.routing?.tasks;
  const isHeld = (t: SplitRow['task']) => routedTasks !== undefined && !routedTasks.includes(originalOf(t).id);
  return rows.map((row): SplitReport => {
    const task = demand.list.indexOf(row.task);
    const open = candidates.options.filter(o => context.closed(row.task, o) === undefined);
    return {
      task: originalOf(row.task).id,
      portion: row.task.portion ? (row.task.portion.waiting ? 'may wait' : 'may not wait') : 'all',
      option: row.via.kind === 'option' ? row.via.id : null,
      cascade: row.via.kind === 'cascade' ? row.via.id : null,
      share: decimalText(row.share),
      tokens: decimalText(row.tokens),
      monthly: row.monthly && decimalText(row.monthly),
      hours: evenOver(row) ? 'all' : 'some',
      reason: `${reasonOf(row, rows, open, id => prices.get(id)?.[task], week, isHeld(row.task))}${doubt(row, found)}`,
    };
  });
}

/** What is not known of an option and would matter to the task. */
function doubt({ task, via }: SplitRow, { model }: Routed): string {
  const { scenario, catalog } = model.context;
  const option = scenario.options.find(o => o.id === via.id);
  return option && uncheckedLimit(originalOf(task), option, catalog)
    ? '; whether it keeps the latency limit is not known'
    : '';
}

const evenOver = ({ hours }: SplitRow): boolean => hours.every(h => h.minus(hours[0]!).abs().lt('1e-6'));

const weekReport = ({ hours, classOf }: Week): WeekReport => ({
  classOf,
  hours: hours.map(h => ({
    label: h.label,
    count: h.count,
    own: decimalText(h.own),
    api: decimalText(h.api),
    capacity: h.capacity && decimalText(h.capacity),
    pools: h.pools.map(p => ({
      option: p.option,
      replicas: decimalText(p.replicas),
      busy: decimalText(p.busy),
      usable: decimalText(p.usable),
    })),
  })),
});

function sweepReport({ over, points, changes }: Sweep, maker: FigureMaker, { model }: Asked): SweepReport {
  const { demand, calendar } = model.context;
  const { level, shape } = demand.tokens;
  const now = maker.run.value(level.at(calendar.months, 0).times(shape.at(calendar.months, 0)));
  const at = (factor: number) => decimalText(over === 'traffic' ? now.times(factor) : new Decimal(factor));
  const text = (cost: number | undefined) => (cost === undefined ? null : decimalText(new Decimal(cost)));
  return {
    over,
    unit: over === 'traffic' ? 'tok/month' : '',
    points: points.map(p => ({
      at: at(p.factor),
      factor: `${p.factor}`,
      rerouted: text(p.rerouted?.monthly),
      fixed: text(p.fixed),
      split: usedIn(p),
    })),
    changes: changes.map(c => ({ at: at(c.factor), factor: `${c.factor}`, from: c.from, to: c.to })),
  };
}
