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
  const needed = need.replicas.map((r, m) => (m < fleet.leadTime ? 0 : r));
  const inService = (bought: readonly Cohort[], m: number): number =>
    inServiceAt(bought, m, fleet.serviceLife).reduce((sum, c) => sum + c.units, 0);
  const cohorts = purchasesOf(fleet, needed);
  const byServer = fleet.price.unit === 'USD/server';
  const paid = byServer
    ? purchasesOf(
        fleet,
        needed.map(r => serversFor(r, fleet)),
      )
    : cohorts;
  const list = fleet.price.amount * (byServer ? 1 : fleet.gpus) * (1 + fleet.serverShare + fleet.networkShare);
  for (const cohort of paid) payCohort(ledger, id, fleet, cohort, list, s);
  const replicas = needed.map((_, m) => inService(cohorts, m + 1));
  for (const [m, installed] of replicas.entries())
    payUpkeep(ledger, id, fleet, m + 1, installed, serversFor(installed, fleet), need.meanLoad[m]!, s);
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
    if (c.bought === 1 && !c.owned) ledger.upfront += outlay;
    const age = c.age + end - start + 1;
    ledger.pay(`${id}.hardware`, end, -(price - monthly * age));
    if (start === 1) ledger.firstMonth += monthly;
  }
  for (let m = start; m <= end; m++) ledger.run(`${id}.maintenance`, m, (price * fleet.maintenance) / 12);
}

function payUpkeep(
  ledger: Ledger,
  id: string,
  fleet: Buy<number>,
  m: number,
  replicas: number,
  servers: number,
  load: number,
  s: Scenario<number>,
): void {
  const { idle, active, host } = fleet.power;
  const site = s.sites[fleet.site]!;
  const gpus = replicas * fleet.gpus;
  const utilisation = replicas === 0 ? 0 : load / replicas;
  const watts = (idle + (active - idle) * utilisation) * gpus + host * servers;
  ledger.run(`${id}.electricity`, m, (watts / 1000) * site.pue * s.hoursPerMonth * site.electricity);
  ledger.run(`${id}.colocation`, m, ((active * gpus + host * servers) / 1000) * site.colocation);
}
