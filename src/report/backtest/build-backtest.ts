import { addedUp, EFFECTS, type Effects, noEffects, sum } from '../../analysis/backtest/effects.ts';
import { dayNumber } from '../../input/day.ts';
import type { Problem } from '../../input/problem.ts';
import { type Decimal, ONE, ZERO } from '../../quantity/decimal.ts';
import { likelyValues } from '../../quantity/exact.ts';
import type { Invoice } from '../../usage/invoice/read-invoice.ts';
import { settledFault } from '../../usage/settled-names.ts';
import { problemsReport } from '../assemble.ts';
import type { CompareInput } from '../compare-input.ts';
import { decimalText } from '../figure.ts';
import { prepare } from '../prepare.ts';
import type { BacktestOther, BacktestReport, BacktestRow, EffectTexts } from './backtest-report.ts';
import { type OtherCharge, sortedLines } from './billed-pools.ts';
import { batchShares, type ComparedBucket, type ComparedPool, comparedPools } from './compared-pools.ts';
import { type CostedPlan, costedMonth, planToCost } from './costed-month.ts';
import { foreignMoney, invoiceProblems } from './invoice-problems.ts';
import { ListPrices } from './list-prices.ts';
import { poolsOf } from './modelled-pools.ts';
import { monthsIn } from './months-in.ts';
import { notesOf, reasonOf } from './notes.ts';
import { planAsked } from './plan-asked.ts';
import { priceChanges } from './price-changes.ts';

export interface BacktestInput {
  /** The scenario; its `asOf` is the day whose prices are taken. */
  readonly input: CompareInput;
  readonly invoices: readonly Invoice[];
  /** What could not be read of them: it is told with all else that is wrong, and nothing is held against the rest. */
  readonly unread?: readonly Problem[];
  /** Whole days, both included. */
  readonly period: { readonly from: string; readonly to: string; readonly told: boolean };
  readonly plan: string | undefined;
  /** What names of models on invoices mean, by name. */
  readonly settled: ReadonlyMap<string, string>;
}

/** Everything that a calibration goes by. */
export interface Backtested {
  readonly plan: CostedPlan;
  readonly pools: readonly ComparedPool[];
  readonly prices: ListPrices;
  readonly model: ReturnType<typeof costedMonth>['model'];
  /** The period as a part of the model's month. */
  readonly part: Decimal;
}

export type BacktestAnswer =
  | { readonly refused: { readonly message: string; readonly hint?: string } }
  | { readonly problems: readonly Problem[]; readonly report?: BacktestReport; readonly found?: Backtested };

/** What a plan of a scenario should have cost in a period, against the invoices of the period. */
export function runBacktest({
  input,
  invoices,
  unread = [],
  period,
  plan: asked,
  settled,
}: BacktestInput): BacktestAnswer {
  const prepared = prepare(input);
  if ('problems' in prepared) return { problems: [...prepared.problems, ...unread] };
  const { scenario, model, catalog, asOf, faults } = prepared;
  const all = invoices.flatMap(invoice => invoice.lines);
  const lines = all.filter(({ days: d }) => !d || (d[0] <= period.to && d[1] >= period.from));
  if (unread.length > 0) return { problems: prepared.told([...unread, ...foreignMoney(lines, scenario.currency)]) };
  const own = scenario.options.flatMap(option => (option.kind === 'api' ? [option.api] : []));
  const meant = settledFault(settled, catalog, own);
  if (meant) return { refused: meant };
  const id = planAsked(asked, scenario, model);
  if (typeof id !== 'string') return { refused: id };
  const plan = planToCost(model, id);
  const month = costedMonth(plan, model);
  if (faults.failed) return { problems: prepared.told([]) };
  const days = dayNumber(period.to) - dayNumber(period.from) + 1;
  const part = monthsIn(days, likelyValues(model.context.calendar.daysPerMonth)[0]!);
  const pools = poolsOf(month.lines, scenario.options, catalog, part);
  const sorted = sortedLines(lines, pools, catalog, period.from, settled);
  const wrong = invoiceProblems({ lines, invoices, period, currency: scenario.currency, sorted, pools, settled });
  // what comes after the first month is not asked here, and what changes within the period is told as that
  const problems = prepared.told(wrong).filter(({ code }) => code !== 'E435');
  if (wrong.some(p => p.severity === 'error')) return { problems };
  const providers = new Set(
    [...sorted.cells.keys()].map(pool => pool.provider).concat(sorted.others.flatMap(o => o.api?.split('/')[0] ?? [])),
  );
  const covered = pools.filter(pool => providers.has(pool.provider));
  const prices = new ListPrices(plan);
  const compared = comparedPools(covered, sorted.cells, prices, priceChanges(covered, catalog, period));
  const rows = compared.flatMap(each => rowsOf(each));
  const others = sorted.others.map(otherReport);
  const notCompared = month.lines
    .filter(line => !covered.some(pool => pool.options.some(o => o.id === line.option)))
    .map(line => ({ line: line.line, label: line.label, modelled: decimalText(part.times(line.months[0]!.amortised)) }))
    .filter(line => Number(line.modelled) !== 0);
  const effects = addedUp([
    ...rows.map(row => row.raw),
    noEffects({ notInScenario: sum(sorted.others.map(o => o.amount ?? ZERO)) }),
  ]);
  const counted = rows.filter(row => row.report.billed.cost !== null);
  const modelled = sum(counted.map(row => row.cost));
  const billed = modelled.plus(sum(EFFECTS.map(name => effects[name])));
  const report: BacktestReport = {
    schema: 'tco-backtest/1',
    tool: { name: 'tco', version: input.toolVersion },
    scenario: { name: scenario.name, file: input.file, sha256: input.sha256 },
    catalog: { version: catalog.version, asOf },
    currency: scenario.currency,
    plan: id,
    period: { ...period, days },
    files: invoices.map(({ file, form, lines: own }) => ({
      file,
      form: form.id,
      lines: own.length,
      billed: decimalText(sum(own.flatMap(line => line.amount ?? []))),
    })),
    total: {
      modelled: decimalText(modelled),
      billed: decimalText(billed),
      difference: decimalText(billed.minus(modelled)),
      effects: effectTexts(effects),
      unexplained: unexplained(rows, sorted.others, billed),
    },
    rows: rows.map(row => row.report),
    others,
    notCompared,
    discounts: discountsOf(compared),
    batches: compared.flatMap(each => {
      const shares = batchShares(each, prices);
      if (!shares || (shares.modelled.isZero() && shares.billed.isZero())) return [];
      const option = each.pool.options.map(o => o.id).join(', ');
      return [{ option, scenario: decimalText(shares.modelled), billed: decimalText(shares.billed) }];
    }),
    notes: notesOf({
      compared,
      pools,
      covered,
      model,
      period,
      outside: all.length - lines.length,
      undated: lines.filter(line => !line.days).length,
      asOf,
    }),
    calibration: null,
    problems: problemsReport(problems),
  };
  return { problems, report, found: { plan, pools: compared, prices, model, part } };
}

