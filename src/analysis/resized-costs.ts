import type { Sizes } from '../model/mix.ts';
import type { Model } from '../model/model.ts';
import type { Plan } from '../model/plan.ts';
import { likelyValues } from '../quantity/exact.ts';
import { FastProgram } from '../quantity/fast.ts';
import { sizeGiven } from './fleet-size.ts';
import { runInBlocks } from './lanes.ts';
import { product } from './size-choices.ts';

/** Plans whose free fleets may be sized anew at every value of an input. */
export interface ResizedPlans {
  /** Each at the size it has today. */
  readonly plans: readonly Plan[];
  /** Monthly costs at some values, a plan a row: a fill at the best of the sizes that are tried, Infinity where a plan is not possible. */
  costs(path: string, values: readonly number[]): Float64Array[];
}

/** Plans of a model; a fill's fleets are tried at today's size, one more, one fewer and left out. `sizes` are those of today. */
export function resizedPlans(model: Model, sizes: ReadonlyMap<string, Sizes>, ids: readonly string[]): ResizedPlans {
  const sized = ids.map(id => {
    const { mix } = model.mixes.find(m => m.id === id)!;
    const today = sizes.get(id) ?? new Map();
    const fleets = [...today.keys()];
    const near = fleets.map(f => {
      const n = likelyValues(today.get(f)!)[0]!.toNumber();
      return [...new Set([n, n + 1, Math.max(0, n - 1), 0])];
    });
    const [first, ...others] = product(near).map(choice =>
      model.plan(id, mix, new Map(fleets.map((f, i) => [f, sizeGiven(id, f, choice[i]!)]))),
    );
    return [first!, ...others];
  });
  const programs = sized.map(variants =>
    variants.map(v => new FastProgram([v.figures.monthly, ...v.margins.map(m => m.margin)])),
  );
  return {
    plans: sized.map(variants => variants[0]!),
    costs: (path, values) =>
      programs.map(variants => variants.map(program => possibleCosts(program, path, values)).reduce(lower)),
  };
}

/** What rounding may leave below nothing. */
const SLACK = 1e-9;

function possibleCosts(program: FastProgram, path: string, values: readonly number[]): Float64Array {
  const [costs, ...margins] = runInBlocks(program, new Map([[path, Float64Array.from(values)]]), values.length);
  return costs!.map((cost, l) => (margins.every(m => m[l]! >= -SLACK) ? cost : Number.POSITIVE_INFINITY));
}

const lower = (a: Float64Array, b: Float64Array): Float64Array => a.map((x, i) => Math.min(x, b[i]!));
