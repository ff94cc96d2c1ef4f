import { Decimal } from '../../quantity/decimal.ts';
import { money, percent, significant } from '../format.ts';
import type { PlanReport, Report } from '../report.ts';
import { hasRange, listed, range } from '../sentences/words.ts';
import { alike } from './alike.ts';
import type { RoutingReport, SavingAgainst } from './routing-report.ts';
import { routedPlan } from './split-lines.ts';

/** The gap that is proven is not told finer than this: what the solver is asked for. */
const FINEST_GAP = '1e-6';

/** What the split costs, and how it stands against each baseline. */
export function routeVerdict(report: Report, routing: RoutingReport): string {
  const plan = routedPlan(report);
  if (!plan?.monthly) return `${capital(routing.clash?.sentence ?? 'no split can do this')}.`;
  const { currency } = report.basis;
  const bounds = hasRange(plan.monthly) ? ` (${range(plan.monthly)})` : '';
  const cost = `${money(plan.monthly.value)} ${currency} a month${bounds}`;
  const pure = purePlan(report, routing);
  const named = pure
    ? `No mix is cheaper than one option: everything on ${pure.id}, at ${cost}`
    : `The split costs ${cost}`;
  const standings = standingsOf(routing.savingAgainst, currency);
  return standings.length ? `${named}: ${standings.join('; ')}.` : `${named}.`;
}

/** The plan of one option that costs what the split costs, where the split puts everything on that option. */
function purePlan(report: Report, { split }: RoutingReport): PlanReport | undefined {
  const [only, ...others] = new Set(split.map(row => row.option));
  if (only === undefined || only === null || others.length > 0) return undefined;
  const plan = report.plans.find(({ id, feasible }) => id === only && feasible);
  return plan?.monthly && alike(plan.monthly.value, routedPlan(report)!.monthly!.value) ? plan : undefined;
}

/** What runs today first; baselines that cost the same together; those that are not possible last. */
function standingsOf(against: readonly SavingAgainst[], currency: string): string[] {
  const possible = new Map<string, string[]>();
  const refused: string[] = [];
  for (const baseline of [...against].sort((a, b) => Number(b.id === 'today') - Number(a.id === 'today'))) {
    const words = standing(baseline, currency);
    if (words === undefined)
      refused.push(`${titleOf(baseline)} is not possible: ${baseline.reason ?? 'no reason given'}`);
    else possible.set(words, [...(possible.get(words) ?? []), titleOf(baseline)]);
  }
  return [...[...possible].map(([words, titles]) => `${words} ${listed(titles, 'and')}`), ...refused];
}

function standing({ monthly, saving, share }: SavingAgainst, currency: string): string | undefined {
  if (monthly === null || saving === null) return undefined;
  const saved = new Decimal(saving);
  if (alike(monthly, new Decimal(monthly).minus(saved))) return 'the same as';
  const part = share === null ? '' : `${percent(new Decimal(share).abs())} `;
  return `${part}(${money(saved.abs())} ${currency}) ${saved.isNegative() ? 'above' : 'under'}`;
}

const titleOf = ({ id, name }: SavingAgainst): string =>
  id !== 'today' ? name : name === 'today' ? 'what runs today' : `today's ${name}`;

/** What is proven: `No split costs less than 15,670 USD a month: proven to within 0.0001 %.` */
export function proofSentence(report: Report, { plan, bound, gap, finished }: RoutingReport): string | undefined {
  if (plan === null) return undefined;
  if (bound === null || gap === null)
    return 'Nothing is proven: no search came to an end, and this is the cheapest split over APIs alone. More time (--time-limit) or a smaller problem may settle it.';
  const least = `${money(Decimal.max(bound, 0))} ${report.basis.currency} a month`;
  const within = `${significant(Decimal.max(gap, FINEST_GAP).times(100), 2)} %`;
  return finished
    ? `No split costs less than ${least}: proven to within ${within}.`
    : `The time ran out before more was proven than this: no split costs less than ${least}, ${within} below this one. Give it more with --time-limit.`;
}

/** Which months the shown split holds for, where it is settled for more than one stretch of them; a pure plan holds for all. */
export function stagesSentence(report: Report, routing: RoutingReport): string | undefined {
  const { stages } = routing;
  if (stages.length < 2 || purePlan(report, routing)) return undefined;
  const months = report.basis.horizonMonths;
  if (stages.length >= months)
    return `Traffic or prices change from month to month: the split is settled for each of the ${months} months; shown: month 1. Costs are those of the whole horizon.`;
  const starts = stages.slice(1).join(', ');
  return `Traffic or prices change over the horizon: the split is settled anew from month ${starts}; shown: month 1. Costs are those of the whole horizon.`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
