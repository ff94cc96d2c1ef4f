import { breakEvenOf, trafficCurves } from '../analysis/break-even.ts';
import { envelopeOf } from '../analysis/envelope.ts';
import { paybacksOf } from '../analysis/finance/payback.ts';
import { trafficFlips } from '../analysis/flips.ts';
import { standingOf } from '../analysis/verdict.ts';
import type { Problem } from '../input/problem.ts';
import type { Context } from '../model/context.ts';
import type { Sizes } from '../model/mix.ts';
import type { Model } from '../model/model.ts';
import { inMonth } from '../model/paced.ts';
import type { Plan } from '../model/plan.ts';
import type { Decimal } from '../quantity/decimal.ts';
import { Fraction } from '../quantity/fraction.ts';
import { type Given, likelyInBase } from '../quantity/given.ts';
import type { Quantity } from '../quantity/quantity.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { assumptionsOf } from './build-assumptions.ts';
import { breakEvenReport } from './build-break-even.ts';
import { catalogReport } from './build-catalog.ts';
import { derivationsOf } from './build-derivations.ts';
import { flipsOf } from './build-flips.ts';
import { lensReports } from './build-lenses.ts';
import { paybackReport } from './build-payback.ts';
import { figureIds, planReport, reasonsOf } from './build-plan.ts';
import { hourlyTokens, trafficReport } from './build-traffic.ts';
import { verdictReport } from './build-verdict.ts';
import { cashFlowReport } from './cash-flow/build-cash-flow.ts';
import type { CompareInput } from './compare-input.ts';
import { decimalText, FigureMaker } from './figure.ts';
import type { Layers } from './layers.ts';
import type { Report } from './report.ts';
import { shownQuantities } from './shown-quantities.ts';
import type { Together } from './together.ts';
import { writtenInput } from './written-input.ts';

/** A yearly rate as a plain share: `8 %/year` is 0.08. */
function perYear(given: Given): Decimal {
  return likelyInBase(given).times(12);
}

/** Every figure of the report by its id. */
export function figuresOf(plans: readonly Plan[], { calendar, demand }: Context): ReadonlyMap<string, Quantity> {
  const figures = new Map<string, Quantity>(plans.flatMap(p => figureIds(p, calendar.months)));
  return figures.set('traffic.tokens', inMonth(demand.tokens, calendar.months, 0));
}

/** What the questions have to go by. */
export interface Run {
  readonly input: CompareInput;
  readonly layers: Layers;
  readonly scenario: Scenario;
  readonly model: Model;
  readonly plans: readonly Plan[];
  readonly sizes: ReadonlyMap<string, Sizes>;
  readonly figures: ReadonlyMap<string, Quantity>;
  readonly asOf: string;
  readonly problems: readonly Problem[];
  /** What is unknown and what of it moves together, where the scenario says that something does. */
  readonly together?: Together;
  /** Whether the plans are followed over traffic: break-even, envelope and flips. Default true. */
  readonly overTraffic?: boolean;
}

/** What every report begins with: the tool, the catalog, the scenario, and on what basis its money is. */
export function headOf(
  run: Omit<Run, 'plans' | 'sizes' | 'problems'>,
  maker: FigureMaker,
  hourly: Quantity | undefined,
): Pick<Report, 'schema' | 'tool' | 'catalog' | 'scenario' | 'basis'> {
  const { input, scenario, model, figures } = run;
  const { calendar } = model.context;
  return {
    schema: 'tco-report/1',
    tool: { name: 'tco', version: input.toolVersion },
    catalog: catalogReport(run),
    scenario: {
      name: scenario.name,
      sha256: input.sha256,
      ...(input.derivations === false ? {} : writtenInput(input)),
    },
    basis: {
      currency: scenario.currency,
      prices: 'nominal',
      tax: 'pre-tax',
      ...(input.lens && input.lens !== 'fullyLoaded' ? { lens: input.lens } : {}),
      discountRate: decimalText(perYear(scenario.discountRate)),
      horizonMonths: scenario.horizon,
      daysPerMonth: decimalText(maker.run.shown(calendar.daysPerMonth)),
      tokensPerMonth: maker.figure(figures.get('traffic.tokens')!),
      ...(hourly ? { traffic: trafficReport(hourly, model.context, maker) } : {}),
    },
  };
}

/** The problems as the report carries them. */
export const problemsReport = (problems: readonly Problem[]): Report['problems'] =>
  problems.map(p => ({
    code: p.code,
    severity: p.severity,
    at: p.at ? { file: p.at.file, line: p.at.line, column: p.at.column } : null,
    details: p.message,
  }));

/** Runs the formulas, asks the questions, and writes the answers down. */
export function reportOf(run: Run): Report {
  const { input, scenario, model, plans, figures, asOf, problems } = run;
  const { calendar, demand } = model.context;
  const volumeNow = figures.get('traffic.tokens')!;
  const hourly = hourlyTokens(model.context);
  const maker = new FigureMaker(shownQuantities(figures, plans, model.context, hourly));
  const reasons = new Map(plans.map(p => [p.id, reasonsOf(p, maker)]));
  const possible = plans.filter(p => reasons.get(p.id)!.length === 0);
  const standing = standingOf(possible, run.together?.inputs);
  const lenses = input.lens === undefined ? lensReports(model, possible) : [];
  const volume = Fraction.from(maker.run.value(volumeNow));
  const hasVolume = volume.sign() > 0;
  const verdict = verdictReport(possible, standing, scenario.baseline, maker);
  const curves =
    hasVolume && run.overTraffic !== false
      ? trafficCurves(
          model,
          possible.map(p => p.id),
          volume.toNumber(),
        )
      : [];
  const cheapest = curves.find(c => c.id === verdict.likeliest);
  const { breakEven: asked } = input;
  const against = asked?.against === undefined ? cheapest : curves.find(c => c.id === asked.against);
  const envelope = curves.length ? envelopeOf(curves, 'first') : undefined;
  const { flips, steady } =
    cheapest && envelope
      ? flipsOf(run, possible, cheapest.id, trafficFlips(envelope, cheapest.id, volume))
      : { flips: [], steady: [] };
  return {
    ...headOf(run, maker, hourly),
    assumptions: assumptionsOf(scenario, [...figures.values()], asOf, input.asOf !== undefined, model.supplies),
    plans: plans.map(p =>
      planReport(
        p,
        reasons.get(p.id)!,
        p.id === scenario.baseline,
        standing.cheapestIn.get(p.id),
        demand,
        calendar.months,
        maker,
      ),
    ),
    breakEven: against ? curves.filter(c => c !== against).map(c => breakEvenReport(breakEvenOf(against, c))) : [],
    envelope: envelope
      ? envelope.segments.map(s => ({ from: s.from.toText(), to: s.to?.toText() ?? null, cheapest: s.cheapest }))
      : [],
    payback: paybacksOf(possible, scenario.baseline, model.context).map(paybackReport),
    verdict: {
      cheapest: verdict.cheapest,
      candidates: verdict.candidates,
      saving: verdict.saving,
      against: verdict.against,
      flips,
      ...(steady.length ? { steady } : {}),
    },
    ...(lenses.length ? { lenses } : {}),
    ...(input.cashFlow ? { cashFlow: possible.map(p => cashFlowReport(p, model.context)) } : {}),
    derivations: input.derivations === false ? {} : derivationsOf(figures, maker),
    problems: problemsReport(problems),
  };
}
