import type { NamedBaseline } from '../../analysis/routing/named-baselines.ts';
import type { Routed } from '../../analysis/routing/solve-routing.ts';
import type { Sweep } from '../../analysis/routing/sweep.ts';
import type { Worth } from '../../analysis/routing/worth.ts';
import { standingOf } from '../../analysis/verdict.ts';
import type { Plan } from '../../model/plan.ts';
import { headOf, problemsReport, type Run } from '../assemble.ts';
import { assumptionsOf } from '../build-assumptions.ts';
import { derivationsOf } from '../build-derivations.ts';
import { figureIds, planReport, reasonsOf } from '../build-plan.ts';
import { hourlyTokens } from '../build-traffic.ts';
import { verdictReport } from '../build-verdict.ts';
import { FigureMaker } from '../figure.ts';
import type { PlanReport, Report } from '../report.ts';
import { shownQuantities } from '../shown-quantities.ts';
import type { Clash } from './clash-report.ts';
import { routedShares } from './routed-shares.ts';
import { type Answered, routingReport } from './routing-section.ts';

type RouteRun = Omit<Run, 'sizes'> &
  (
    | {
        readonly found: Routed;
        readonly baselines: readonly NamedBaseline[];
        readonly worth: readonly Worth[];
        readonly sweep: Sweep | undefined;
        readonly unasked: readonly ('worth' | 'sweep')[];
      }
    | { readonly found: undefined; readonly clash: Clash }
  );

/** The Report of `tco route`: every plan of the scenario beside the routed one, and the routing section. */
export function assembleRoute(run: RouteRun): Report {
  const { input, scenario, model, plans, asOf, problems, found } = run;
  const { calendar, demand } = model.context;
  const figures = new Map(run.figures);
  if (found) for (const [id, q] of figureIds(found.plan, found.model.context.calendar.months)) figures.set(id, q);
  const all: readonly Plan[] = found ? [...plans, found.plan] : plans;
  const hourly = hourlyTokens(model.context);
  const maker = new FigureMaker(shownQuantities(figures, all, model.context, hourly));
  const reasons = new Map(all.map(p => [p.id, reasonsOf(p, maker)]));
  const possible = all.filter(p => reasons.get(p.id)!.length === 0);
  const standing = standingOf(possible, run.together?.inputs);
  const { likeliest, ...verdict } = verdictReport(possible, standing, scenario.baseline, maker);
  void likeliest;
  const reported = (p: Plan): PlanReport => {
    const own = found && p === found.plan ? found.model.context : { demand, calendar };
    const report = planReport(
      p,
      reasons.get(p.id)!,
      p.id === scenario.baseline,
      standing.cheapestIn.get(p.id),
      own.demand,
      own.calendar.months,
      maker,
    );
    return found && p === found.plan ? { ...report, shares: routedShares(found) } : report;
  };
  const answered: Answered = found
    ? { found, baselines: run.baselines, worth: run.worth, sweep: run.sweep, unasked: run.unasked }
    : { found: undefined, clash: run.clash };
  return {
    ...headOf({ ...run, figures }, maker, hourly),
    assumptions: assumptionsOf(scenario, [...figures.values()], asOf, input.asOf !== undefined, model.supplies),
    plans: all.map(reported),
    breakEven: [],
    envelope: [],
    verdict: { ...verdict, flips: [] },
    routing: routingReport(answered, { scenario, model, plans, maker }),
    derivations: input.derivations === false ? {} : derivationsOf(figures, maker),
    problems: problemsReport(problems),
  };
}
