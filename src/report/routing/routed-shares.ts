import type { Routed } from '../../analysis/routing/solve-routing.ts';
import { splitRows } from '../../analysis/routing/split-rows.ts';
import { originalOf } from '../../model/routed/waiting-apart.ts';
import { Decimal, ZERO } from '../../quantity/decimal.ts';
import { likelyInBase } from '../../quantity/given.ts';
import type { Task } from '../../scenario/scenario.ts';
import { decimalText } from '../figure.ts';
import type { PlanReport } from '../report.ts';

/** Who answers which share of each task as the scenario has it: portions joined, a cascade divided by what it escalates. They add up to 1. */
export function routedShares(routed: Routed): PlanReport['shares'] {
  const shares = new Map<string, Map<string, Decimal>>();
  const put = (task: string, option: string, share: Decimal) => {
    const byOption = shares.get(task) ?? new Map<string, Decimal>();
    shares.set(task, byOption);
    byOption.set(option, (byOption.get(option) ?? ZERO).plus(share));
  };
  for (const { task, via, share } of splitRows(routed)) {
    const whole = share.times(portionOf(task));
    const { id } = originalOf(task);
    const cascade = routed.mix.cascades.find(c => c.cascade.id === via.id)?.cascade;
    if (via.kind === 'option' || !cascade) put(id, via.id, whole);
    else {
      const escalated = likelyInBase(cascade.escalation);
      put(id, cascade.try, whole.times(new Decimal(1).minus(escalated)));
      put(id, cascade.escalateTo, whole.times(escalated));
    }
  }
  return [...shares].flatMap(([task, byOption]) =>
    [...byOption].map(([option, share]) => ({ task, option, share: decimalText(share) })),
  );
}

/** The share of its task that a portion is. */
export function portionOf({ portion }: Task): Decimal {
  if (!portion) return new Decimal(1);
  const waits = likelyInBase(portion.of.batchable);
  return portion.waiting ? waits : new Decimal(1).minus(waits);
}
