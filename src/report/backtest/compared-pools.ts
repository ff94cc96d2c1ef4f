import { type Priced, uniformShare } from '../../analysis/backtest/billed-discount.ts';
import { sum, type TakenApart, takenApart } from '../../analysis/backtest/effects.ts';
import type { Bucket } from '../../catalog/catalog.ts';
import { BUCKETS } from '../../catalog/fields.ts';
import { type Decimal, ONE, ZERO } from '../../quantity/decimal.ts';
import type { SummedCell } from './billed-pools.ts';
import type { ListPrices } from './list-prices.ts';
import { type ModelledBucket, type ModelledPool, NOTHING, paidShareOf } from './modelled-pools.ts';

/** Cells that were paid for. */
export type PaidCell = SummedCell & { readonly amount: Decimal };

/** A bucket of a pool with both sides and its effects. */
export interface ComparedBucket extends TakenApart {
  readonly bucket: Bucket;
  readonly modelled: ModelledBucket;
  readonly cells: readonly PaidCell[];
  /** Cells of which no list price is known. */
  readonly unlisted: readonly PaidCell[];
  /** Usage without money. */
  readonly unpaid: readonly SummedCell[];
}

export interface ComparedPool {
  readonly pool: ModelledPool;
  /** Shares of the list price that the scenario and the bill pay. */
  readonly paidShare: Decimal;
  readonly billedShare: Decimal;
  /** What the common discount holds for: a provider, or this API alone; undefined where prices are not uniform. */
  readonly discountOf: string | undefined;
  /** The days on which its list prices change within the period: of those days no discount can be told from a price. */
  readonly changes: readonly string[];
  readonly buckets: readonly ComparedBucket[];
  /** Requests that were told, money or none. */
  readonly requests: readonly SummedCell[];
}

/** How near two shares of the list are that count as the same. */
const SAME = '0.0005';

/**
 * Holds each pool against its cells; a discount is common to a provider where all of its prices bear it, else to an API. `changes`:
 * days on which the prices of an API change within the period.
 */
export function comparedPools(
  pools: readonly ModelledPool[],
  cellsOf: ReadonlyMap<ModelledPool, readonly SummedCell[]>,
  prices: ListPrices,
  changes: ReadonlyMap<string, readonly string[]>,
): ComparedPool[] {
  const shares = new Map<string, { share: Decimal; of: string }>();
  const billed = pools.filter(pool => cellsOf.has(pool));
  const steady = billed.filter(pool => !changes.has(pool.api));
  const priced = (some: readonly ModelledPool[]): Priced[] =>
    some.flatMap(pool => paidCells(cellsOf.get(pool)!).flatMap(cell => listedCost(pool, cell, prices)));
  for (const provider of new Set(billed.map(pool => pool.provider))) {
    const own = billed.filter(pool => pool.provider === provider);
    const common = uniformShare(priced(own.filter(pool => steady.includes(pool))));
    for (const pool of own) {
      const share = common ?? uniformShare(priced(steady.filter(other => other.api === pool.api)));
      if (share) shares.set(pool.api, { share, of: common ? provider : pool.api });
    }
  }
  return pools.map(pool => {
    const cells = cellsOf.get(pool) ?? [];
    const paidShare = paidShareOf(pool);
    const found = shares.get(pool.api);
    const share = found?.share ?? paidShare;
    const billedShare = share.minus(paidShare).abs().gt(paidShare.times(SAME)) ? share : paidShare;
    const requests = cells.filter(cell => cell.kind === 'request');
    const merged = withReasoning(pool, cells);
    const buckets = BUCKETS.flatMap((bucket): ComparedBucket[] => {
      const modelled = merged.get(bucket);
      const own = cells.filter(cell => cell.kind === bucket);
      const paid = paidCells(own);
      const unpaid = own.filter(cell => cell.amount === undefined && cell.quantity && !cell.quantity.isZero());
      const isCount = bucket === 'request' && !modelled && paid.every(cell => cell.amount.isZero());
      if (isCount || ((modelled?.quantity.isZero() ?? true) && own.length === 0)) return [];
      const listPrice = (tier: SummedCell['tier'], length?: SummedCell['length']) =>
        prices.of(pool, bucket, tier, length);
      const { quantity, paid: cost, listed } = modelled ?? NOTHING;
      // options of one API may have discounts of their own, and sell more of one bucket than of another
      const ownShare = listed.isZero() ? paidShare : cost.dividedBy(listed);
      const shares = { paidShare: ownShare, billedShare: billedShare === paidShare ? ownShare : billedShare };
      const apart = takenApart({ quantity, cost, ...shares, tier: pool.tier, cells: paid, listPrice });
      const unlisted = paid.filter(cell => !listPrice(cell.tier, cell.length));
      return [{ bucket, modelled: modelled ?? NOTHING, cells: paid, unlisted, unpaid, ...apart }];
    });
    return {
      pool,
      paidShare,
      billedShare,
      discountOf: found?.of,
      changes: changes.get(pool.api) ?? [],
      buckets,
      requests,
    };
  });
}

