import type { Bucket } from '../../catalog/catalog.ts';
import type { ServiceTier } from '../../catalog/price-list.ts';
import type { PriceTable } from '../../model/api/price-table.ts';
import { type Decimal, ONE } from '../../quantity/decimal.ts';
import { constantGiven, likelyInBase } from '../../quantity/given.ts';
import type { PromptLength } from '../../usage/invoice/invoice-line.ts';
import { type CostedMonth, type CostedPlan, costedAnew } from './costed-month.ts';
import { type ModelledPool, poolsOf } from './modelled-pools.ts';

/**
 * List prices of one token or request of a pool in any tier, as the model has them: with its hours of the week and its lengths of
 * prompts, by costing the plan in that tier; of what the plan does not use, those of the price list itself.
 */
export class ListPrices {
  readonly #plan: CostedPlan;
  readonly #costed = new Map<string, CostedMonth | undefined>();
  readonly #known = new Map<string, Decimal | undefined>();

  constructor(plan: CostedPlan) {
    this.#plan = plan;
  }

  of(pool: ModelledPool, bucket: Bucket, tier: ServiceTier, length?: PromptLength): Decimal | undefined {
    const key = [pool.api, pool.tier, bucket, tier, length].join(' ');
    if (!this.#known.has(key)) this.#known.set(key, this.#found(pool, bucket, tier, length));
    return this.#known.get(key);
  }

  #found(pool: ModelledPool, bucket: Bucket, tier: ServiceTier, length?: PromptLength): Decimal | undefined {
    const month = this.#in(pool, tier);
    if (!month) return undefined;
    const batch = tier === 'batch';
    const supply = month.model.supplies.get(pool.options[0]!.id);
    if (supply?.kind !== 'api') return undefined;
    const { table } = supply.api;
    if (batch && !table.hasBatch) return undefined;
    if (length === undefined || table.thresholds.length === 0) {
      const modelled = poolsOf(month.lines, month.model.context.scenario.options, this.#plan.catalog, ONE)
        .find(p => p.options.some(o => o.id === pool.options[0]!.id))
        ?.buckets.get(bucket);
      if (modelled && !modelled.quantity.isZero()) return modelled.listed.dividedBy(modelled.quantity);
    }
    return listed(table, bucket, length === 'long' ? table.thresholds.length : 0, batch);
  }

  /** The plan with a pool in a tier: wholly in batches, or not at all. */
  #in(pool: ModelledPool, tier: ServiceTier): CostedMonth | undefined {
    const key = `${pool.api} ${pool.tier} ${tier}`;
    if (!this.#costed.has(key)) {
      const { tasks, options } = this.#plan.scenario;
      const batchable = constantGiven(tier === 'batch' ? 1 : 0, '', 'all in one tier');
      const serviceTier = tier === 'batch' ? 'standard' : tier;
      const changed = {
        tasks: tasks.map(task => ({ ...task, batchable })),
        options: options.map(o =>
          pool.options.some(p => p.id === o.id) && o.kind === 'api' ? { ...o, serviceTier } : o,
        ),
      };
      this.#costed.set(key, costedAnew(this.#plan, changed));
    }
    return this.#costed.get(key);
  }
}

/** Reasoning without a price of its own is billed as output. */
function listed(table: PriceTable, bucket: Bucket, size: number, batch: boolean): Decimal | undefined {
  const at = (b: Bucket) => table.price(b, table.windows[0]!, size, batch);
  const price = at(bucket) ?? (bucket === 'reasoning' ? at('output') : undefined);
  return price && likelyInBase(price);
}
