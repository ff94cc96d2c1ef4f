import { Decimal, ZERO } from '../../quantity/decimal.ts';
import { fiscalMonth } from './fiscal-year.ts';
import { MACRS_5_YEAR, type MacrsConvention, MID_QUARTER_ABOVE } from './macrs.ts';

/** Hardware placed in service in one month: what it cost, and the day on which that month begins. */
export interface PlacedInService {
  readonly cost: Decimal;
  readonly month: string;
}

/** What is written off in one tax year, and the convention of what was placed in service in it. */
export interface TaxYear {
  readonly amount: Decimal;
  /** Null where nothing was placed in service. */
  readonly convention: MacrsConvention | null;
}

/**
 * MACRS of 5-year property by fiscal year, the tax year of most companies: half-year convention, or mid-quarter where more than
 * 40 % of a year's purchases come in its last quarter. Residual values do not lower it; what is sold is taken as kept.
 */
export function taxDepreciation(placed: readonly PlacedInService[], start: number): ReadonlyMap<number, TaxYear> {
  const cohorts = placed.filter(p => p.cost.gt(0)).map(p => ({ ...p, ...fiscalMonth(p.month, start) }));
  const sum = (some: typeof cohorts) => some.reduce((total, c) => total.plus(c.cost), ZERO);
  const conventions = new Map<number, MacrsConvention>(
    [...new Set(cohorts.map(c => c.year))].map(year => {
      const bought = cohorts.filter(c => c.year === year);
      const late = sum(bought.filter(c => c.quarter === 4)).gt(sum(bought).times(MID_QUARTER_ABOVE));
      return [year, late ? 'midQuarter' : 'halfYear'];
    }),
  );
  const amounts = new Map<number, Decimal>();
  for (const { cost, year, quarter } of cohorts) {
    const shares = conventions.get(year) === 'midQuarter' ? MACRS_5_YEAR.midQuarter[quarter] : MACRS_5_YEAR.halfYear;
    shares.forEach((percent, i) => {
      const amount = cost.times(new Decimal(percent).dividedBy(100));
      amounts.set(year + i, (amounts.get(year + i) ?? ZERO).plus(amount));
    });
  }
  return new Map([...amounts].map(([year, amount]) => [year, { amount, convention: conventions.get(year) ?? null }]));
}
