import { drifted } from './month-cost.ts';
import { DAYS_PER_MONTH, type ProblemFleet, SITE } from './problem.ts';

/** One way to own a fleet over the horizon. */
export interface Trajectory {
  /** Replicas in service, by month. */
  readonly inService: readonly number[];
  /** Present value of purchases, sales, maintenance and the power of what is installed. USD. */
  readonly presentValue: number;
}

interface Cohort {
  readonly units: number;
  /** Months from 0, the first and the last in service. */
  readonly from: number;
  readonly to: number;
  readonly age: number;
}

/** Every way to buy so that from `least` to `most` replicas are in service once they are delivered. */
export function trajectoriesOf(o: ProblemFleet, most: number, horizon: number, rate: number): Trajectory[] {
  const { serviceLife: life, leadTime, age } = o.buy!;
  const lead = age === undefined ? leadTime : 0;
  const left = age === undefined ? 0 : Math.max(0, life - age);
  const least = o.replicas ?? o.spares;
  const limit = o.replicas ?? most;
  const found: Trajectory[] = [];
  const visit = (month: number, cohorts: readonly Cohort[]): void => {
    if (month === horizon) {
      found.push(costed(o, cohorts, lead, horizon, rate));
      return;
    }
    if (month < lead) {
      visit(month + 1, cohorts);
      return;
    }
    const have = inServiceIn(cohorts, month);
    const owned = age !== undefined && left > 0;
    for (let n = Math.max(0, least - have); have + n <= limit; n++) {
      // what is in service at the start is what month 1 has
      const cohort: Cohort =
        month === 0 && owned
          ? { units: n, from: 0, to: left - 1, age: age }
          : { units: n, from: month, to: month + life - 1, age: 0 };
      visit(month + 1, n === 0 ? cohorts : [...cohorts, cohort]);
    }
  };
  visit(0, []);
  return found;
}

const inServiceIn = (cohorts: readonly Cohort[], month: number): number =>
  cohorts.reduce((sum, c) => sum + (c.from <= month && month <= c.to ? c.units : 0), 0);

function costed(o: ProblemFleet, cohorts: readonly Cohort[], lead: number, horizon: number, rate: number): Trajectory {
  const { serviceLife: life, residual, maintenance, sunk, idle, active, host, gpusPerServer } = o.buy!;
  let presentValue = 0;
  const pay = (time: number, amount: number): void => {
    presentValue += amount / (1 + rate) ** time;
  };
  for (const c of cohorts) {
    const bought = c.from - lead;
    const price = c.units * o.gpus * o.price * (c.age > 0 ? 1 : drifted(o, bought));
    const worn = (price * (1 - residual)) / life;
    const last = Math.min(c.to, horizon - 1);
    if (!(sunk && c.age > 0)) {
      pay(bought, price - worn * c.age);
      pay(last + 1, -(price - worn * (c.age + last - c.from + 1)));
    }
    for (let m = c.from; m <= last; m++) pay(m + 1, (price * maintenance) / 12);
  }
  const inService = Array.from({ length: horizon }, (_, m) => inServiceIn(cohorts, m));
  inService.forEach((n, m) => {
    const servers = gpusPerServer === undefined ? n : Math.ceil((n * o.gpus) / gpusPerServer - 1e-9);
    const idling = (idle * n * o.gpus + host * servers) / 1000;
    pay(m + 1, idling * SITE.pue * SITE.electricity * 24 * DAYS_PER_MONTH);
    pay(m + 1, ((active * n * o.gpus + host * servers) / 1000) * SITE.colocation);
  });
  return { inService, presentValue };
}
