import { comingPrices } from '../../model/api/coming.ts';
import type { Context } from '../../model/context.ts';
import { wholeMonthsBetween } from '../../model/fleet/months-between.ts';
import { leadOf } from '../../model/fleet/ownership.ts';
import { isZero, likelyInBase } from '../../quantity/given.ts';
import type { Option, Scenario } from '../../scenario/scenario.ts';

/** Months in which a split stays the same: for each month of the horizon the number of its stage. Undefined where no month differs from another. */
export type Stages = readonly number[];

/**
 * Months that nothing tells apart share one split. Where traffic grows or prices drift every month may differ, and where hardware wears out within
 * the horizon: it may pay to buy later, so that its last month is that of the horizon. Then as many stages are made as `most` allows, with borders at
 * deliveries and ends of life.
 */
export function stagesOf(context: Context, options: readonly Option[], most: number): Stages | undefined {
  const { scenario, calendar, asOf } = context;
  const horizon = calendar.months.labels.length;
  const borders = new Set<number>([0]);
  let renewed = false;
  const at = (month: number) => void (month > 0 && month < horizon && borders.add(month));
  for (const o of options) {
    if (o.kind !== 'buy') continue;
    const life = likelyInBase(o.buy.serviceLife).toNumber();
    const lead = leadOf(o);
    const age = o.buy.inService ? wholeMonthsBetween(o.buy.inService, asOf) : undefined;
    at(lead);
    for (let m = age === undefined ? lead + life : Math.max(0, life - age); m < horizon; m += life) {
      at(m);
      renewed ||= m > 0 && !o.replicas;
    }
  }
  const moving =
    renewed ||
    scenario.tasks.some(t => !isZero(t.growth)) ||
    options.some(o => changes(o, context)) ||
    chargesChange(scenario);
  if (moving) {
    const step = Math.max(1, Math.ceil(horizon / Math.max(1, most)));
    for (let m = 0; m < horizon; m += step) at(m);
  }
  if (borders.size === 1 && !moving) return undefined;
  const starts = [...borders].sort((a, b) => a - b);
  return Array.from({ length: horizon }, (_, m) => starts.filter(s => s <= m).length - 1);
}

/** Whether what an option costs may change from one month to another. */
function changes(o: Option, { catalog, asOf, scenario }: Context): boolean {
  if (!isZero(o.priceDrift) || o.contract !== undefined) return true;
  if (o.kind !== 'api') return false;
  if (o.laterDiscounts) return true;
  const entry = o.price || scenario.laterPrices === 'hold' ? undefined : catalog.api(o.api);
  return entry !== undefined && comingPrices(entry, asOf, scenario.horizon).length > 0;
}

/** Whether people, sites or overheads cost more or less from month to month. */
export const chargesChange = ({ sites, staff, overheads }: Scenario): boolean =>
  [...sites, ...staff, ...overheads].some(c => c.priceDrift !== undefined && !isZero(c.priceDrift));
