import { tokensPerRequest } from '../../model/counts.ts';
import type { FleetSupply } from '../../model/fleet/hardware.ts';
import { leadOf } from '../../model/fleet/ownership.ts';
import type { Model } from '../../model/model.ts';
import { ONE } from '../../model/one.ts';
import { spreadWeight } from '../../model/routed/routed-allotments.ts';
import { FastProgram } from '../../quantity/fast.ts';
import { inBase, isZero } from '../../quantity/given.ts';
import { Quantity } from '../../quantity/quantity.ts';
import type { BuyOption, Option, Task } from '../../scenario/scenario.ts';
import { pricePerMtok } from './api-prices.ts';
import { mostReplicas } from './most-replicas.ts';
import { isPlain } from './plain-apis.ts';
import { waits } from './unknowns.ts';

/** Where a fleet's saving is this close to its price, it stays in the program. */
const CLEAR = 0.999;

/**
 * Fleets of which not even one replica can save what it costs: each hour it would take the work that is dearest elsewhere for the load it is.
 * More replicas save no more each, and whatever other fleets do, the work can go back to the API of its task. So such a fleet is part of
 * no best split. Only asked where every task has an API that takes any load at its price alone.
 */
export function idleFleets(model: Model, open: (task: number, option: Option) => boolean): ReadonlySet<Option> {
  const { scenario, demand } = model.context;
  const found = new Set<Option>();
  const fleets = scenario.options.filter(o => o.kind !== 'api' && model.supplies.has(o.id));
  if (fleets.length === 0 || demand.list.some(hasPriceOfFailure) || scenario.routing?.tasks) return found;
  const apis = apiCosts(model, open);
  for (const fleet of fleets) {
    const tasks = demand.list.flatMap((_, t) => (open(t, fleet) ? [t] : []));
    if (!canBeJudged(fleet, model) || tasks.some(t => apis[t] === undefined)) continue;
    const supply = model.supplies.get(fleet.id)!;
    if (
      supply.kind === 'fleet' &&
      mostSaved(supply.fleet, tasks, apis as readonly number[], model) < CLEAR * costOfOne(fleet, model)
    )
      found.add(fleet);
  }
  return found;
}

const hasPriceOfFailure = (task: Task): boolean =>
  [task.downtime, task.rework].some(price => price !== undefined && !isZero(price));

/** Whose cost of a replica is the same in every month, or can only rise. */
function canBeJudged(fleet: Option, { context, supplies }: Model): boolean {
  const { routing, tasks } = context.scenario;
  if (routing?.cascades.some(c => c.try === fleet.id || c.escalateTo === fleet.id)) return false;
  if (fleet.kind === 'rent') return fleet.scaling !== 'autoscale' && fleet.priceDrift.amount.low.gte(0);
  return (
    fleet.kind === 'buy' &&
    drawsMoreWhenBusy(fleet, supplies) &&
    isZero(fleet.priceDrift) &&
    leadOf(fleet) === 0 &&
    !fleet.buy.inService &&
    tasks.every(t => isZero(t.growth)) &&
    context.scenario.options.every(o => o.kind !== 'api' || isZero(o.priceDrift))
  );
}

function drawsMoreWhenBusy({ id, power }: BuyOption, supplies: Model['supplies']): boolean {
  const supply = supplies.get(id)!;
  const device = supply.kind === 'fleet' ? supply.fleet.device : undefined;
  const [idle, active] = [power.idle ?? device?.idlePower, power.active ?? device?.activePower];
  return idle !== undefined && active !== undefined && inBase(idle, 'high').lte(inBase(active, 'low'));
}

/** What a month of each task costs at the cheapest API that takes any load, at the most over the horizon: by task; undefined where there is none. */
function apiCosts(model: Model, open: (task: number, option: Option) => boolean): readonly (number | undefined)[] {
  const { scenario, demand, calendar } = model.context;
  const plain = scenario.options.filter(o => isPlain(o, model) && o.priceDrift.amount.high.lte(0));
  const prices = plain.map(o => ({ o, price: pricePerMtok(o.id, model)! }));
  const [month, growth] = new FastProgram([
    demand.requests.times(tokensPerRequest(demand.base)),
    demand.growth.maxOver(calendar.months),
  ]).run(new Map(), 1);
  const at = (row: { data: Float64Array }, t: number) => row.data[row.data.length === 1 ? 0 : t]!;
  return demand.list.map((_, t) => {
    const mine = prices.filter(p => open(t, p.o)).map(p => p.price[t]!);
    return mine.length ? (Math.min(...mine) * at(month!, t) * Math.max(1, at(growth!, t))) / 1e6 : undefined;
  });
}

/** The most that one replica could save in a month, work that may wait taken as if it came in every hour at once. */
function mostSaved(fleet: FleetSupply, tasks: readonly number[], apis: readonly number[], model: Model): number {
  const { demand, calendar } = model.context;
  const most = mostReplicas(fleet.option.id, model);
  if (most === 0) return Infinity;
  const usable = fleet.staffing.usable(Quantity.constant(most, 'replica', 'all that could be needed'));
  const [load, weight, grown, limit] = new FastProgram([
    fleet.load,
    spreadWeight(demand),
    demand.growth.maxOver(calendar.months),
    usable,
  ]).run(new Map(), 1);
  const hours = demand.hours.axis?.labels.length ?? 1;
  const capacity = limit!.data[0]! / most;
  const one = (data: Float64Array, i: number) => data[data.length === 1 ? 0 : i]!;
  const weightAt = (t: number, h: number) => {
    const { data } = weight!;
    if (data.length === 1) return data[0]!;
    return data.length === hours ? data[h]! : data.length === demand.list.length ? data[t]! : data[t * hours + h]!;
  };
  let saved = 0;
  for (let h = 0; h < hours; h++) {
    const heaped = (t: number) => (waits(demand.list[t]!) ? 24 / (demand.hours.perDay[h] ?? 24) : 1);
    const share = demand.hours.count[h]! / 168;
    const wanted = tasks
      .map(t => {
        const part = weightAt(t, h) * heaped(t);
        return { load: one(load!.data, t) * one(grown!.data, t) * part, saving: apis[t]! * part };
      })
      .filter(w => w.load > 0)
      .sort((a, b) => b.saving / b.load - a.saving / a.load);
    let room = capacity;
    for (const w of wanted) {
      const taken = Math.min(1, room / w.load);
      saved += share * w.saving * taken;
      room -= w.load * taken;
      if (room <= 0) break;
    }
  }
  return saved;
}

/** What one replica costs a month while it does nothing, levelised; people, outlays and spares that come with it left out. */
function costOfOne(fleet: Option, model: Model): number {
  const { demand } = model.context;
  const nothing = Quantity.constant(0, '', 'serves nothing');
  const part = nothing.over(demand.patterns);
  const cost = (replicas: number) => {
    const installed = Quantity.constant(replicas, 'replica', 'to see what one costs');
    const plan = model.plan('probe', {
      kind: 'routed',
      parts: new Map([[fleet.id, part]]),
      cascades: [],
      sizes: new Map([[fleet.id, { installed, hourly: undefined }]]),
      inUse: new Map([[fleet.id, ONE]]),
    });
    const [monthly] = new FastProgram([plan.figures.monthly]).run(new Map(), 1);
    return monthly!.data[0]!;
  };
  // instances are rented whole: over many replicas each costs no less than over one
  return Math.min(cost(1) - cost(0), (cost(8) - cost(0)) / 8);
}
