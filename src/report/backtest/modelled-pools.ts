import { sum } from '../../analysis/backtest/effects.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import { BUCKETS } from '../../catalog/fields.ts';
import type { ServiceTier } from '../../catalog/price-list.ts';
import { Decimal, ONE, ZERO } from '../../quantity/decimal.ts';
import { likelyInBase } from '../../quantity/given.ts';
import type { ApiOption, Option } from '../../scenario/scenario.ts';
import type { BilledKind } from '../../usage/invoice/invoice-line.ts';
import type { LedgerLine } from '../dossier/dossier-report.ts';

/** What a month of a bucket comes to: tokens or requests, at list and as it is paid. */
export interface ModelledBucket {
  readonly quantity: Decimal;
  readonly listed: Decimal;
  readonly paid: Decimal;
}

/** The options of a plan that buy from one API in one tier: no invoice tells them apart. */
export interface ModelledPool {
  /** The catalog's entry, or the name that the option gives. */
  readonly api: string;
  readonly provider: string;
  readonly tier: ServiceTier;
  readonly options: readonly ApiOption[];
  readonly buckets: ReadonlyMap<BilledKind, ModelledBucket>;
  /** Cost lines that count neither tokens nor requests: minimum spend, provisioned units. */
  readonly fixed: readonly { readonly line: string; readonly label: string; readonly paid: Decimal }[];
}

const TOKENS_PER_MTOK = 1_000_000;

export const NOTHING: ModelledBucket = { quantity: ZERO, listed: ZERO, paid: ZERO };

/** The pools of the API options that a plan uses, over a part of its first month. */
export function poolsOf(
  lines: readonly LedgerLine[],
  options: readonly Option[],
  catalog: Catalog,
  part: Decimal,
): ModelledPool[] {
  const used = options.filter((o): o is ApiOption => o.kind === 'api' && lines.some(line => line.option === o.id));
  const pools = new Map<string, ApiOption[]>();
  for (const option of used) {
    const key = `${apiOf(option, catalog)} ${option.serviceTier}`;
    pools.set(key, [...(pools.get(key) ?? []), option]);
  }
  return [...pools.values()].map(members => {
    const [first] = members as [ApiOption];
    const own = lines.filter(line => members.some(o => o.id === line.option));
    const buckets = new Map<BilledKind, ModelledBucket>();
    const fixed: { line: string; label: string; paid: Decimal }[] = [];
    for (const line of own) {
      const bucket = BUCKETS.find(b => line.line === `${line.option}.${b}`);
      const { amortised, listed, quantity } = line.months[0]!;
      if (bucket === undefined) {
        if (Number(amortised) !== 0)
          fixed.push({ line: line.line, label: line.label, paid: new Decimal(amortised).times(part) });
        continue;
      }
      const before = buckets.get(bucket) ?? NOTHING;
      const counted = new Decimal(quantity ?? 0).times(bucket === 'request' ? 1 : TOKENS_PER_MTOK);
      buckets.set(bucket, {
        quantity: before.quantity.plus(counted.times(part)),
        listed: before.listed.plus(new Decimal(listed ?? amortised).times(part)),
        paid: before.paid.plus(new Decimal(amortised).times(part)),
      });
    }
    const api = apiOf(first, catalog);
    return { api, provider: api.slice(0, api.indexOf('/')), tier: first.serviceTier, options: members, buckets, fixed };
  });
}

export const apiOf = ({ api }: ApiOption, catalog: Catalog): string => catalog.api(api)?.id ?? api;

/** The share of the list price that a pool pays. */
export function paidShareOf({ buckets, options }: ModelledPool): Decimal {
  const listed = sum([...buckets.values()].map(b => b.listed));
  if (listed.isZero()) return ONE.minus(likelyInBase(options[0]!.discount));
  return sum([...buckets.values()].map(b => b.paid)).dividedBy(listed);
}
