import { daysPerMonth, hoursOf } from './demand.ts';
import type { Need } from './fleet.ts';
import type { Ledger } from './ledger.ts';
import { roundedUp } from './load.ts';
import type { Rent, Scenario } from './scenario.ts';

/** Replica hours that are paid in a month. */
function paidHours(fleet: Rent<number>, need: Need, m: number, s: Scenario<number>): number {
  const floor = fleet.commit ?? 0;
  const replicas = Math.max(floor, need.replicas[m]!);
  if (fleet.scaling === 'always-on') return replicas * s.hoursPerMonth;
  if (fleet.scaling === 'scheduled') return replicas * fleet.schedule! * daysPerMonth(s);
  const hours = hoursOf(s);
  return need.loads[m]!.reduce((sum, load) => {
    const now = Math.min(roundedUp(load / fleet.targetUtilisation) + fleet.spares, need.replicas[m]!);
    return sum + (Math.max(floor, now) * s.hoursPerMonth) / hours;
  }, 0);
}

export function payRent(ledger: Ledger, id: string, fleet: Rent<number>, need: Need, s: Scenario<number>): void {
  ledger.once(`${id}.upfront`, fleet.upfront, s.horizon);
  const { amount, unit } = fleet.price;
  const perReplica = unit === 'USD/instance/h' ? amount : amount * fleet.gpus;
  for (let m = 1; m <= s.horizon; m++) {
    const price = perReplica * (1 + fleet.priceDrift) ** ((m - 1) / 12);
    const units =
      unit === 'USD/GPU/month' ? Math.max(fleet.commit ?? 0, need.replicas[m - 1]!) : paidHours(fleet, need, m - 1, s);
    ledger.run(`${id}.rent`, m, units * price);
  }
}
