import type { Model } from '../../model/model.ts';
import type { Plan } from '../../model/plan.ts';
import type { RoutedMix } from '../../model/routed/routed-mix.ts';
import { likelyValues } from '../../quantity/exact.ts';
import { firstOfAlike } from './alike-options.ts';
import { allocation } from './allocation.ts';
import { type Candidates, candidatesOf, type Restriction } from './candidates.ts';
import { type RoutingProgram, routingProgram } from './routing-program.ts';
import type { Limits, Solve } from './solver.ts';
import { type Stages, stagesOf } from './stages.ts';

/** The cheapest split that was found, costed by the ordinary formulas, and what is proven about it. */
export interface Routed {
  readonly model: Model;
  readonly mix: RoutedMix;
  readonly plan: Plan;
  /** USD/month, levelised. */
  readonly monthly: number;
  /** No split costs less than this: USD/month. */
  readonly bound: number;
  /** (monthly − bound) ÷ monthly. */
  readonly gap: number;
  readonly finished: boolean;
  readonly stages: Stages | undefined;
  /** Unknowns of the program: how large the problem was. */
  readonly columns: number;
  /** Whole ones among them. */
  readonly whole: number;
}

export type Routing = { readonly found: true; readonly routed: Routed } | Unsettled;

/** No split: none is possible, or none was found within the time or the memory of the solver. */
export interface Unsettled {
  readonly found: false;
  readonly why: 'impossible' | 'time' | 'size';
}

const WHY = { optimal: 'impossible', impossible: 'impossible', limit: 'time', tooLarge: 'size' } as const;

/** How far the solver's total may lie from that of the formulas. */
const AGREE = 1e-6;

/** Unknown parts that a program may have; beyond it months are joined to stages. */
const MOST_PARTS = 12_000;

/** Settles the split of a scenario whose waiting work stands apart (`withWaitingApart`) and whose tasks are patterns of their own. */
export function solveRouting(model: Model, solve: Solve, limits: Limits, restriction: Restriction = {}): Routing {
  const { program, stages } = programOf(model, restriction);
  // a cost that could not be made out would count as none
  if (model.context.faults.failed) throw new Error(model.context.faults.problems.map(p => p.message).join('; '));
  const solution = solve(program.program, limits);
  if (!solution.values) return { found: false, why: WHY[solution.status] };
  const mix = firstOfAlike(allocation(program, solution.values), model.context.scenario);
  const plan = model.plan('routed', mix);
  const monthly = likelyValues(plan.figures.monthly)[0]!.toNumber();
  const beyond = monthly - solution.objective;
  const allowed = AGREE * Math.max(Math.abs(monthly), 1e-9);
  // a search that was stopped may hold more than its split needs, which the formulas then leave out
  if (beyond > allowed || (solution.status === 'optimal' && beyond < -allowed))
    throw new Error(`the solver's split costs ${solution.objective}, by the formulas ${monthly}`);
  const bound = Math.min(solution.bound, monthly);
  const gap = monthly === 0 ? 0 : (monthly - bound) / Math.abs(monthly);
  return {
    found: true,
    routed: {
      model,
      mix,
      plan,
      monthly,
      bound,
      gap,
      finished: solution.status === 'optimal',
      stages,
      columns: program.program.columns.length,
      whole: program.program.columns.filter(c => c.integer).length,
    },
  };
}

export function programOf(
  model: Model,
  restriction: Restriction = {},
): {
  program: RoutingProgram;
  candidates: Candidates;
  stages: Stages | undefined;
} {
  const { context } = model;
  const { scenario, demand } = context;
  const hours = demand.hours.axis?.labels.length ?? 1;
  const width = demand.list.length * hours * scenario.options.length;
  const stages = stagesOf(context, scenario.options, Math.floor(MOST_PARTS / width));
  const candidates = candidatesOf(model, stages, restriction);
  return { program: routingProgram(model, candidates, stages), candidates, stages };
}
