import type { Drive } from '../../model/drive.ts';
import { Faults } from '../../model/fault.ts';
import { type Model, modelOf } from '../../model/model.ts';
import { Decimal, ONE } from '../../quantity/decimal.ts';
import type { Quantity, Variable } from '../../quantity/quantity.ts';
import { inOrder } from '../../quantity/sheet.ts';
import { CURRENCIES } from '../../quantity/unit.ts';
import { DRIVER, type Driver, liveAt } from './driver.ts';

/** Prices that are moved together, as a share of today's, and where the model takes their level. */
export const LEVELS = {
  apiPrice: 'apiPriceLevel',
  gpuPrice: 'gpuPriceLevel',
  rent: 'rentLevel',
  electricity: 'electricityLevel',
  salary: 'salaryLevel',
} as const satisfies Readonly<Record<string, keyof Drive>>;

export type LevelName = keyof typeof LEVELS;

/** All prices of a kind at a share of today's. */
export function levelDriver(over: LevelName, ends: readonly [Decimal, Decimal], { context }: Model): Driver {
  const { scenario, catalog, asOf } = context;
  return {
    over,
    unit: '',
    today: ONE,
    ends,
    whole: false,
    model: (at, onRead) =>
      modelOf(scenario, catalog, asOf, { [LEVELS[over]]: liveAt(at, ends, onRead).by }, new Faults()),
  };
}

/** The prices that a level moves: inputs in money below the places where it is multiplied in. */
export function pricesUnder(outputs: readonly Quantity[]): readonly Variable[] {
  const found = new Map<string, Variable>();
  const isLevel = ({ operation }: Quantity) =>
    operation.kind === 'given' && operation.elements.some(v => v.path === DRIVER);
  const inMoney = (v: Variable) => CURRENCIES.some(c => v.amount.unit.powers.has(c));
  for (const q of inOrder(outputs)) {
    if (q.operation.kind !== 'times' || !q.of.some(isLevel)) continue;
    for (const { operation } of inOrder(q.of.filter(part => !isLevel(part))))
      if (operation.kind === 'given')
        for (const v of operation.elements) if (inMoney(v) && !found.has(v.path)) found.set(v.path, v);
  }
  return [...found.values()];
}

/** The one amount that all of some inputs are; undefined where they differ. */
export function sameAmount(
  variables: readonly Variable[],
): { readonly value: Decimal; readonly unit: string } | undefined {
  const [first, ...others] = variables;
  if (!first) return undefined;
  const alike = (v: Variable) =>
    v.amount.likely.eq(first.amount.likely) && v.amount.unit.text === first.amount.unit.text;
  return others.every(alike) ? { value: new Decimal(first.amount.likely), unit: first.amount.unit.text } : undefined;
}
