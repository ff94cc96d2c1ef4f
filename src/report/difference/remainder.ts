import { Decimal } from '../../quantity/decimal.ts';
import type { Report } from '../report.ts';
import type { Remainders } from './attribution.ts';
import type { Computed } from './both-sides.ts';
import { catalogIdentity, catalogName } from './changed-inputs.ts';

/** The monthly cost of a plan that is possible. */
export function figureOf(report: Report, id: string): string | undefined {
  const plan = report.plans.find(p => p.id === id);
  return plan?.feasible ? plan.monthly?.value : undefined;
}

/** What saved totals are beyond those computed now: another catalog's prices, else another version of this program. */
export function remainders(
  a: Computed,
  b: Computed,
): { readonly remainder: Remainders; readonly notes: readonly string[] } {
  const notes = [a, b].flatMap(side => {
    const { saved } = side.of;
    if (!saved) return [];
    if (catalogIdentity(saved) !== catalogIdentity(side.computed.report))
      return [
        `${side.of.file} was computed with the catalog ${catalogName(saved)}; its effects are found with ` +
          `${catalogName(side.computed.report)}, and what its totals differ by for that stands under price`,
      ];
    const other = saved.plans.some(plan => {
      const now = figureOf(side.computed.report, plan.id);
      return now !== undefined && plan.monthly && now !== plan.monthly.value;
    });
    return other
      ? [
          `tco ${saved.tool.version} computed ${side.of.file}; this version computes other totals from the same scenario, ` +
            'and what they differ by stands under assumptions',
        ]
      : [];
  });
  const catalogs = [a, b].some(
    side => side.of.saved && catalogIdentity(side.of.saved) !== catalogIdentity(side.computed.report),
  );
  const beyond = (side: Computed, plan: string): Decimal =>
    new Decimal(figureOf(side.report, plan)!).minus(figureOf(side.computed.report, plan)!);
  return {
    notes,
    remainder: plan => ({
      category: catalogs ? 'price' : 'assumptions',
      amount: beyond(b, plan).minus(beyond(a, plan)),
    }),
  };
}
