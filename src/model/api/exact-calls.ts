import type { Bucket } from '../../catalog/catalog.ts';
import { BUCKETS } from '../../catalog/fields.ts';
import { Decimal, ZERO } from '../../quantity/decimal.ts';
import { ExactProgram } from '../../quantity/exact-program.ts';
import type { Call } from './call.ts';
import { bucketCosts, COUNT_PATHS, callCost } from './call-cost.ts';
import type { ClassPrices } from './call-prices.ts';
import type { CallReader } from './call-reader.ts';

interface Formula {
  readonly buckets: readonly Bucket[];
  readonly program: ExactProgram;
}

const PLACES: ReadonlyMap<string, number> = new Map(BUCKETS.map((bucket, b) => [COUNT_PATHS[bucket], b]));

/** Costs call by call in decimals; a formula is built once for each class of prices and set of buckets. */
export function exactCalls(
  reader: CallReader,
): (call: Call) => { readonly total: Decimal; readonly buckets: ReadonlyMap<Bucket, Decimal> } {
  const formulas = new Map<number, Formula>();
  const counts = new Float64Array(BUCKETS.length);
  const count = (path: string) => new Decimal(counts[PLACES.get(path)!]!);
  return call => {
    const at = reader.read(call, counts, 0, undefined);
    if (!reader.billed) return { total: ZERO, buckets: new Map() };
    const key = (at << BUCKETS.length) | reader.billed;
    let formula = formulas.get(key);
    if (!formula) {
      formula = formulaOf(reader.classes[at]!, reader.billed);
      formulas.set(key, formula);
    }
    const [total, ...costs] = formula.program.run(count);
    return { total: total!, buckets: new Map(formula.buckets.map((bucket, i) => [bucket, costs[i]!])) };
  };
}

function formulaOf(prices: ClassPrices, billed: number): Formula {
  const inUse = BUCKETS.filter((_, b) => billed & (1 << b));
  const costs = bucketCosts(new Map(inUse.map(bucket => [bucket, prices.get(bucket)!])));
  return {
    buckets: [...costs.keys()],
    program: new ExactProgram([callCost(costs), ...costs.values()], [...PLACES.keys()]),
  };
}
