import { Decimal } from '../quantity/decimal.ts';
import { fixed, footed, moneyPlaces, percent } from './format.ts';
import type { CostLine, PlanReport } from './report.ts';

/** The cost lines of a plan as they are printed: amounts that add up to the printed total, shares that add up to 100 %. */
export interface PlanBill {
  readonly rows: readonly { readonly line: CostLine; readonly amount: string; readonly share: string }[];
  readonly total: string;
  /** The exact total, in the unit of `monthly`. */
  readonly value: string;
}

/** Lines of no cost are left out, unless all are asked for; undefined where nothing is left. */
export function planBill({ lines, monthly }: PlanReport, all = false): PlanBill | undefined {
  const kept = lines.filter(line => all || !new Decimal(line.monthly.value).isZero());
  if (!monthly || kept.length === 0) return undefined;
  const { value } = monthly;
  const places = moneyPlaces(value);
  const amounts = footed(
    kept.map(line => line.monthly.value),
    value,
    places,
  );
  const shares = footed(
    kept.map(line => line.share),
    '1',
    2,
  );
  return {
    rows: kept.map((line, i) => ({
      line,
      amount: fixed(amounts[i]!, places),
      share: shareOf(line.share, shares[i]!),
    })),
    total: fixed(value, places),
    value,
  };
}

/** What is small is not nothing, also where the rounded shares leave it nothing. */
const shareOf = (exact: string, rounded: Decimal): string =>
  rounded.isZero() && new Decimal(exact).isPositive() && !new Decimal(exact).isZero() ? '<1 %' : percent(rounded);
