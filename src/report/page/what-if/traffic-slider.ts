import { isZero } from '../../../quantity/given.ts';
import type { Scenario } from '../../../scenario/scenario.ts';
import type { Slider } from './slider.ts';
import { percentages } from './stops.ts';

/** All tasks together, from a tenth of what the scenario says to ten times it. */
export function trafficSlider({ tasks }: Scenario): readonly Slider[] {
  const targets = tasks.flatMap(task => {
    const volume = task.requests ?? task.tokens;
    if (!volume || isZero(volume)) return [];
    const { likely, unit } = volume.amount;
    return [{ kind: 'percentOf' as const, path: volume.path, of: likely.toFixed(), unit: unit.text }];
  });
  if (!targets.length) return [];
  return [
    {
      id: 'traffic',
      group: 'Demand',
      label: tasks.length > 1 ? 'Traffic of all tasks' : 'Traffic',
      unit: '%',
      home: '100',
      stops: percentages(10, 1000),
      places: 0,
      targets,
    },
  ];
}
