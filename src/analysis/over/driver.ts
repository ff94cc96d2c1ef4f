import type { Model } from '../../model/model.ts';
import type { Decimal } from '../../quantity/decimal.ts';
import type { Live } from '../../quantity/moved.ts';
import { pointAmount } from '../../quantity/point-amount.ts';
import { Quantity } from '../../quantity/quantity.ts';
import { unit } from '../../quantity/unit.ts';

/** What a break-even can be asked over by name; any amount of the scenario can be by its path. */
export const DRIVERS = [
  'traffic',
  'apiPrice',
  'gpuPrice',
  'rent',
  'utilisation',
  'electricity',
  'salary',
  'cacheShare',
  'outputShare',
  'months',
] as const;

export type DriverName = (typeof DRIVERS)[number];

/** Path of the driver's value in the formulas; a plain number. */
export const DRIVER = 'drivers.asked';

/** Something that moves while everything else of the scenario stays as it is. */
export interface Driver {
  /** A name of {@link DRIVERS}, or the path of an amount. */
  readonly over: string;
  /** Unit of its values; '' for what is relative to today and for shares. */
  readonly unit: string;
  /** Its value in the scenario; null where what it moves differs today. */
  readonly today: Decimal | null;
  /** From the lower end to the upper one. */
  readonly ends: readonly [Decimal, Decimal];
  /** Only whole values have a meaning, and each rebuilds the formulas. */
  readonly whole: boolean;
  /** The formulas with the driver as an input, built where it stands. `onRead` is told when its value was read, so that they hold there alone. */
  model(at: Decimal, onRead: () => void): Model;
}

/** A driver as an input of formulas. */
export function liveAt(at: Decimal, ends: readonly [Decimal, Decimal], onRead: () => void, path = DRIVER): Live {
  const source = { kind: 'solver', reason: 'the value asked about' } as const;
  return { by: Quantity.given({ path, amount: pointAmount(at, unit('')), source }, 'driver'), at, ends, onRead };
}
