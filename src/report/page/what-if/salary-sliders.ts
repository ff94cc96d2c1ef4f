import type { Scenario } from '../../../scenario/scenario.ts';
import { statedRange } from './fleet-sliders.ts';
import type { Slider } from './slider.ts';
import { around } from './stops.ts';

/** The salaries that the scenario states; a default has no place in it that could be set. */
export const salarySliders = ({ staff, staffGiven }: Scenario): readonly Slider[] =>
  staffGiven
    ? staff.flatMap(({ id, salary: { amount, path } }) =>
        amount.likely.isZero()
          ? []
          : [
              {
                id: `salary.${id}`,
                group: 'People' as const,
                label: `Salary of ${id}`,
                unit: amount.unit.text,
                home: amount.likely.toFixed(),
                ...statedRange(amount),
                stops: around(amount.likely, 0.5, 2, 0),
                places: 0,
                targets: [{ kind: 'value' as const, path, unit: amount.unit.text }],
              },
            ],
      )
    : [];
