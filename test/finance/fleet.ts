import { MONTHS, type Num, num, perMonth, sum, ZERO } from './number.ts';

/** An owned fleet as three-years.yaml has it; amounts in USD, power in W. */
export interface Fleet {
  readonly shareOfChat: string;
  /** Tokens a second that a replica serves, and the load at which it counts as full. */
  readonly serves: string;
  readonly target: string;
  readonly spares: number;
  readonly gpusPerReplica: number;
  /** Of a replica, servers and network included. */
  readonly price: string;
  readonly priceDrift: string;
  /** Months. */
  readonly life: number;
  readonly residual: string;
  readonly maintenance: string;
  readonly lead: number;
  /** Whole months in service before month 1, of what is owned then. */
  readonly age: number | undefined;
  readonly idle: string;
  readonly active: string;
  readonly host: string;
}

/** Replicas that were bought together. */
interface Cohort {
  /** Month in which they are paid; undefined: before month 1. */
  readonly paid: number | undefined;
  readonly firstMonth: number;
  readonly lastMonth: number;
  readonly replicas: number;
  readonly price: Num;
  /** Months in service before `firstMonth`. */
  readonly age: number;
}

export interface FleetMonth {
  /** Replicas that the load keeps busy, on average. */
  readonly busy: Num;
  readonly needed: number;
  readonly ordered: number;
  readonly inService: number;
  readonly price: Num;
  readonly purchases: Num;
  readonly sales: Num;
  readonly maintenance: Num;
  readonly depreciation: Num;
  /** At the end of the month, what is paid and not yet delivered included. */
  readonly bookValue: Num;
}

/** Straight line from the price down to the residual value. */
const bookAfter = (c: Cohort, used: number, fleet: Fleet): Num =>
  c.price.times(c.replicas).times(num(1).minus(num(1).minus(fleet.residual).times(used).dividedBy(fleet.life)));

/** A fleet month by month, for a load in tokens a second. */
export function fleetMonths(fleet: Fleet, load: (month: number) => Num): readonly FleetMonth[] {
  const drift = perMonth(fleet.priceDrift);
  const priceIn = (month: number) => num(fleet.price).times(drift.pow(month - 1));
  const busy = (month: number) => (month <= fleet.lead ? ZERO : load(month).dividedBy(fleet.serves));
  const needed = (month: number) =>
    month <= fleet.lead ? 0 : busy(month).dividedBy(fleet.target).ceil().toNumber() + fleet.spares;
  const cohorts: Cohort[] = [];
  if (fleet.age !== undefined) {
    const lastMonth = fleet.life - fleet.age;
    cohorts.push({
      paid: undefined,
      firstMonth: 1,
      lastMonth,
      replicas: needed(1),
      price: num(fleet.price),
      age: fleet.age,
    });
  }
  const serving = (month: number) => cohorts.filter(c => c.firstMonth <= month && month <= c.lastMonth);
  const count = (some: readonly Cohort[]) => some.reduce((n, c) => n + c.replicas, 0);
  for (const month of MONTHS) {
    const missing = needed(month) - count(serving(month));
    if (missing <= 0) continue;
    const paid = month - fleet.lead;
    const lastMonth = month + fleet.life - 1;
    cohorts.push({ paid, firstMonth: month, lastMonth, replicas: missing, price: priceIn(paid), age: 0 });
  }
  const end = MONTHS.length;
  return MONTHS.map(month => {
    const here = serving(month);
    const cost = sum(here.map(c => c.price.times(c.replicas)));
    const ordered = cohorts.filter(c => c.paid === month);
    const sold = cohorts.filter(c => c.lastMonth === month && month < end);
    const kept = here.filter(c => !sold.includes(c));
    const onItsWay = cohorts.filter(c => c.paid !== undefined && c.paid <= month && c.firstMonth > month);
    return {
      busy: busy(month),
      needed: needed(month),
      ordered: count(ordered),
      inService: count(here),
      price: priceIn(month),
      purchases: sum(ordered.map(c => c.price.times(c.replicas))),
      sales: sum(sold.map(c => c.price.times(c.replicas).times(fleet.residual))),
      maintenance: cost.times(fleet.maintenance).dividedBy(12),
      depreciation: cost.times(num(1).minus(fleet.residual)).dividedBy(fleet.life),
      bookValue: sum([
        ...kept.map(c => bookAfter(c, c.age + month - c.firstMonth + 1, fleet)),
        ...onItsWay.map(c => c.price.times(c.replicas)),
      ]),
    };
  });
}

/** What the hardware owned before month 1 is worth then. */
export const ownedBefore = (fleet: Fleet, replicas: number): Num =>
  fleet.age === undefined
    ? ZERO
    : num(fleet.price)
        .times(replicas)
        .times(num(1).minus(num(1).minus(fleet.residual).times(fleet.age).dividedBy(fleet.life)));
