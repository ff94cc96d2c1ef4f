import { amountDriver, givenAt } from '../../analysis/over/amount-at.ts';
import { DRIVER } from '../../analysis/over/driver.ts';
import { type LevelName, levelDriver, pricesUnder, sameAmount } from '../../analysis/over/level.ts';
import type { Model } from '../../model/model.ts';
import type { Wanted } from '../../quantity/amount.ts';
import { ONE } from '../../quantity/decimal.ts';
import type { Variable } from '../../quantity/quantity.ts';
import { inOrder } from '../../quantity/sheet.ts';
import { type Asked, type Ends, endsIn, Refusal } from './question.ts';

/** Prices of a kind, between shares of today's or, where they are one and the same amount, between two amounts. @throws Refusal. */
export function askedPrices(
  over: LevelName,
  between: readonly string[] | undefined,
  model: Model,
  range: Ends,
  percent: Wanted,
): Asked {
  const outputs = outputsOf(levelDriver(over, range, model).model(ONE, () => undefined));
  const moves = inOrder(outputs).some(
    ({ operation }) => operation.kind === 'given' && operation.elements.some(v => v.path === DRIVER),
  );
  if (!moves) throw new Refusal(`--over ${over}: no plan of the scenario pays it`);
  const variables = over === 'apiPrice' ? [] : pricesUnder(outputs);
  const same = sameAmount(variables);
  const price = same && { today: same.value, unit: same.unit };
  if (!between || between.every(text => text.includes('%'))) {
    const ends = between ? endsIn(between, percent) : range;
    return { driver: levelDriver(over, ends, model), leftOut: [], price: price?.today.isZero() ? undefined : price };
  }
  if (!same)
    throw new Refusal(
      `--between: ${over} moves ${several(over, variables)}, so its ends are shares of today's`,
      'such as: --between 50% 200%',
    );
  const [first] = variables;
  const { unit } = first!.amount;
  const wanted: Wanted = {
    units: [unit.text],
    example: `${same.value.toFixed()} ${unit.text}`,
    min: '0',
    ranges: false,
  };
  const base = endsIn(between, wanted);
  const ends = base.map(v => v.times(unit.denominator).dividedBy(unit.numerator)) as unknown as Ends;
  if (variables.length === 1 && givenAt(model.context.scenario, first!.path))
    return { driver: amountDriver(over, first!.path, same.value, ends, model), leftOut: [] };
  if (same.value.isZero()) throw new Refusal(`--over ${over}: it is 0 today`, 'ask over the path of its amount');
  const levels = ends.map(v => v.dividedBy(same.value)) as unknown as Ends;
  return {
    driver: levelDriver(over, levels, model),
    leftOut: [],
    shownIn: { scale: same.value, unit: same.unit },
  };
}

const several = (over: LevelName, variables: readonly Variable[]): string =>
  over === 'apiPrice' ? 'every price of every API' : `${variables.length} prices that differ`;

/** All that the plans of a model cost. */
const outputsOf = (model: Model) => model.mixes.map(({ id, mix }) => model.plan(id, mix).figures.monthly);
