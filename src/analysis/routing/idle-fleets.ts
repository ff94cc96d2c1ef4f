import { tokensPerRequest } from '../../model/counts.ts';
import type { FleetSupply } from '../../model/fleet/hardware.ts';
import { leadOf } from '../../model/fleet/ownership.ts';
import type { Model } from '../../model/model.ts';
import { ONE } from '../../model/one.ts';
import { spreadWeight } from '../../model/routed/routed-allotments.ts';
import { FastProgram } from '../../quantity/fast.ts';
import { inBase, isZero, likelyInBase } from '../../quantity/given.ts';
import { Quantity } from '../../quantity/quantity.ts';
import type { BuyOption, Option, Task } from '../../scenario/scenario.ts';
import { pricePerMtok } from './api-prices.ts';
import { mostReplicas } from './most-replicas.ts';
import { isPlain } from './plain-apis.ts';
import { chargesChange } from './stages.ts';
import { waits } from './unknowns.ts';

/** Where a fleet's saving is this close to its price, it stays in the program. */
const CLEAR = 0.999;

/** A larger fleet is left to the program. */
const MOST_TRIED = 200;

/**
 * Fleets that are part of no best split. Each hour a fleet would take the work that is dearest elsewhere for the load it is; more replicas
 * save no more each, and whatever other fleets do, the work can go back to the API of its task. So a fleet of which not even one replica can
 * save what it costs is left out; and all of them are, where together they cannot save what comes with the use of any (people, outlays).
 * Only asked where every task has an API that takes any load at its price alone.
 */
export function idleFleets(model: Model, open: (task: number, option: Option) => boolean): ReadonlySet<Option> {
  const { scenario, demand } = model.context;
  const found = new Set<Option>();
  const fleets = scenario.options.filter(
    o => o.kind !== 'api' && model.supplies.has(o.id) && demand.list.some((_, t) => open(t, o)),
  );
  if (fleets.length === 0 || demand.list.some(hasPriceOfFailure) || scenario.routing?.tasks) return found;
  const apis = apiCosts(model, open);
  let gained = 0;
  let fixed = Infinity;
  for (const fleet of fleets) {
    const tasks = demand.list.flatMap((_, t) => (open(t, fleet) ? [t] : []));
    const supply = model.supplies.get(fleet.id)!;
    if (supply.kind !== 'fleet' || !canBeJudged(fleet, model) || tasks.some(t => apis[t] === undefined)) {
      gained = Infinity;
      continue;
    }
    const cost = costOf(fleet, model);
    const gain = mostGained(savings(supply.fleet, tasks, apis as readonly number[], model), cost.each);
    gained += gain;
    fixed = Math.min(fixed, cost.inUse);
    if (gain === 0) found.add(fleet);
  }
  return gained < CLEAR * fixed ? new Set(fleets) : found;
}

/** The most that a fleet of any size saves beyond what its replicas cost; 0 where the first one does not. */
function mostGained(saved: (replicas: number) => number, each: number): number {
  let best = 0;
  for (let n = 1, before = 0; n <= MOST_TRIED; n++) {
    const now = saved(n);
    if (now - before < CLEAR * each) return best;
    best = Math.max(best, now - n * CLEAR * each);
    before = now;
  }
  return Infinity;
}

const hasPriceOfFailure = (task: Task): boolean =>
  [task.downtime, task.rework].some(price => price !== undefined && !isZero(price));

/** Whose cost of a replica in any months is no less than what is reckoned here: a rent that does not fall, hardware that lasts over a steady horizon. */
function canBeJudged(fleet: Option, { context, supplies }: Model): boolean {
  const { routing, tasks } = context.scenario;
  if (fleet.contract || fleet.migration || chargesChange(context.scenario)) return false;
  if (fleet.kind === 'rent' && fleet.rent.commit) return false;
  if (routing?.cascades.some(c => c.try === fleet.id || c.escalateTo === fleet.id)) return false;
  if (fleet.kind === 'rent') return fleet.scaling !== 'autoscale' && fleet.priceDrift.amount.low.gte(0);
  return (
    fleet.kind === 'buy' &&
    drawsMoreWhenBusy(fleet, supplies) &&
    isZero(fleet.priceDrift) &&
    leadOf(fleet) === 0 &&
    likelyInBase(fleet.buy.serviceLife).gte(context.scenario.horizon) &&
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

/** The most that so many replicas could save in a month, work that may wait taken as if it came in every hour at once. */
function savings(
  fleet: FleetSupply,
  tasks: readonly number[],
  apis: readonly number[],
  model: Model,
): (replicas: number) => number {
  const { demand, calendar } = model.context;
  const most = Math.max(1, mostReplicas(fleet.option.id, model));
  const [load, weight, grown, limit] = new FastProgram([
    fleet.load,
    spreadWeight(demand),
    demand.growth.maxOver(calendar.months),
    fleet.staffing.usable(Quantity.constant(most, 'replica', 'all that could be needed')),
  ]).run(new Map(), 1);
  const hours = demand.hours.axis?.labels.length ?? 1;
  // of a queue the largest fleet is the fullest
  const capacity = limit!.data[0]! / most;
  const one = (data: Float64Array, i: number) => data[data.length === 1 ? 0 : i]!;
  const weightAt = (t: number, h: number) => {
    const { data } = weight!;
    if (data.length === 1) return data[0]!;
    return data.length === hours ? data[h]! : data.length === demand.list.length ? data[t]! : data[t * hours + h]!;
  };
  const wanted = Array.from({ length: hours }, (_, h) => {
    const heaped = (t: number) => (waits(demand.list[t]!) ? 24 / (demand.hours.perDay[h] ?? 24) : 1);
    return tasks
      .map(t => {
        const part = weightAt(t, h) * heaped(t);
        return { load: one(load!.data, t) * one(grown!.data, t) * part, saving: apis[t]! * part };
      })
      .filter(w => w.load > 0)
      .sort((a, b) => b.saving / b.load - a.saving / a.load);
  });
  return replicas => {
    let saved = 0;
    wanted.forEach((list, h) => {
      let room = capacity * replicas;
      for (const w of list) {
        const taken = Math.min(1, room / w.load);
        saved += (demand.hours.count[h]! / 168) * w.saving * taken;
        room -= w.load * taken;
        if (room <= 0) break;
      }
    });
    return saved;
  };
}

/** Of so many replicas as make up whole instances of any size. */
const MANY = 8;

/** What a fleet costs a month while it does nothing: each replica, and levelised what comes with its use. */
function costOf(fleet: Option, model: Model): { readonly each: number; readonly inUse: number } {
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
    const { monthly, firstMonth } = plan.figures;
    return new FastProgram([monthly, firstMonth]).run(new Map(), 1).map(({ data }) => data[0]!) as [number, number];
  };
  const [none, one, many] = [cost(0), cost(1), cost(MANY)];
  // a rent may rise, and rented is what a month needs: no month costs less than the first
  const at = fleet.kind === 'rent' ? 1 : 0;
  // instances are taken whole: over many replicas each may cost less than over one
  return { each: Math.min(one[at] - none[at], (many[at] - none[at]) / MANY), inUse: none[0] };
}
