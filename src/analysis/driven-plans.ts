import type { PriceDrive } from '../model/drive.ts';
import type { Sizes } from '../model/mix.ts';
import type { Model } from '../model/model.ts';
import { ONE } from '../quantity/decimal.ts';
import { pointAmount } from '../quantity/point-amount.ts';
import { Quantity } from '../quantity/quantity.ts';
import { inOrder } from '../quantity/sheet.ts';
import { unit } from '../quantity/unit.ts';
import { resizedPlans } from './resized-costs.ts';

/** Plans whose prices can be moved, one kind at a time. */
export interface DrivenPlans {
  /** Monthly cost of each plan, as formulas; a fill at today's size. */
  readonly outputs: readonly Quantity[];
  /** Monthly cost of each plan with one drive at some values, a plan a row; fleets of a fill are sized anew. */
  costs(drive: keyof PriceDrive, values: readonly number[]): Float64Array[];
  /** Whether any plan pays what it moves. */
  moves(drive: keyof PriceDrive): boolean;
}

export const pathOf = (drive: keyof PriceDrive): string => `drivers.${drive}`;

const DRIVES = [
  'apiPriceFactor',
  'apiPriceLevel',
  'gpuPriceLevel',
  'rentLevel',
  'electricityLevel',
  'salaryLevel',
] as const;

/** The plans with every drive of prices as an input, each 1: built once for all questions. */
export function drivenPlans(model: Model, sizes: ReadonlyMap<string, Sizes>, plans: readonly string[]): DrivenPlans {
  const source = { kind: 'solver', reason: 'the change asked about' } as const;
  const drive = (name: keyof PriceDrive) =>
    Quantity.given({ path: pathOf(name), amount: pointAmount(ONE, unit('')), source }, 'change of prices');
  const driven = model.driven(Object.fromEntries(DRIVES.map(name => [name, drive(name)])));
  const resized = resizedPlans(driven, sizes, plans);
  const outputs = resized.plans.map(p => p.figures.monthly);
  const inputs = new Set(
    inOrder(outputs).flatMap(({ operation }) =>
      operation.kind === 'given' ? operation.elements.map(v => v.path) : [],
    ),
  );
  return {
    outputs,
    costs: (name, values) => resized.costs(pathOf(name), values),
    moves: name => inputs.has(pathOf(name)),
  };
}