const paidCells = (cells: readonly SummedCell[]): PaidCell[] =>
  cells.filter((cell): cell is PaidCell => cell.amount !== undefined);

function listedCost(pool: ModelledPool, cell: PaidCell, prices: ListPrices): Priced[] {
  const price = prices.of(pool, cell.kind as Bucket, cell.tier, cell.length);
  if (!price || !cell.quantity) return [];
  return [{ amount: cell.amount, listed: cell.quantity.times(price), lines: cell.lines }];
}

/** Invoices count reasoning as output unless they say otherwise: then the model's is there too. */
function withReasoning({ buckets }: ModelledPool, cells: readonly SummedCell[]): ReadonlyMap<string, ModelledBucket> {
  const reasoning = buckets.get('reasoning');
  if (!reasoning || cells.some(cell => cell.kind === 'reasoning')) return buckets;
  const output = buckets.get('output') ?? NOTHING;
  const merged = new Map(buckets);
  merged.delete('reasoning');
  return merged.set('output', {
    quantity: output.quantity.plus(reasoning.quantity),
    listed: output.listed.plus(reasoning.listed),
    paid: output.paid.plus(reasoning.paid),
  });
}

/**
 * The share of a pool's work that is in batches, weighed by what batches save: of the model, and of the bill at list price.
 * Undefined where there are no batches to have, or quantities or prices are not known.
 */
export function batchShares(
  { pool, buckets }: ComparedPool,
  prices: ListPrices,
): { readonly modelled: Decimal; readonly billed: Decimal } | undefined {
  let [could, does, models, modelsCould] = [ZERO, ZERO, ZERO, ZERO];
  for (const { bucket, cells, modelled } of buckets) {
    const plain = prices.of(pool, bucket, pool.tier);
    const batched = prices.of(pool, bucket, 'batch');
    if (!plain || !batched) continue;
    const saved = plain.minus(batched);
    const own = cells.filter(cell => cell.tier === 'batch' || cell.tier === pool.tier);
    if (own.some(cell => !cell.quantity)) return undefined;
    could = could.plus(sum(own.map(cell => cell.quantity!)).times(saved));
    does = does.plus(sum(own.filter(cell => cell.tier === 'batch').map(cell => cell.quantity!)).times(saved));
    modelsCould = modelsCould.plus(modelled.quantity.times(saved));
    models = models.plus(modelled.quantity.times(plain).minus(modelled.listed));
  }
  if (could.isZero()) return undefined;
  return {
    modelled: modelsCould.isZero() ? ZERO : clamped(models.dividedBy(modelsCould)),
    billed: does.dividedBy(could),
  };
}

/** A share that is the rounding of shares of prompt lengths is none. */
const clamped = (share: Decimal): Decimal => (share.lt('1e-6') ? ZERO : share.gt(1) ? ONE : share);
