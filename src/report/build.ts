import { breakEvenOf, trafficCurves } from '../analysis/break-even.ts';
import { envelopeOf } from '../analysis/envelope.ts';
import { chosenSizes } from '../analysis/fleet-size.ts';
import { driftFlips, trafficFlips } from '../analysis/flips.ts';
import { paybacksOf } from '../analysis/payback.ts';
import { standingOf } from '../analysis/verdict.ts';
import type { CompiledCatalog } from '../catalog/compiled.ts';
import { openCatalog } from '../catalog/open.ts';
import type { Problem } from '../input/problem.ts';
import type { Setting } from '../input/settings.ts';
import { Faults } from '../model/fault.ts';
import type { Sizes } from '../model/mix.ts';
import { type Model, modelOf } from '../model/model.ts';
import { inMonth } from '../model/paced.ts';
import type { Plan } from '../model/plan.ts';
import { withCatalogDefaults } from '../model/stated.ts';
import type { Decimal } from '../quantity/decimal.ts';
import { Fraction } from '../quantity/fraction.ts';
import { type Given, likelyInBase } from '../quantity/given.ts';
import type { Quantity } from '../quantity/quantity.ts';
import { parseScenario } from '../scenario/parse.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { assumptionsOf } from './build-assumptions.ts';
import { breakEvenReport } from './build-break-even.ts';
import { derivationsOf } from './build-derivations.ts';
import { paybackReport } from './build-payback.ts';
import { figureIds, planReport, reasonsOf } from './build-plan.ts';
import { verdictReport } from './build-verdict.ts';
import { decimalText, FigureMaker } from './figure.ts';
import type { Report } from './report.ts';

/** Everything a run depends on; the program reads nothing else. */
export interface CompareInput {
  readonly text: string;
  readonly file: string;
  readonly sha256: string;
  readonly settings: readonly Setting[];
  readonly asOf: string | undefined;
  readonly catalogJson: string;
  readonly toolVersion: string;
  /** Whether the report carries the derivations of its figures (default true): `explain` and JSON need them, a table does not. */
  readonly derivations?: boolean;
}

export interface Compared {
  /** Absent when the input is wrong. */
  readonly report?: Report;
  readonly problems: readonly Problem[];
}

/** From the text of a scenario to its Report: parse, build the formulas, run them, ask the questions. */
export function runCompare(input: CompareInput): Compared {
  const parsed = parseScenario(input.text, input.file, input.settings, input.sha256);
  if (!parsed.scenario) return { problems: parsed.problems };
  const catalog = openCatalog(JSON.parse(input.catalogJson) as CompiledCatalog);
  const scenario = withCatalogDefaults(parsed.scenario, catalog);
  const asOf = input.asOf ?? scenario.asOf ?? catalog.date;
  const faults = new Faults();
  if (asOf > catalog.date)
    faults.warning('E432', `the catalog was read up to ${catalog.date}: prices of ${asOf} are those known then`);
  const model = modelOf(scenario, catalog, asOf, {}, faults);
  if (faults.failed) return { problems: withExcerpts([...parsed.problems, ...faults.problems], input.text) };
  const sizes = new Map(model.mixes.map(m => [m.id, chosenSizes(m.id, m.mix, model)]));
  const plans = model.mixes.map(m => model.plan(m.id, m.mix, sizes.get(m.id)!));
  const problems = withExcerpts([...parsed.problems, ...faults.problems], input.text);
  if (faults.failed) return { problems };
  return { report: reportOf(input, scenario, model, plans, sizes, asOf, problems), problems };
}

/** Faults of the model know their place; the line that stands there comes from the text. */
function withExcerpts(problems: readonly Problem[], text: string): readonly Problem[] {
  const lines = text.split(/\r?\n/);
  return problems.map(p => {
    const excerpt = p.at && p.excerpt === undefined ? lines[p.at.line - 1] : undefined;
    return excerpt === undefined ? p : { ...p, excerpt };
  });
}

/** A yearly rate as a plain share: `8 %/year` is 0.08. */
function perYear(given: Given): Decimal {
  return likelyInBase(given).times(12);
}

function reportOf(
  input: CompareInput,
  scenario: Scenario,
  model: Model,
  plans: readonly Plan[],
  sizes: ReadonlyMap<string, Sizes>,
  asOf: string,
  problems: readonly Problem[],
): Report {
  const { catalog, calendar, demand } = model.context;
  const volumeNow = inMonth(demand.tokens, calendar.months, 0);
  const figures = new Map<string, Quantity>(plans.flatMap(p => figureIds(p, calendar.months)));
  figures.set('traffic.tokens', volumeNow);
  const maker = new FigureMaker([
    ...figures.values(),
    calendar.daysPerMonth,
    ...plans.flatMap(p => [
      ...p.margins.flatMap(m => [m.margin, m.need, m.have]),
      ...p.shares.flatMap(s => [s.share, s.part]),
    ]),
  ]);
  const reasons = new Map(plans.map(p => [p.id, reasonsOf(p, maker)]));
  const possible = plans.filter(p => reasons.get(p.id)!.length === 0);
  const standing = standingOf(possible);
  const volume = Fraction.from(maker.run.value(volumeNow));
  const hasVolume = volume.sign() > 0;
  const verdict = verdictReport(possible, standing, scenario.baseline, maker);
  const curves = hasVolume
    ? trafficCurves(
        model,
        possible.map(p => p.id),
        volume.toNumber(),
      )
    : [];
  const against = curves.find(c => c.id === verdict.likeliest);
  const envelope = curves.length ? envelopeOf(curves, 'first') : undefined;
  const flips =
    against && envelope
      ? [
          ...trafficFlips(envelope, against.id, volume),
          ...driftFlips(
            model,
            sizes,
            possible.map(p => p.id),
            against.id,
          ),
        ].sort((a, b) => a.distance - b.distance)
      : [];
  return {
    schema: 'tco-report/1',
    tool: { name: 'tco', version: input.toolVersion },
    catalog: { version: catalog.version, sha256: catalog.sha256, asOf },
    scenario: { name: scenario.name, sha256: input.sha256 },
    basis: {
      currency: scenario.currency,
      prices: 'nominal',
      tax: 'pre-tax',
      discountRate: decimalText(perYear(scenario.discountRate)),
      horizonMonths: scenario.horizon,
      daysPerMonth: decimalText(maker.run.shown(calendar.daysPerMonth)),
      tokensPerMonth: maker.figure(volumeNow),
    },
    assumptions: assumptionsOf(scenario, [...figures.values()], asOf, input.asOf !== undefined),
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
      flips: flips.map(f => ({
        ...f,
        unit: f.driver === 'traffic' ? 'tok/month' : '1/year',
        distance: f.distance.toFixed(4),
      })),
    },
    derivations: input.derivations === false ? {} : derivationsOf(figures, maker),
    problems: problems.map(p => ({
      code: p.code,
      severity: p.severity,
      at: p.at ? { file: p.at.file, line: p.at.line, column: p.at.column } : null,
      details: p.message,
    })),
  };
}
