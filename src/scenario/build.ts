import type { Given } from '../quantity/given.ts';
import { buildOverhead, buildRole, buildSite } from './build-charges.ts';
import { buildRouting } from './build-gates.ts';
import { buildLimit } from './build-limit.ts';
import { buildOption } from './build-option.ts';
import { buildPlan } from './build-plan.ts';
import { buildTask } from './build-task.ts';
import { buildUncertainty } from './build-uncertainty.ts';
import { checkMagnitudes } from './check-magnitudes.ts';
import { checkOption } from './check-option.ts';
import { checkTask } from './check-task.ts';
import { defaultGiven } from './defaults.ts';
import type { Findings } from './findings.ts';
import { inUnit, usual } from './measure.ts';
import { placed } from './placed.ts';
import type { Scenario } from './scenario.ts';
import type { ScenarioText } from './schema.ts';

/** The scenario with places and defaults. What could not be read is left out: the findings say so, and the result is then not used. */
export function buildScenario(
  text: ScenarioText,
  origin: { readonly file: string; readonly sha256: string },
  findings: Findings,
): Scenario {
  const from = placed(text, findings.tree);
  const members = <T, R>(
    section: string,
    map: Readonly<Record<string, T>> | undefined,
    build: (id: string, text: T, findings: Findings) => R,
  ): R[] =>
    findings
      .ids([section])
      .flatMap(id =>
        map?.[id] === undefined || findings.isBroken([section, id]) ? [] : [build(id, map[id], findings)],
      );
  const tasks = members('tasks', from.tasks, buildTask);
  const options = members('options', from.options, buildOption);
  for (const task of tasks) checkTask(task, findings);
  for (const option of options) checkOption(option, findings);
  const plans = members('plans', from.plans, buildPlan);
  const sites = members('sites', from.sites, buildSite);
  const staff = members('staff', from.staff, buildRole);
  const overheads = members('overheads', from.overheads, buildOverhead);
  checkMagnitudes({ options, sites, staff }, findings, path => confirmed(text, String(path[0]), String(path[1])));
  const baseline = baselineOf(from.baseline?.text, findings);
  return {
    name: text.name ?? origin.file.replace(/^.*[/\\]/, '').replace(/\.(ya?ml|json)$/i, ''),
    ...origin,
    asOf: text.asOf,
    laterPrices: text.laterPrices ?? 'follow',
    currency: text.currency ?? 'USD',
    timeZone: text.timeZone ?? 0,
    ...horizonOf(from.horizon, findings),
    discountRate: discountRate(from.discountRate, findings),
    fiscalYearStart: text.fiscalYearStart ?? 1,
    calendar: {
      hoursPerMonth: from.calendar?.hoursPerMonth ?? defaultGiven('hoursPerMonth', ['calendar', 'hoursPerMonth']),
      daysPerMonth: from.calendar?.daysPerMonth,
    },
    tasks,
    options,
    plans,
    baseline,
    sites,
    sitesGiven: text.sites !== undefined,
    staff,
    staffGiven: text.staff !== undefined,
    overheads,
    routing:
      from.routing && !findings.isBroken(['routing']) ? buildRouting(from.routing, baseline, findings) : undefined,
    uncertainty: buildUncertainty(findings.isBroken(['uncertainty']) ? undefined : from.uncertainty, findings),
    budget: Array.isArray(from.budget)
      ? from.budget.flatMap((limit, i) =>
          findings.isBroken(['budget', i]) ? [] : (buildLimit(i, limit, text.currency ?? 'USD', findings) ?? []),
        )
      : [],
  };
}

const confirmed = (text: ScenarioText, section: string, id: string): boolean =>
  (text as unknown as Record<string, Record<string, { confirmUnusual?: boolean } | undefined> | undefined>)[section]?.[
    id
  ]?.confirmUnusual === true;

function horizonOf(given: Given | undefined, findings: Findings): Pick<Scenario, 'horizon' | 'horizonGiven'> {
  const months = inUnit(given ?? defaultGiven('horizon', ['horizon']), 'month');
  if (!findings.isFaulty(['horizon']) && !months.isInteger())
    findings.report(['horizon'], 'E218', `\`horizon\`: \`${given?.amount.text}\` is not a whole number of months`);
  return { horizon: months.toNumber(), horizonGiven: given !== undefined };
}

function discountRate(given: Given | undefined, findings: Findings): Given {
  if (!given) return defaultGiven('discountRate', ['discountRate']);
  const [low, high] = [usual(given, '%/year', 'low'), usual(given, '%/year', 'high')];
  if (!findings.isFaulty(['discountRate']) && (low.lt(0) || high.gt(30)))
    findings.report(['discountRate'], 'E231', `a discount rate of \`${given.amount.text}\` is unusual`, {
      severity: 'warning',
      hint: 'usual rates lie between 0 and 30 % /year',
    });
  return given;
}

function baselineOf(id: string | undefined, findings: Findings): string | undefined {
  const known = [...findings.ids(['plans']), ...findings.ids(['options'])];
  if (id !== undefined && findings.has(['baseline']) && !findings.isFaulty(['baseline']) && !known.includes(id))
    findings.unknown(['baseline'], 'E307', 'plan or option', id, known);
  return id;
}
