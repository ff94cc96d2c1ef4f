import type { Need } from './fleet.ts';
import type { Ledger } from './ledger.ts';
import { roundedUp } from './load.ts';
import { type Cohort, inServiceAt, lastMonth, purchasesOf } from './purchases.ts';
import type { Buy, Scenario } from './scenario.ts';

/** Replicas in service, month by month. */
export interface Owned {
  readonly replicas: readonly number[];
}

const perServer = (fleet: Buy<number>): number => fleet.gpusPerServer ?? fleet.gpus;
const serversFor = (replicas: number, fleet: Buy<number>): number =>
  roundedUp((replicas * fleet.gpus) / perServer(fleet));

export function payBuy(ledger: Ledger, id: string, fleet: Buy<number>, need: Need, s: Scenario<number>): Owned {
  ledger.once(`${id}.upfront`, fleet.upfront, s.horizon);
  const byServer = fleet.price.unit === 'USD/server';
  const needed = need.replicas.map((r, m) => (m < fleet.leadTime ? 0 : byServer ? serversFor(r, fleet) : r));
  const cohorts = purchasesOf(fleet, needed);
  const listPrice =
    fleet.price.amount * (byServer ? 1 : fleet.gpus) * (1 + fleet.serverShare + fleet.networkShare);
  for (const cohort of cohorts) payCohort(ledger, id, fleet, cohort, listPrice, s);
  const replicas: number[] = [];
  for (let m = 1; m <= s.horizon; m++) {
    const units = inServiceAt(cohorts, m, fleet.serviceLife).reduce((sum, c) => sum + c.units, 0);
    replicas.push(byServer ? Math.floor((units * perServer(fleet)) / fleet.gpus) : units);
    const installed = byServer ? need.replicas[m - 1]! : units;
    replicas[m - 1] = units === 0 ? 0 : installed;
    payUpkeep(ledger, id, fleet, m, replicas[m - 1]!, byServer ? units : serversFor(units, fleet), need.meanLoad[m - 1]!, s);
  }
  return { replicas };
}

function payCohort(ledger: Ledger, id: string, fleet: Buy<number>, c: Cohort, list: number, s: Scenario<number>): void {
  const life = fleet.serviceLife;
  const price = c.units * list * (c.owned ? 1 : (1 + fleet.priceDrift) ** ((c.bought - 1) / 12));
  const monthly = (price * (1 - fleet.residual)) / life;
  const start = Math.max(1, c.serving);
  const end = Math.min(s.horizon, lastMonth(c, life));
  if (!c.sunk) {
    const outlay = price - monthly * c.age;
    ledger.pay(`${id}.hardware`, c.bought - 1, outlay);
    if (c.bought === 1) ledger.upfront += outlay;
    const age = c.age + end - start + 1;
    ledger.pay(`${id}.hardware`, end, -(price - monthly * age));
    if (start === 1) ledger.firstMonth += monthly;
  }
  for (let m = start; m <= end; m++) ledger.run(`${id}.maintenance`, m, (price * fleet.maintenance) / 12);
}

function payUpkeep(ledger: Ledger, id: string, fleet: Buy<number>, m: number, replicas: number, servers: number, load: number, s: Scenario<number>): void {
  const { idle, active, host } = fleet.power;
  const site = s.sites[fleet.site]!;
  const gpus = replicas * fleet.gpus;
  const utilisation = replicas === 0 ? 0 : load / replicas;
  const watts = (idle + (active - idle) * utilisation) * gpus + host * servers;
  ledger.run(`${id}.electricity`, m, (watts / 1000) * site.pue * s.hoursPerMonth * site.electricity);
  ledger.run(`${id}.colocation`, m, ((active * gpus + host * servers) / 1000) * site.colocation);
}
