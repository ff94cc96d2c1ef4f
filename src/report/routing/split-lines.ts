import { Decimal, ZERO } from '../../quantity/decimal.ts';
import { decimalText } from '../figure.ts';
import { fixed, footed, moneyPlaces, percent, volume } from '../format.ts';
import type { Figure, PlanReport, Report } from '../report.ts';
import { perDay } from '../sentences/words.ts';
import { alike } from './alike.ts';
import type { RoutingReport, SplitReport } from './routing-report.ts';

/** What the plan pays besides what the rows of the split pay. */
export interface RestLine {
  readonly label: string;
  readonly option: string | null;
  readonly monthly: string;
  /** Null where it is what is left of several lines. */
  readonly figure: Figure | null;
}

/** The split as a bill: its rows, what belongs to the plan as a whole, and the total they add up to. */
export interface SplitBill {
  readonly plan: PlanReport;
  readonly rows: readonly SplitReport[];
  readonly rest: readonly RestLine[];
  /** Decimals of every printed amount. */
  readonly places: number;
  /** Rounded so that they add up to the rounded total; null for a cascade. */
  readonly amounts: readonly (Decimal | null)[];
  readonly restAmounts: readonly Decimal[];
}

export const routedPlan = ({ plans }: Report): PlanReport | undefined => plans.find(plan => plan.kind === 'routed');

/** Undefined where no split is possible. */
export function splitBill(report: Report, routing: RoutingReport): SplitBill | undefined {
  const plan = routedPlan(report);
  if (!plan?.monthly) return undefined;
  const rows = routing.split;
  const rest = restLines(plan, routing);
  const places = moneyPlaces(plan.monthly.value);
  const all = footed(
    [...rows.map(row => row.monthly ?? '0'), ...rest.map(line => line.monthly)],
    plan.monthly.value,
    places,
  );
  return {
    plan,
    rows,
    rest,
    places,
    amounts: rows.map((row, i) => (row.monthly === null ? null : all[i]!)),
    restAmounts: rest.map((_, i) => all[rows.length + i]!),
  };
}

/** Lines of no option, then what the rows leave of an option's bill: its cold caches, or all of it where only a cascade or a later month uses it. */
function restLines(plan: PlanReport, routing: RoutingReport): RestLine[] {
  const shared = plan.lines.filter(line => line.option === null && !new Decimal(line.monthly.value).isZero());
  const options = [...new Set(plan.lines.flatMap(line => line.option ?? []))];
  return [
    ...options.flatMap(option => leftOf(option, plan, routing)),
    ...shared.map(({ label, monthly }) => ({ label, option: null, monthly: monthly.value, figure: monthly })),
  ];
}

function leftOf(option: string, plan: PlanReport, { split, stages }: RoutingReport): RestLine[] {
  const lines = plan.lines.filter(line => line.option === option);
  const mine = split.filter(row => row.option === option && row.monthly !== null);
  const billed = sum(lines.map(line => line.monthly.value));
  const left = billed.minus(sum(mine.map(row => row.monthly!)));
  if (alike(billed, billed.minus(left))) return [];
  const exact = lines.find(line => alike(line.monthly.value, left));
  if (exact) return [{ label: exact.label, option, monthly: exact.monthly.value, figure: exact.monthly }];
  const where = [split.some(row => row.cascade) && 'in cascades', stages.length > 1 && 'in later months'].filter(
    Boolean,
  );
  const label = mine.length || where.length === 0 ? 'the rest' : where.join(' or ');
  return [{ label, option, monthly: decimalText(left), figure: null }];
}

const sum = (values: readonly string[]): Decimal => values.reduce<Decimal>((all, value) => all.plus(value), ZERO);

/** `extract`, `extract (may wait)`. */
export const portionTitle = ({ task, portion }: SplitReport): string =>
  portion === 'all' ? task : `${task} (${portion})`;

/** `sonnet`, `small-first (cascade)`. */
export const viaTitle = ({ option, cascade }: SplitReport): string => option ?? `${cascade} (cascade)`;

/** The bill as rows of text: task, who serves it, share, tok/day, amount, why; and the row of its total. */
export function splitTexts(
  { plan, rows, rest, places, amounts, restAmounts }: SplitBill,
  report: Report,
): { readonly rows: readonly string[][]; readonly total: string[] } {
  const daily = (tokens: string) => volume(perDay(tokens, report));
  return {
    rows: [
      ...rows.map((row, i) => [
        portionTitle(row),
        viaTitle(row),
        percent(row.share),
        daily(row.tokens),
        amounts[i] ? fixed(amounts[i], places) : '–',
        row.reason,
      ]),
      ...rest.map(({ label, option }, i) => [label, option ?? '', '', '', fixed(restAmounts[i]!, places), '']),
    ],
    total: ['total', '', '', daily(report.basis.tokensPerMonth.value), fixed(plan.monthly!.value, places), ''],
  };
}
