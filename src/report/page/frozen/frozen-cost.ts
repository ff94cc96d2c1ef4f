import { fixedCost } from '../../../analysis/routing/fixed-split.ts';
import type { Catalog } from '../../../catalog/catalog.ts';
import { Faults } from '../../../model/fault.ts';
import { modelOf } from '../../../model/model.ts';
import type { RoutedMix } from '../../../model/routed/routed-mix.ts';
import { withWaitingApart } from '../../../model/routed/waiting-apart.ts';
import { pointAmount } from '../../../quantity/point-amount.ts';
import { Quantity } from '../../../quantity/quantity.ts';
import { NUMBER } from '../../../quantity/unit.ts';
import type { Scenario } from '../../../scenario/scenario.ts';
import type { FrozenSplit, FrozenTable } from './frozen-split.ts';

/** USD/month levelised; or why there is none: a limit breaks, or the scenario cannot be costed at all. */
export type FrozenCost = number | 'limit' | 'fault';

/** What a settled split costs in a changed scenario: the parts stay, fleets are sized for what they then serve. */
export function frozenCost(split: FrozenSplit, scenario: Scenario, catalog: Catalog, asOf: string): FrozenCost {
  const reaching = (task: string, option: string) => split.reaching.get(task)?.get(option) ?? 0;
  const faults = new Faults();
  const model = modelOf(withWaitingApart(scenario), catalog, asOf, { apart: true, reaching }, faults);
  if (faults.failed) return 'fault';
  const cascades = split.cascades.flatMap(({ id, part }) => {
    const cascade = scenario.routing?.cascades.find(c => c.id === id);
    return cascade ? [{ cascade, part: thawed(part) }] : [];
  });
  const mix: RoutedMix = {
    kind: 'routed',
    parts: new Map([...split.parts].map(([id, part]) => [id, thawed(part)])),
    cascades,
    sizes: new Map(split.fleets.map(id => [id, { installed: NONE, hourly: undefined }])),
  };
  const cost = fixedCost({ mix }, model);
  return faults.failed ? 'fault' : (cost ?? 'limit');
}

/** Fleets are sized anew: only which ones they are is read. */
const NONE = Quantity.constant(0, 'replica', 'sized for what it serves');

const thawed = ({ axes, values }: FrozenTable): Quantity =>
  Quantity.table(
    axes.map(({ name, length }) => ({ name, labels: Array.from({ length }, (_, i) => `${i}`) })),
    values.map((value, i) => ({
      path: `routed split ${i}`,
      amount: pointAmount(value, NUMBER),
      source: { kind: 'solver', reason: 'the split as it was settled' },
    })),
    'part',
  );
