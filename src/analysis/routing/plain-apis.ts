import type { Model } from '../../model/model.ts';
import { type Given, isZero } from '../../quantity/given.ts';
import type { ApiOption, Option, Task } from '../../scenario/scenario.ts';
import { pricePerMtok } from './api-prices.ts';

/**
 * Of APIs that cost nothing but their price per token and take any load, only the cheapest can be part of the best split of a task:
 * the others are left out before anything is solved. Of equally cheap ones the first in the scenario stays.
 */
export function beatenApis(
  model: Model,
  open: (task: number, option: Option) => boolean,
): (task: number, option: Option) => boolean {
  const { scenario, demand } = model.context;
  const groups = new Map<string, ApiOption[]>();
  for (const o of scenario.options) {
    const key = isPlain(o, model) ? driftKey(o.priceDrift) : undefined;
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), o as ApiOption]);
  }
  const beaten = new Map<Option, Set<number>>();
  for (const apis of groups.values()) {
    const prices = new Map(apis.map(o => [o, pricePerMtok(o.id, model)!]));
    for (let task = 0; task < demand.list.length; task++) {
      let best: ApiOption | undefined;
      for (const o of apis) if (open(task, o) && (!best || prices.get(o)![task]! < prices.get(best)![task]!)) best = o;
      for (const o of apis) if (o !== best) beaten.set(o, (beaten.get(o) ?? new Set()).add(task));
    }
  }
  return (task, option) => beaten.get(option)?.has(task) ?? false;
}

/** Nothing but a price per token, the same at all hours: no limit, no fixed cost, nothing that depends on who answers. */
export function isPlain(option: Option, { supplies, context }: Model): boolean {
  if (option.kind !== 'api') return false;
  const supply = supplies.get(option.id);
  const { staff, overheads, tasks, routing } = context.scenario;
  const applies = (scope: { readonly appliesTo: readonly string[] }) =>
    scope.appliesTo.includes('api') || scope.appliesTo.includes(option.id);
  return (
    supply?.kind === 'api' &&
    supply.api.table.windows.length === 1 &&
    supply.api.table.later.length === 0 &&
    !option.contract &&
    !option.laterDiscounts &&
    !option.migration &&
    !supply.api.counts.accepted &&
    (!option.minimumSpend || isZero(option.minimumSpend)) &&
    !option.provisioned &&
    !option.rateLimit &&
    (!option.upfront || isZero(option.upfront)) &&
    !staff.some(applies) &&
    !overheads.some(applies) &&
    !routing?.cascades.some(c => c.try === option.id || c.escalateTo === option.id) &&
    !tasks.some(pricesFailure)
  );
}

const pricesFailure = (task: Task): boolean => task.downtime !== undefined && !isZero(task.downtime);

const driftKey = ({ amount }: Given): string => `${amount.likely.toFixed()} ${amount.unit.text}`;
