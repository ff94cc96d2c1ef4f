import type { BilledCell } from '../../analysis/backtest/effects.ts';
import { sum } from '../../analysis/backtest/effects.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import { BUCKETS } from '../../catalog/fields.ts';
import type { Decimal } from '../../quantity/decimal.ts';
import { resolveModel } from '../../usage/billed-model.ts';
import type { BilledKind, InvoiceLine } from '../../usage/invoice/invoice-line.ts';
import type { BacktestOther } from './backtest-report.ts';
import type { ModelledPool } from './modelled-pools.ts';

/** A cell with the number of invoice lines in it; without an amount only usage was told. */
export interface SummedCell extends Omit<BilledCell, 'amount'> {
  readonly kind: BilledKind;
  readonly amount: Decimal | undefined;
  readonly lines: number;
}

/** Something on the invoice that no option of the plan buys. */
export interface OtherCharge {
  readonly what: BacktestOther['what'];
  readonly provider: string | undefined;
  readonly model: string | undefined;
  readonly said: string;
  /** The catalog's API, where it has it. */
  readonly api: string | undefined;
  readonly suggestions: readonly string[];
  readonly amount: Decimal | undefined;
  readonly lines: readonly InvoiceLine[];
}

export interface Sorted {
  readonly cells: ReadonlyMap<ModelledPool, readonly SummedCell[]>;
  readonly others: readonly OtherCharge[];
}

/** The API that a name means, or what it may mean. */
interface Meaning {
  readonly api: string | undefined;
  readonly suggestions: readonly string[];
}

/** Puts each line of the invoices to the pool that it is of, or among the others. `settled` says what names mean. */
export function sortedLines(
  lines: readonly InvoiceLine[],
  pools: readonly ModelledPool[],
  catalog: Catalog,
  day: string,
  settled: ReadonlyMap<string, string>,
): Sorted {
  const byPool = new Map<ModelledPool, InvoiceLine[]>();
  const meanings = new Map<string, Meaning>();
  const others = new Map<string, Omit<OtherCharge, 'amount'> & { lines: InvoiceLine[] }>();
  for (const line of lines) {
    const name = `${line.provider}|${line.model}`;
    const meant = meanings.get(name) ?? apiOfLine(line, pools, catalog, day, settled);
    meanings.set(name, meant);
    const own = pools.filter(pool => pool.api === meant.api);
    const pool = BUCKETS.some(b => b === line.kind) ? inTier(own, line) : undefined;
    if (pool) {
      pushTo(byPool, pool, line);
      continue;
    }
    const what = whatOf(line, meant.api);
    const key = [
      what,
      line.provider,
      what === 'model' ? meant.api : line.model,
      what === 'other' || what === 'unknownKind' ? line.said : '',
    ].join('|');
    const { provider, model, said } = line;
    const other = others.get(key) ?? { what, provider, model, said, ...meant, lines: [] };
    other.lines.push(line);
    others.set(key, other);
  }
  return {
    cells: new Map([...byPool].map(([pool, own]) => [pool, summed(own)])),
    others: [...others.values()].map(other => ({ ...other, amount: moneyOf(other.lines) })),
  };
}

const whatOf = ({ kind }: InvoiceLine, api: string | undefined): OtherCharge['what'] => {
  if (kind === 'credit' || kind === 'tax' || kind === 'other') return kind;
  if (kind === 'unknownTokens') return 'unknownKind';
  return api === undefined ? 'unknownModel' : 'model';
};

function apiOfLine(
  { provider, model }: InvoiceLine,
  pools: readonly ModelledPool[],
  catalog: Catalog,
  day: string,
  settled: ReadonlyMap<string, string>,
): Meaning {
  if (model === undefined) return { api: undefined, suggestions: [] };
  const named = (isIt: (name: string) => boolean) =>
    new Set(pools.flatMap(({ api, options }) => ([api, ...options.map(o => o.api)].some(isIt) ? [api] : [])));
  const own = named(name => name === model || name === `${provider}/${model}`);
  const bare = provider === undefined ? named(name => name.endsWith(`/${model}`)) : own;
  const [api] = own.size === 1 ? own : bare.size === 1 ? bare : [];
  if (api !== undefined) return { api, suggestions: [] };
  const found = resolveModel(catalog, { provider, model }, day, settled);
  return 'api' in found ? { api: found.api, suggestions: [] } : { api: undefined, suggestions: found.suggestions };
}

/** The pool in the tier of a line; batches and tiers that no option has belong to the standard one, or to the only one. */
const inTier = (pools: readonly ModelledPool[], { tier }: InvoiceLine): ModelledPool | undefined =>
  pools.find(pool => pool.tier === tier) ?? pools.find(pool => pool.tier === 'standard') ?? pools[0];

function summed(lines: readonly InvoiceLine[]): SummedCell[] {
  const cells = new Map<string, InvoiceLine[]>();
  for (const line of lines) {
    const key = `${line.kind} ${line.tier} ${line.length}`;
    pushTo(cells, key, line);
  }
  return [...cells.values()].map(own => {
    const [{ kind, tier, length }] = own as [InvoiceLine];
    return { kind, tier, length, quantity: quantityOf(own), amount: moneyOf(own), lines: own.length };
  });
}

const moneyOf = (lines: readonly InvoiceLine[]): Decimal | undefined => {
  const told = lines.flatMap(line => line.amount ?? []);
  return told.length ? sum(told) : undefined;
};

/**
 * Lines with money and quantity say it all, and exports of usage beside them say it again. Where money comes without quantities
 * these are taken from the usage; where some lines have none, nothing is known of the whole.
 */
function quantityOf(lines: readonly InvoiceLine[]): Decimal | undefined {
  const paid = lines.filter(line => line.amount !== undefined);
  const bare = paid.filter(line => line.quantity === undefined && !line.amount!.isZero());
  const usage = lines.filter(line => line.amount === undefined);
  const from = paid.length > bare.length && bare.length === 0 ? paid : bare.length === paid.length ? usage : [];
  const told = from.flatMap(line => line.quantity ?? []);
  return told.length ? sum(told) : undefined;
}

function pushTo<K>(lists: Map<K, InvoiceLine[]>, key: K, line: InvoiceLine): void {
  const known = lists.get(key);
  if (known) known.push(line);
  else lists.set(key, [line]);
}
