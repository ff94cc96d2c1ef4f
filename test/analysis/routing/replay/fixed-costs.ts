import type { Routed } from '../../../../src/analysis/routing/solve-routing.ts';
import { siteOf } from '../../../../src/model/fleet/energy.ts';
import type { Option } from '../../../../src/scenario/scenario.ts';
import { number } from './month-one.ts';
import { ownedFacts } from './option-facts.ts';

/** Month 1 of what is paid whatever is served: people, overheads, upfronts spread over the horizon, wear, upkeep and space of what is owned. */
export function fixedCosts(
  { model }: Routed,
  used: ReadonlySet<string>,
  installed: ReadonlyMap<string, number>,
  hoursPerMonth: number,
): number {
  const { scenario, catalog } = model.context;
  const options = scenario.options.filter(o => used.has(o.id));
  let cost = 0;
  for (const o of options) {
    cost += number(o.upfront) / scenario.horizon;
    if (o.kind !== 'buy') continue;
    const n = installed.get(o.id)!;
    const gpus = n * o.replica.count;
    const device = catalog.device(o.replica.device);
    const shared = o.gpusPerServer ?? device?.gpusPerServer;
    const servers = shared ? Math.ceil(gpus / number(shared)) : n;
    const { price, serverShare, networkShare, residual, serviceLife, maintenance, sunk, inService } = o.buy;
    const given = price ?? device!.prices.at(-1)!.price;
    const byServer = given.amount.unit.powers.has('server');
    const value = number(given) * (byServer ? servers : gpus) * (1 + number(serverShare) + number(networkShare));
    if (!(sunk && inService)) cost += (value * (1 - number(residual))) / number(serviceLife);
    cost += value * number(maintenance);
    const facts = ownedFacts(o, n, model.context);
    cost += (facts.activeWatts + facts.hostWatts) * number(siteOf(o, model.context)?.colocation);
  }
  const payers = (scope: { appliesTo: readonly string[] }) =>
    options.filter(o => scope.appliesTo.includes(o.id) || scope.appliesTo.includes(o.kind));
  const times = (scope: { appliesTo: readonly string[]; per: string }) => {
    const own = payers(scope);
    if (scope.per === 'plan') return own.length ? 1 : 0;
    if (scope.per === 'replica') return own.reduce((sum, o) => sum + (installed.get(o.id) ?? 0), 0);
    return scope.per === 'model' ? new Set(own.map(o => (o.kind === 'api' ? o.api : o.model))).size : own.length;
  };
  for (const role of scenario.staff) cost += number(role.fte) * number(role.salary) * times(role);
  for (const o of scenario.overheads) {
    const { powers } = o.cost.amount.unit;
    const each = number(o.cost) * (powers.has('h') ? hoursPerMonth : 1);
    const replicas = (x: Option) =>
      (installed.get(x.id) ?? 0) * (powers.has('GPU') && x.kind !== 'api' ? x.replica.count : 1);
    if (powers.has('tok')) continue;
    if (powers.has('GPU') || powers.has('replica')) cost += each * payers(o).reduce((sum, x) => sum + replicas(x), 0);
    else cost += each * times(o);
  }
  return cost;
}
