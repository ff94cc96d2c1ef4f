import { takenPart } from './fleet.ts';
import { type Flow, partOf, taskIds, together, wholeFlow } from './flow.ts';
import type { PlanText, Scenario } from './scenario.ts';

export type Sizes = Readonly<Record<string, number>>;

/** Every option alone is a plan; the mixes follow. */
export const planTexts = (s: Scenario<number>): Record<string, PlanText> => ({
  ...Object.fromEntries(
    Object.keys(s.options).map(o => [o, { shares: Object.fromEntries(taskIds(s).map(t => [t, { [o]: 1 }])) }]),
  ),
  ...s.plans,
});

/** Fleets of a fill whose size is to be chosen: all but the last that are not pinned. */
export function toChoose(plan: PlanText, s: Scenario<number>): string[] {
  if (!('fill' in plan)) return [];
  return plan.fill.slice(0, -1).filter(id => {
    const option = s.options[id]!;
    return option.kind !== 'api' && option.replicas === undefined;
  });
}

/** What each option gets. */
export function allocate(plan: PlanText, sizes: Sizes, s: Scenario<number>): Map<string, Flow> {
  const flows = 'fill' in plan ? filled(plan.fill, sizes, s) : shared(plan.shares, s);
  return bridged(flows, s);
}

function shared(
  shares: Readonly<Record<string, Readonly<Record<string, number>>>>,
  s: Scenario<number>,
): Map<string, Flow> {
  const ids = taskIds(s);
  const options = new Set(Object.values(shares).flatMap(Object.keys));
  return new Map([...options].map(o => [o, partOf(wholeFlow(s), (_m, _h, t) => shares[ids[t]!]![o] ?? 0)]));
}

function filled(order: readonly string[], sizes: Sizes, s: Scenario<number>): Map<string, Flow> {
  let rest = wholeFlow(s);
  const flows = new Map<string, Flow>();
  for (const id of order.slice(0, -1)) {
    const option = s.options[id]!;
    if (option.kind === 'api') throw new Error('only fleets are filled');
    const taken = takenPart(id, option, rest, option.replicas ?? sizes[id]!, s);
    flows.set(
      id,
      partOf(rest, (m, h) => taken[m]![h]!),
    );
    rest = partOf(rest, (m, h) => 1 - taken[m]![h]!);
  }
  flows.set(order.at(-1)!, rest);
  return flows;
}

/** Until hardware is delivered, the options of the baseline serve. */
function bridged(flows: Map<string, Flow>, s: Scenario<number>): Map<string, Flow> {
  const result = new Map<string, Flow>();
  const add = (id: string, flow: Flow): void => {
    const before = result.get(id);
    result.set(id, before ? together(before, flow) : flow);
  };
  for (const [id, flow] of flows) {
    const option = s.options[id]!;
    const lead = option.kind === 'buy' && !option.inService ? option.leadTime : 0;
    add(
      id,
      partOf(flow, m => (m < lead ? 0 : 1)),
    );
    if (lead === 0) continue;
    const base = planTexts(s)[s.baseline!]!;
    if ('fill' in base) throw new Error('a filled baseline does not bridge here');
    for (const o of new Set(Object.values(base.shares).flatMap(Object.keys)))
      add(
        o,
        partOf(flow, (m, _h, t) => (m < lead ? (base.shares[taskIds(s)[t]!]![o] ?? 0) : 0)),
      );
  }
  return result;
}
