import { Decimal } from '../../quantity/decimal.ts';
import { money } from '../format.ts';
import type { PlanReport, Report } from '../report.ts';
import { byCost, listed } from '../sentences/words.ts';
import { CATEGORY_WORDS } from './category-words.ts';
import type { Attribution, VerdictChange, VerdictSide } from './difference.ts';

/** The verdict on both sides, and why it is another one. */
export function verdictChange(a: Report, b: Report, attribution: readonly Attribution[]): VerdictChange {
  const [before, after] = [verdictSide(a), verdictSide(b)];
  const changed =
    before.cheapest !== after.cheapest ||
    before.likeliest !== after.likeliest ||
    before.candidates.join('\n') !== after.candidates.join('\n');
  const other = before.likeliest !== after.likeliest;
  return { a: before, b: after, changed, reason: other ? reasonOf(a, b, before, after, attribution) : null };
}

function verdictSide(report: Report): VerdictSide {
  const { cheapest, candidates } = report.verdict;
  const best = cheapest === null ? undefined : likeliestOf(report);
  return { cheapest, candidates, likeliest: best?.id ?? null, monthly: best?.monthly?.value ?? null };
}

/** The cheapest plan, at likely values where the ranges leave it open. */
export const likeliestOf = (report: Report): PlanReport | undefined =>
  report.plans.find(plan => plan.id === report.verdict.cheapest) ?? byCost(report.plans)[0];

function reasonOf(
  a: Report,
  b: Report,
  before: VerdictSide,
  after: VerdictSide,
  attribution: readonly Attribution[],
): string | null {
  const plan = (report: Report, id: string | null) => report.plans.find(p => p.id === id);
  const [old, now] = [before.likeliest, after.likeliest];
  if (old === null) return 'in A no plan is possible';
  const stayed = plan(b, old);
  if (!stayed) return `${old} is no longer among the plans`;
  if (!stayed.feasible) return `${old} is no longer possible: ${stayed.reasons.join('; ')}`;
  if (now === null) return null;
  const came = plan(a, now);
  if (!came) return `${now} is new`;
  if (!came.feasible) return `${now} was not possible in A: ${came.reasons.join('; ')}`;
  if (!came.monthly || !stayed.monthly || before.monthly === null || after.monthly === null) return null;
  const gap = (dearer: string, cheaper: string) => money(new Decimal(dearer).minus(cheaper));
  const { currency } = a.basis;
  const moved = gapMoved(old, now, attribution);
  return (
    `in A ${now} cost ${gap(came.monthly.value, before.monthly)} ${currency} a month more than ${old}, ` +
    `in B it costs ${gap(stayed.monthly.value, after.monthly)} less${moved && `, ${moved}`}`
  );
}

/** What moved one plan's cost against another's: effects of differences are differences of effects. */
function gapMoved(old: string, now: string, attribution: readonly Attribution[]): string {
  const effects = (id: string) => attribution.find(row => row.plan === id)?.effects ?? [];
  const towards = new Map<string, Decimal>();
  for (const [id, sign] of [
    [old, 1],
    [now, -1],
  ] as const)
    for (const { categories, effect } of effects(id)) {
      const name = listed(
        categories.map(category => CATEGORY_WORDS[category]),
        'and',
      );
      towards.set(name, (towards.get(name) ?? new Decimal(0)).plus(new Decimal(effect).times(sign)));
    }
  const largest = [...towards].sort(([, x], [, y]) => y.comparedTo(x))[0];
  return largest?.[1].isPositive() && !largest[1].isZero() ? `mostly by ${largest[0]}` : '';
}
