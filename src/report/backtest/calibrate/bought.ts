import type { Bucket } from '../../../catalog/catalog.ts';
import { BUCKETS } from '../../../catalog/fields.ts';
import type { Mix } from '../../../model/mix.ts';
import type { Model } from '../../../model/model.ts';
import { type Decimal, ONE, ZERO } from '../../../quantity/decimal.ts';
import { likelyValues } from '../../../quantity/exact.ts';
import { likelyInBase } from '../../../quantity/given.ts';
import type { Quantity } from '../../../quantity/quantity.ts';
import type { ApiOption, Task } from '../../../scenario/scenario.ts';

/** What a task buys of one API option in the period: the share of its requests, and tokens by bucket, retries counted. */
export interface Bought {
  readonly task: Task;
  readonly option: ApiOption;
  readonly share: Decimal;
  readonly requests: Decimal;
  readonly tokens: ReadonlyMap<Bucket, Decimal>;
  /** Tokens of this option for one of the scenario's, where the catalog knows them to differ and the task does not restate them. */
  readonly ratio: Decimal;
}

/** What every task buys of every API option, where the plan is one of fixed shares; `part` is the period in months. */
export function boughtIn(mix: Mix, { context, supplies }: Model, part: Decimal): readonly Bought[] | undefined {
  if (mix.kind !== 'shares') return undefined;
  const { list } = context.demand;
  return list.flatMap((task, t) =>
    [...(mix.shares.get(task.id) ?? [])].flatMap(([id, given]): Bought[] => {
      const supply = supplies.get(id);
      const share = likelyInBase(given);
      if (supply?.kind !== 'api' || share.isZero()) return [];
      const { option, volumes, requests, table } = supply.api;
      const of = (q: Quantity | undefined): Decimal => (q ? likelyValues(q)[q.axes.length ? t : 0]! : ZERO);
      const scale = share.times(part);
      const restated = task.perOption.has(id) || task.tokens !== undefined;
      return [
        {
          task,
          option,
          share,
          requests: of(requests).times(scale),
          tokens: new Map(BUCKETS.filter(b => b !== 'request').map(b => [b, of(volumes.get(b)).times(scale)] as const)),
          ratio: table.tokenizerRatio && !restated ? likelyInBase(table.tokenizerRatio) : ONE,
        },
      ];
    }),
  );
}