interface Row {
  readonly report: BacktestRow;
  readonly raw: Effects;
  readonly cost: Decimal;
}

function rowsOf(compared: ComparedPool): Row[] {
  const { pool, buckets } = compared;
  const options = pool.options.map(o => o.id);
  const counted = buckets.map(each => bucketRow(compared, each, options));
  const fixed = pool.fixed.map(({ line, label, paid }): Row => {
    const raw = noEffects({ notBilled: paid.negated() });
    return {
      raw,
      cost: paid,
      report: {
        api: pool.api,
        options,
        bucket: 'fixed',
        label,
        tiers: [],
        modelled: { quantity: '0', cost: decimalText(paid) },
        billed: { quantity: null, cost: '0' },
        difference: decimalText(paid.negated()),
        effects: effectTexts(raw),
        reason: `${line} is on no invoice`,
      },
    };
  });
  return [...counted, ...fixed];
}

function bucketRow(compared: ComparedPool, each: ComparedBucket, options: readonly string[]): Row {
  const { bucket, modelled, cells, unpaid, effects } = each;
  const usageOnly = cells.length === 0 && unpaid.length > 0;
  const raw = usageOnly ? noEffects() : effects;
  const billed = sum(cells.map(cell => cell.amount));
  const told = usageOnly ? unpaid : cells;
  const known = told.every(cell => cell.quantity !== undefined);
  const quantity = known ? sum(told.map(cell => cell.quantity!)) : undefined;
  const difference = sum(EFFECTS.map(name => raw[name]));
  return {
    raw,
    cost: modelled.paid.toDecimalPlaces(18),
    report: {
      api: compared.pool.api,
      options,
      bucket,
      label: bucket,
      tiers: [...new Set(cells.map(cell => cell.tier))],
      modelled: { quantity: decimalText(modelled.quantity), cost: decimalText(modelled.paid.toDecimalPlaces(18)) },
      billed: {
        quantity: quantity === undefined ? null : decimalText(quantity),
        cost: usageOnly ? null : decimalText(billed),
      },
      difference: decimalText(difference),
      effects: effectTexts(raw),
      reason: reasonOf(compared, each),
    },
  };
}

export const effectTexts = (effects: Effects): EffectTexts =>
  Object.fromEntries(EFFECTS.map(name => [name, decimalText(effects[name])])) as EffectTexts;

const otherReport = ({ what, provider, model, api, said, lines, amount, suggestions }: OtherCharge): BacktestOther => ({
  what,
  provider: provider ?? null,
  model: model ?? null,
  api: api ?? null,
  said,
  lines: lines.length,
  billed: amount ? decimalText(amount) : null,
  suggestions,
});

function unexplained(rows: readonly Row[], others: readonly OtherCharge[], billed: Decimal): string | null {
  if (billed.lte(0)) return null;
  const unknown = others.filter(o => o.what === 'unknownModel' || o.what === 'unknownKind');
  const rests = [...rows.map(row => row.raw.rest), ...unknown.map(o => o.amount ?? ZERO)];
  return decimalText(sum(rests.map(rest => rest.abs())).dividedBy(billed));
}

/** Each common discount once. */
function discountsOf(compared: readonly ComparedPool[]): BacktestReport['discounts'] {
  const found = new Map<string, BacktestReport['discounts'][number]>();
  for (const { discountOf, paidShare, billedShare } of compared) {
    if (discountOf === undefined || (paidShare.eq(ONE) && billedShare.eq(ONE)) || found.has(discountOf)) continue;
    const off = (share: Decimal) => decimalText(ONE.minus(share).toDecimalPlaces(18));
    found.set(discountOf, { of: discountOf, scenario: off(paidShare), billed: off(billedShare) });
  }
  return [...found.values()];
}
