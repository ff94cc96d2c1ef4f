import type { CurvesReport } from '../dossier/dossier-report.ts';
import type { Report } from '../report.ts';

/** The curves of a report as a picture draws them: floats, traffic by the day. */
export interface DrawnCosts {
  /** tok/day. */
  readonly traffic: readonly number[];
  readonly today: number;
  readonly plans: readonly PlanCosts[];
  /** The cost at which the picture ends above. */
  readonly top: number;
}

export interface PlanCosts {
  readonly plan: string;
  /** At each traffic; null where the plan is not possible. */
  readonly monthly: readonly (number | null)[];
}

/** Times the cost at which one plan takes over from another, up to which costs are drawn. */
const HEADROOM = 2.2;
/** Times what the dearest plan costs today. */
const ABOVE_TODAY = 1.1;

export function drawnCosts(curves: CurvesReport, report: Report): DrawnCosts {
  const days = Number(report.basis.daysPerMonth);
  const traffic = curves.points.map(point => Number(point) / days);
  const plans = curves.plans.map(({ plan, monthly }) => ({
    plan,
    monthly: monthly.map(cost => (cost === null ? null : Number(cost))),
  }));
  const drawn = { traffic, today: Number((Number(curves.today) / days).toPrecision(12)), plans };
  return { ...drawn, top: topOf(drawn, report, days) };
}

/**
 * Where the picture ends above: every plan as it stands today is in it, and the costs at which one plan takes over from another, with
 * room above them. Without such a change all that is cheapest somewhere is in it.
 */
function topOf({ traffic, today, plans }: Omit<DrawnCosts, 'top'>, { envelope }: Report, days: number): number {
  const at = (plan: string | null, i: number) => plans.find(cost => cost.plan === plan)?.monthly[i] ?? null;
  const met = envelope.slice(1).flatMap(({ from, cheapest }, i) => {
    const change = Number(from) / days;
    if (change < traffic[0]! || change > traffic.at(-1)!) return [];
    const where = nearest(traffic, change);
    const around = [where - 1, where, where + 1].filter(place => place in traffic);
    const costs = [envelope[i]!.cheapest, cheapest].map(plan => around.map(place => at(plan, place)));
    // where one of them begins or ends to be possible they do not meet
    return costs.flat().includes(null) ? [] : costs.map(near => near[around.indexOf(where)]!);
  });
  const columns = traffic.map((_, i) => plans.flatMap(({ monthly }) => monthly[i] ?? []));
  const largest = (values: readonly number[]) => Math.max(0, ...values);
  const worthSeeing = met.length
    ? largest(met) * HEADROOM
    : largest(columns.map(column => (column.length ? Math.min(...column) : 0)));
  const now = largest(columns[nearest(traffic, today)]!) * ABOVE_TODAY;
  return Math.min(largest(columns.flat()), Math.max(worthSeeing, now)) || 1;
}

/** Position of the value nearest to one. */
export const nearest = (values: readonly number[], value: number): number =>
  values.reduce((best, at, i) => (Math.abs(at - value) < Math.abs(values[best]! - value) ? i : best), 0);
