import { Faults } from '../../model/fault.ts';
import { type Model, modelOf } from '../../model/model.ts';
import { Decimal } from '../../quantity/decimal.ts';
import type { Driver } from './driver.ts';

/** The horizon in whole months. It shapes the formulas, so each length has its own. */
export function monthsDriver(ends: readonly [Decimal, Decimal], { context }: Model): Driver {
  const { scenario, catalog, asOf } = context;
  return {
    over: 'months',
    unit: 'month',
    today: new Decimal(scenario.horizon),
    ends,
    whole: true,
    model: at => modelOf({ ...scenario, horizon: at.toNumber() }, catalog, asOf, {}, new Faults()),
  };
}
