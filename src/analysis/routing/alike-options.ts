import type { FleetSize, RoutedMix } from '../../model/routed/routed-mix.ts';
import type { Quantity } from '../../quantity/quantity.ts';
import type { Option, Scenario } from '../../scenario/scenario.ts';

/** Options that only differ in their names, in the order of the scenario. Alone where something else in the scenario calls one by its name. */
function alikeOptions({ options, tasks, staff, overheads, routing }: Scenario): readonly (readonly string[])[] {
  const named = new Set([
    ...tasks.flatMap(t => [...t.perOption.keys()]),
    ...[...staff, ...overheads].flatMap(s => s.appliesTo),
    ...(routing?.cascades ?? []).flatMap(c => [c.try, c.escalateTo]),
    ...(routing?.options ?? []),
  ]);
  const groups = new Map<string, string[]>();
  for (const option of options) {
    const key = named.has(option.id) ? option.id : traits(option);
    groups.set(key, [...(groups.get(key) ?? []), option.id]);
  }
  return [...groups.values()].filter(ids => ids.length > 1);
}

/** What says where something was written, and how it is called. */
const PLACES = new Set(['id', 'at', 'apiAt', 'modelAt', 'inServiceAt', 'path', 'source']);

const traits = (option: Option): string =>
  JSON.stringify(option, (key, value) => (PLACES.has(key) ? undefined : value instanceof Map ? [...value] : value));

/** Of options that are alike the first ones serve: what the solver gave to one of them goes to the first that has nothing. */
export function firstOfAlike(mix: RoutedMix, scenario: Scenario): RoutedMix {
  const parts = new Map<string, Quantity>(mix.parts);
  const sizes = new Map<string, FleetSize>(mix.sizes);
  for (const ids of alikeOptions(scenario)) {
    const used = ids.filter(id => mix.parts.has(id));
    used.forEach((from, i) => {
      const to = ids[i]!;
      if (from === to) return;
      move(parts, from, to);
      move(sizes, from, to);
    });
  }
  const inOrder = scenario.options.flatMap(({ id }) => (parts.has(id) ? [[id, parts.get(id)!] as const] : []));
  return { ...mix, parts: new Map(inOrder), sizes };
}

function move<T>(map: Map<string, T>, from: string, to: string): void {
  const value = map.get(from);
  map.delete(from);
  if (value !== undefined) map.set(to, value);
}
