import type { Model } from '../../../model/model.ts';
import type { Scenario } from '../../../scenario/scenario.ts';
import { apiPriceSlider } from './api-price-slider.ts';
import { cacheSliders } from './cache-sliders.ts';
import { fleetSliders } from './fleet-sliders.ts';
import { salarySliders } from './salary-sliders.ts';
import type { Slider, Target } from './slider.ts';
import { evenly, withHome } from './stops.ts';
import { trafficSlider } from './traffic-slider.ts';

/**
 * What a reader may move. `read` is the scenario as it was read, `model` the formulas made of it. What moves together with others by a
 * stated correlation is left out: such an input must stay uncertain.
 */
export function slidersOf(read: Scenario, model: Model): readonly Slider[] {
  const tied = new Set(read.uncertainty.correlations.flatMap(c => c.between.map(({ text }) => text)));
  const free = (target: Target) =>
    !tied.has(target.path) && (target.kind !== 'apiPrices' || target.prices.every(p => !tied.has(p.path)));
  return [
    ...trafficSlider(read),
    ...cacheSliders(read, model),
    ...apiPriceSlider(read, model),
    ...fleetSliders(read, model),
    ...salarySliders(read),
    horizonSlider(read),
  ].filter(slider => slider.targets.every(free));
}

function horizonSlider({ horizon }: Scenario): Slider {
  return {
    id: 'horizon',
    group: 'Time',
    label: 'Horizon',
    unit: 'month',
    home: `${horizon}`,
    stops: withHome(evenly(12, 60, 1), `${horizon}`),
    places: 0,
    targets: [{ kind: 'value', path: 'horizon', unit: 'month' }],
  };
}
