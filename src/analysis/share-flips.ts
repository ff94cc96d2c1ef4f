import type { Sizes } from '../model/mix.ts';
import type { Model } from '../model/model.ts';
import { inOrder } from '../quantity/sheet.ts';
import { crossing } from './crossing.ts';
import { type FlipFound, firstChange } from './flips.ts';
import { DRIVER, type Driver } from './over/driver.ts';
import { SHARES, type ShareName, shareDriver, shareRange } from './over/share.ts';
import { resizedPlans } from './resized-costs.ts';

/**
 * For each share that is the same wherever it occurs, the nearest value below and above today's at which another plan is the cheapest.
 * A share that shapes the formulas themselves (a length that picks the measured row) is left to `tco breakeven --over`.
 */
export const shareFlips = (
  model: Model,
  sizes: ReadonlyMap<string, Sizes>,
  plans: readonly string[],
  cheapest: string,
): readonly FlipFound[] =>
  SHARES.flatMap(driver => {
    const { driver: found } = shareDriver(driver, shareRange(driver, model), model);
    // a cache that nobody has is no share of anything
    return found?.today && !found.today.isZero() ? flipsOver(driver, found, sizes, plans, cheapest) : [];
  });

function flipsOver(
  name: ShareName,
  driver: Driver,
  sizes: ReadonlyMap<string, Sizes>,
  plans: readonly string[],
  cheapest: string,
): readonly FlipFound[] {
  const today = driver.today!;
  let shapes = false;
  const model = driver.model(today, () => {
    shapes = true;
  });
  if (shapes || model.context.faults.failed) return [];
  const resized = resizedPlans(model, sizes, plans);
  const outputs = resized.plans.map(p => p.figures.monthly);
  const moves = inOrder(outputs).some(
    ({ operation }) => operation.kind === 'given' && operation.elements.some(v => v.path === DRIVER),
  );
  if (!moves) return [];
  const costs = (values: readonly number[]) => resized.costs(DRIVER, values);
  const winner = plans.indexOf(cheapest);
  const [low, high] = driver.ends;
  return (
    [
      [low, 'below'],
      [high, 'above'],
    ] as const
  ).flatMap(([end, direction]): readonly FlipFound[] => {
    const change = end.eq(today) ? undefined : firstChange(costs, today.toNumber(), end.toNumber(), winner);
    if (!change) return [];
    const pair = [outputs[winner]!, outputs[change.winner]!] as const;
    const at = crossing(pair, DRIVER, today, change.at);
    const distance = at.minus(today).abs().toNumber();
    return [{ driver: name, to: plans[change.winner]!, at: at.toFixed(), direction, distance }];
  });
}
