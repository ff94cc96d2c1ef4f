import type { Buy } from './scenario.ts';

/** Units that were bought together. `serving` is the first month in service, `age` what they had before month 1. */
export interface Cohort {
  readonly bought: number;
  readonly serving: number;
  readonly units: number;
  readonly age: number;
  readonly sunk: boolean;
  readonly owned: boolean;
}

export const lastMonth = (c: Cohort, life: number): number => c.serving + life - c.age - 1;

export const inServiceAt = (cohorts: readonly Cohort[], month: number, life: number): Cohort[] =>
  cohorts.filter(c => c.serving <= month && month <= lastMonth(c, life));

/** Buys what is missing, month by month; nothing is sold before its end of life. */
export function purchasesOf(fleet: Buy<number>, needed: readonly number[]): Cohort[] {
  const cohorts: Cohort[] = [];
  if (fleet.inService)
    cohorts.push({ bought: 1, serving: 1, units: needed[0]!, age: fleet.inService.age, sunk: fleet.sunk, owned: true });
  for (const [i, need] of needed.entries()) {
    const month = i + 1;
    const have = inServiceAt(cohorts, month, fleet.serviceLife).reduce((sum, c) => sum + c.units, 0);
    if (need > have)
      cohorts.push({
        bought: month - fleet.leadTime,
        serving: month,
        units: need - have,
        age: 0,
        sunk: false,
        owned: false,
      });
  }
  return cohorts;
}
