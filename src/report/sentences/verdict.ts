import { DRAWS } from '../../analysis/draw-count.ts';
import { Decimal } from '../../quantity/decimal.ts';
import { fixed, money, percent } from '../format.ts';
import type { PlanReport, Report } from '../report.ts';
import { byCost, hasRange, listed, range } from './words.ts';

/** The answer in one sentence that a manager can read. */
export function verdictSentence(report: Report): string {
  const { cheapest } = report.verdict;
  if (cheapest === null)
    return report.plans.length === 1
      ? 'The only plan is not possible.'
      : `None of the ${report.plans.length} plans is possible.`;
  if (cheapest === 'depends') return depends(report);
  const best = report.plans.find(plan => plan.id === cheapest);
  if (!best?.monthly) return `Cheapest: ${cheapest}.`;
  const price = `${money(best.monthly.value)} ${report.basis.currency} a month`;
  const bounds = hasRange(best.monthly) ? ` (${range(best.monthly)})` : '';
  const standing = best.baseline ? ', what runs today,' : '';
  const against = comparison(report, best);
  return `Cheapest: ${best.id}${standing} at ${price}${bounds}${against && `, ${against}`}.`;
}

function depends(report: Report): string {
  const { plans, verdict, basis } = report;
  const candidates = plans.filter(plan => verdict.candidates.includes(plan.id));
  const each = candidates.map(plan => `${plan.id}${plan.monthly ? ` at ${range(plan.monthly)}` : ''}`);
  const open = `It depends: within the ranges given the cheapest can be ${listed(each, 'or')} ${basis.currency} a month.`;
  const likeliest = byCost(plans)[0];
  if (!likeliest?.monthly) return open;
  const price = `${money(likeliest.monthly.value)} ${basis.currency} a month`;
  const against = comparison(report, likeliest);
  return `${open} At likely values it is ${likeliest.id} at ${price}${against && `, ${against}`}.`;
}

/** How far the cheapest plan lies from what runs today, or else from the next one. */
function comparison(report: Report, best: PlanReport): string {
  const others = byCost(report.plans).filter(plan => plan.id !== best.id);
  const next = others[0];
  if (!next?.monthly) return 'the only plan that is possible';
  const { against, saving } = report.verdict;
  const rival = others.find(plan => plan.id === against);
  if (rival?.monthly && saving) {
    const name = rival.baseline ? today(rival.id) : rival.id;
    return under(saving.value, rival.monthly.value, name) ?? `the same as ${name}`;
  }
  const more = new Decimal(next.monthly.value).minus(best.monthly!.value);
  return under(more.toFixed(), next.monthly.value, next.id) ?? `the same as ${next.id}`;
}

const today = (id: string): string =>
  /^(today|now|current|baseline)$/i.test(id) ? 'what runs today' : `today's ${id}`;

function under(saving: string, whole: string, name: string): string | undefined {
  if (new Decimal(saving).isZero() || new Decimal(whole).isZero()) return undefined;
  return `${percent(new Decimal(saving).dividedBy(whole))} under ${name}`;
}

/** In how many cases the answer holds: in draws of the ranges; nothing where no range was given. */
export function drawsSentence({ plans, verdict }: Report): string | undefined {
  if (!plans.some(plan => plan.monthly && plan.feasible && hasRange(plan.monthly))) return undefined;
  const drawn = plans.filter(plan => plan.cheapestIn !== null);
  const shown = verdict.cheapest === 'depends' ? verdict.candidates : [verdict.cheapest];
  const [first, ...others] = drawn
    .filter(plan => shown.includes(plan.id))
    .sort((a, b) => new Decimal(b.cheapestIn!).comparedTo(a.cheapestIn!));
  if (!first) return undefined;
  const isAll = (plan: PlanReport) => new Decimal(plan.cheapestIn!).eq(1);
  const share = (plan: PlanReport) => (isAll(plan) ? 'all cases' : `${percent(plan.cheapestIn!)} of cases`);
  const rest = others.map(plan => `${plan.id} in ${percent(plan.cheapestIn!)}`);
  const cases = listed([`${first.id} is cheapest in ${share(first)}`, ...rest], 'and');
  return `${cases} (${fixed(`${DRAWS}`, 0)} draws of the ranges; \`tco simulate\` tells more).`;
}
