import type { Problem } from '../input/problem.ts';
import type { Quantity } from '../quantity/quantity.ts';
import { doubtedPrices } from './doubted-prices.ts';
import { givensInUse } from './givens-in-use.ts';
import type { Layers } from './layers.ts';
import { agedPrices } from './price-age.ts';
import { pricesBeforeRecord } from './prices-before-record.ts';
import { pricesReadLater } from './prices-read-later.ts';

/** What should be said of the prices that figures rest on: read long ago or in the future, of a day long before their first record, most likely a slip. */
export function priceWarnings(
  outputs: Iterable<Quantity>,
  layers: Layers,
  asOf: string,
  priceAge: number | undefined,
): readonly Problem[] {
  const { date } = layers.catalog;
  const used = givensInUse(outputs);
  return [
    ...agedPrices(used, asOf, priceAge),
    ...pricesBeforeRecord(used, asOf),
    ...pricesReadLater(used, asOf > date ? asOf : date),
    ...doubtedPrices(layers, used),
  ];
}
