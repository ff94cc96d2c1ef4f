import { sum } from '../../../analysis/backtest/effects.ts';
import type { Bucket } from '../../../catalog/catalog.ts';
import type { ServiceTier } from '../../../catalog/price-list.ts';
import { type Decimal, ONE, ZERO } from '../../../quantity/decimal.ts';
import { likelyInBase } from '../../../quantity/given.ts';
import type { ApiOption, Task } from '../../../scenario/scenario.ts';
import type { ComparedPool, PaidCell } from '../compared-pools.ts';
import type { ListPrices } from '../list-prices.ts';
import type { Bought } from './bought.ts';
import { waitingShares } from './waiting-shares.ts';

/** What a task is to buy of an option in the period, so that the bill comes out. */
export interface Target {
  readonly task: Task;
  /** The option, or that which it is a copy of in another tier. */
  readonly option: ApiOption;
  readonly tier: ServiceTier;
  /** Whether no option of the scenario has the tier yet. */
  readonly isNew: boolean;
  readonly requests: Decimal;
  readonly tokens: ReadonlyMap<Bucket, Decimal>;
  readonly ratio: Decimal;
  /** The share that waits for a batch, and what batches would save of all of the task's tokens; undefined where there is no batch price. */
  readonly batches: { readonly share: Decimal; readonly saving: Decimal } | undefined;
}

const INPUTS: readonly Bucket[] = ['input', 'cacheRead', 'cacheWrite5m', 'cacheWrite1h'];
const TOKENS: readonly Bucket[] = [...INPUTS, 'output', 'reasoning'];

/**
 * Shares what was billed of a pool out to the tasks that it serves: each bucket in the proportion in which they take it in the
 * model, a bucket that none takes in proportion to their input. A tier that no option has becomes one of its own.
 */
export function targetsOf(compared: ComparedPool, all: readonly Bought[], prices: ListPrices): Target[] {
  const { pool } = compared;
  const own = all.filter(b => pool.options.some(o => o.id === b.option.id));
  const isOwn = (tier: ServiceTier) => tier === pool.tier || (tier === 'batch' && pool.tier === 'standard');
  const cells = compared.buckets.flatMap(b => b.cells);
  const tiers = [...new Set(cells.map(cell => cell.tier).filter(tier => !isOwn(tier)))];
  const isUsed = cells.some(cell => isOwn(cell.tier)) || tiers.length === 0;
  // where all was billed in other tiers, the option moves to the first of them
  const parts = [isUsed ? pool.tier : tiers[0]!, ...(isUsed ? tiers : tiers.slice(1))].map((tier, i) => ({
    tier,
    isNew: i > 0,
    isOwn: i === 0 && isUsed,
  }));
  const billed = parts.map(({ tier, isNew, isOwn: inTier }) => {
    const here = (t: ServiceTier) => (inTier ? isOwn(t) : t === tier);
    const quantity = (bucket: Bucket, only?: ServiceTier): Decimal =>
      sum(
        compared.buckets
          .filter(b => b.bucket === bucket)
          .flatMap(b =>
            b.cells.filter(c => here(c.tier) && (only ?? c.tier) === c.tier).map(c => quantityOf(c, compared, prices)),
          ),
      );
    const requests = compared.requests.filter(c => here(c.tier)).flatMap(c => c.quantity ?? []);
    const tokens = new Map(TOKENS.map(b => [b, quantity(b)] as const));
    const saved = (bucket: Bucket): Decimal => savedBy(compared, bucket, prices);
    const saving = (some: ReadonlyMap<Bucket, Decimal>) => sum(TOKENS.map(b => (some.get(b) ?? ZERO).times(saved(b))));
    const batched = new Map(TOKENS.map(b => [b, inTier ? quantity(b, 'batch') : ZERO] as const));
    const all = saving(tokens);
    const billedShare = !inTier || all.isZero() ? undefined : saving(batched).dividedBy(all);
    return { tier, isNew, tokens, requests: requests.length ? sum(requests) : undefined, billedShare, saving };
  });
  const inputOf = (tokens: ReadonlyMap<Bucket, Decimal>) => sum(INPUTS.map(b => tokens.get(b) ?? ZERO));
  const allInput = sum(billed.map(b => inputOf(b.tokens)));
  const modelRequests = sum(own.map(b => b.requests));
  const told = billed.every(b => b.requests !== undefined || inputOf(b.tokens).isZero());
  const allRequests = told ? sum(billed.map(b => b.requests ?? ZERO)) : modelRequests;
  const toldReasoning = compared.buckets.some(b => b.bucket === 'reasoning' && b.cells.length > 0);
  return billed.flatMap(part => {
    const weight = told
      ? (part.requests ?? ZERO)
      : allInput.isZero()
        ? part.isNew
          ? ZERO
          : allRequests
        : allRequests.times(inputOf(part.tokens)).dividedBy(allInput);
    if (weight.isZero()) return [];
    const targets = own.map((bought): Target => {
      const { task, option, ratio } = bought;
      const requests = modelRequests.isZero() ? ZERO : weight.times(bought.requests).dividedBy(modelRequests);
      const generated = (b: Bought) => (b.tokens.get('output') ?? ZERO).plus(b.tokens.get('reasoning') ?? ZERO);
      const tokens = new Map<Bucket, Decimal>();
      for (const bucket of TOKENS) {
        const joined = !toldReasoning && (bucket === 'output' || bucket === 'reasoning');
        const taken = (b: Bought) => (joined ? generated(b) : (b.tokens.get(bucket) ?? ZERO));
        const inputs = (b: Bought) => inputOf(b.tokens);
        const by = sum(own.map(taken)).isZero() ? inputs : taken;
        const whole = sum(own.map(by));
        const billedHere = part.tokens.get(joined ? 'output' : bucket)!;
        const mine = whole.isZero() ? ZERO : billedHere.times(by(bought)).dividedBy(whole);
        const inside =
          joined && !generated(bought).isZero() ? bought.tokens.get(bucket)!.dividedBy(generated(bought)) : ONE;
        tokens.set(bucket, joined && generated(bought).isZero() && bucket === 'reasoning' ? ZERO : mine.times(inside));
      }
      return { task, option, tier: part.tier, isNew: part.isNew, requests, tokens, ratio, batches: undefined };
    });
    const { billedShare } = part;
    if (billedShare === undefined) return targets;
    const savings = targets.map(t => part.saving(t.tokens));
    const waiting = targets.map((t, i) => ({ share: likelyInBase(t.task.batchable), weight: savings[i]! }));
    const shares = waitingShares(waiting, billedShare);
    return targets.map((t, i) => ({ ...t, batches: { share: shares[i]!, saving: savings[i]! } }));
  });
}

/** What was used; where no invoice says, what the amount buys at the price that the scenario pays. */
function quantityOf(cell: PaidCell, { pool, billedShare }: ComparedPool, prices: ListPrices): Decimal {
  if (cell.quantity) return cell.quantity;
  const price = prices.of(pool, cell.kind as Bucket, cell.tier, cell.length)?.times(billedShare);
  return !price || price.isZero() ? ZERO : cell.amount.dividedBy(price);
}

/** What a batch saves of a token at list price. */
function savedBy({ pool }: ComparedPool, bucket: Bucket, prices: ListPrices): Decimal {
  const [plain, batched] = [prices.of(pool, bucket, pool.tier), prices.of(pool, bucket, 'batch')];
  return plain && batched ? plain.minus(batched) : ZERO;
}
