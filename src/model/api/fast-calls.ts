import type { Bucket } from '../../catalog/catalog.ts';
import { BUCKETS } from '../../catalog/fields.ts';
import { FastProgram } from '../../quantity/fast.ts';
import { constantGiven, likelyInBase } from '../../quantity/given.ts';
import type { Call } from './call.ts';
import { bucketCosts, COUNT_PATHS, callCost } from './call-cost.ts';
import type { CallReader } from './call-reader.ts';

/** Calls in one run of the formula: few enough that their numbers stay in the processor's cache. */
const BLOCK = 2048;
const SIZE = BUCKETS.length;

/** Costs of many calls in float64: the formula of the buckets that a block of calls uses, its counts and prices set lane by lane. */
export function fastCalls(reader: CallReader, currency: string): (calls: readonly Call[]) => Float64Array {
  /** By class and bucket, per token or request; a bucket without a price is not in use there. */
  const unitPrices = Float64Array.from(
    reader.classes.flatMap(prices => BUCKETS.map(b => (prices.has(b) ? likelyInBase(prices.get(b)!).toNumber() : 0))),
  );
  const counts = new Float64Array(SIZE * BLOCK);
  const classes = new Int32Array(BLOCK);
  const formulas = new Map<number, Formula>();
  return calls => {
    const costs = new Float64Array(calls.length);
    for (let start = 0; start < calls.length; start += BLOCK) {
      const lanes = Math.min(BLOCK, calls.length - start);
      let billed = 0;
      for (let lane = 0; lane < lanes; lane++) {
        classes[lane] = reader.read(calls[start + lane]!, counts, lane * SIZE, start + lane) * SIZE;
        billed |= reader.billed;
      }
      if (!billed) continue;
      const formula = formulas.get(billed) ?? formulaOf(billed, currency);
      formulas.set(billed, formula);
      for (const { bucket, units, prices } of formula.columns) {
        for (let lane = 0; lane < lanes; lane++) units[lane] = counts[lane * SIZE + bucket]!;
        for (let lane = 0; lane < lanes; lane++) prices[lane] = unitPrices[classes[lane]! + bucket]!;
      }
      costs.set(formula.program.run(formula.inputs, lanes)[0]!.data, start);
    }
    return costs;
  };
}

interface Formula {
  readonly program: FastProgram;
  readonly columns: readonly { readonly bucket: number; readonly units: Float64Array; readonly prices: Float64Array }[];
  readonly inputs: ReadonlyMap<string, Float64Array>;
}

function formulaOf(billed: number, currency: string): Formula {
  const buckets = BUCKETS.filter((_, b) => billed & (1 << b));
  const price = (bucket: Bucket) =>
    constantGiven(0, `${currency}/${bucket === 'request' ? 'request' : 'tok'}`, `${bucket} price of the call`);
  const columns = buckets.map(bucket => ({
    bucket: BUCKETS.indexOf(bucket),
    units: new Float64Array(BLOCK),
    prices: new Float64Array(BLOCK),
  }));
  return {
    program: new FastProgram([callCost(bucketCosts(new Map(buckets.map(bucket => [bucket, price(bucket)]))))]),
    columns,
    inputs: new Map(
      buckets.flatMap((bucket, i): [string, Float64Array][] => [
        [COUNT_PATHS[bucket], columns[i]!.units],
        [price(bucket).path, columns[i]!.prices],
      ]),
    ),
  };
}
