import type { Routed } from '../../../../src/analysis/routing/solve-routing.ts';
import { rentalsAt } from '../../../../src/catalog/rental-offers.ts';
import { priceTableOf } from '../../../../src/model/api/price-table.ts';
import { Faults } from '../../../../src/model/fault.ts';
import { siteOf } from '../../../../src/model/fleet/energy.ts';
import type { Given } from '../../../../src/quantity/given.ts';
import type { Quantity } from '../../../../src/quantity/quantity.ts';
import type { ApiOption, BuyOption, Option, RentOption, Task } from '../../../../src/scenario/scenario.ts';
import type { ApiFacts, OptionFacts, OwnedFacts, Request } from './facts.ts';
import { first, monthOne, number } from './month-one.ts';
import { requestOf } from './requests.ts';

/** Prices, rates and replicas of an option. */
export function optionFacts(
  option: Option,
  { model, plan }: Routed,
  busy: readonly number[],
  installed: number,
): OptionFacts {
  const { scenario, catalog, asOf } = model.context;
  const tasks = scenario.tasks;
  const charge = scenario.overheads
    .filter(
      o =>
        o.cost.amount.unit.powers.has('tok') && (o.appliesTo.includes(option.id) || o.appliesTo.includes(option.kind)),
    )
    .reduce((sum, o) => sum + number(o.cost), 0);
  if (option.kind === 'api') {
    const table = priceTableOf(option, catalog, asOf, scenario, new Faults())!;
    const request = tasks.map(t => requestOf(t, option, table.tokenizerRatio ? number(table.tokenizerRatio) : 1));
    return { kind: 'api', request, charge, api: apiFacts(option, table, request, tasks), fleet: undefined };
  }
  const supply = model.supplies.get(option.id)!;
  if (supply.kind !== 'fleet') throw new Error('a fleet');
  const { rates, model: entry } = supply.fleet;
  const request = tasks.map(t => requestOf(t, option, entry?.tokenizerRatio ? number(entry.tokenizerRatio) : 1));
  const perSecond = (q: Quantity) => {
    const values = first(q).map(x => x / 3600);
    return tasks.map((_, t) => values[values.length > 1 ? t : 0]!);
  };
  const pool = plan.pools.find(p => p.supply.option.id === option.id)!;
  const { axis, classOf } = model.context.demand.hours;
  const byClass = pool.hourly && monthOne(pool.hourly, 1, axis?.labels.length ?? 1)[0]!;
  const onDuty = dutyOf(option, busy);
  const up = classOf.map((c, h) => (onDuty.has(h) ? (byClass?.[c] ?? installed) : 0));
  const { prefixCache } = option;
  const saved = 'timeToLive' in prefixCache ? 0 : number(prefixCache);
  return {
    kind: option.kind,
    request,
    charge,
    api: undefined,
    fleet: {
      prefill: perSecond(rates.kind === 'total' ? rates.total : rates.prefill),
      decode: perSecond(rates.kind === 'total' ? rates.total : rates.decode),
      saved: tasks.map(() => saved),
      up,
      spares: number(option.spares),
      rent: option.kind === 'rent' ? rentBy(option, model.context) : () => 0,
      start: option.kind === 'rent' && option.startUp ? number(option.startUp) * rentBy(option, model.context)(1) : 0,
      owned: option.kind === 'buy' ? ownedFacts(option, installed, model.context) : undefined,
    },
  };
}

function apiFacts(
  option: ApiOption,
  table: NonNullable<ReturnType<typeof priceTableOf>>,
  request: readonly Request[],
  tasks: readonly Task[],
): ApiFacts {
  const least = table.minimumCacheablePrompt ? number(table.minimumCacheablePrompt) : 0;
  const paid = 1 - number(option.discount);
  const prices = new Map<string, number>();
  const price = (stream: number, hour: number): number => {
    const known = prices.get(`${stream} ${hour}`);
    if (known !== undefined) return known;
    const batch = number(tasks[stream]!.batchable) > 0 && table.hasBatch;
    const r = request[stream]!;
    const prompt = r.uncached + r.cached + r.written + r.written1h;
    const size = table.thresholds.filter(t => (t.inclusive ? prompt >= t.tokens : prompt > t.tokens)).length;
    const short = prompt < least;
    const total = table.windows.reduce((sum, window) => {
      const of = (
        bucket: 'input' | 'cacheRead' | 'cacheWrite5m' | 'cacheWrite1h' | 'output' | 'reasoning' | 'request',
      ) => number(table.price(bucket, window, size, batch));
      const buckets = short
        ? prompt * of('input')
        : r.uncached * of('input') +
          (r.cached && r.cached * of('cacheRead')) +
          (r.written && r.written * of('cacheWrite5m')) +
          (r.written1h && r.written1h * of('cacheWrite1h'));
      const reasoning = r.reasoning && r.reasoning * (of('reasoning') || of('output'));
      return sum + window.covered[hour]! * (buckets + r.output * of('output') + reasoning + of('request'));
    }, 0);
    prices.set(`${stream} ${hour}`, total * paid);
    return total * paid;
  };
  const limit = (g: Given | undefined) => (g ? number(g) / 60 : Infinity);
  return {
    price,
    minimumSpend: number(option.minimumSpend),
    tokens: limit(option.rateLimit?.tokens),
    requests: limit(option.rateLimit?.requests),
  };
}

/** Hours of the week in which a fleet runs: all, or as many of each day as it is scheduled for, the busiest. */
function dutyOf(option: Option, busy: readonly number[]): ReadonlySet<number> {
  const all = Array.from({ length: 168 }, (_, h) => h);
  if (option.kind !== 'rent' || option.scaling !== 'scheduled') return new Set(all);
  const near = (a: number, b: number) => Math.abs(busy[a]! - busy[b]!) < 1e-9 * busy[a]!;
  return new Set(
    [0, 1, 2, 3, 4, 5, 6].flatMap(day =>
      all
        .slice(day * 24, day * 24 + 24)
        .sort((a, b) => (near(a, b) ? a - b : busy[b]! - busy[a]!))
        .slice(0, number(option.schedule)),
    ),
  );
}

function rentBy(option: RentOption, { catalog, asOf }: Routed['model']['context']): (up: number) => number {
  const { count, device } = option.replica;
  const { price, provider, term, region, instance } = option.rent;
  const least = Math.max(number(option.rent.commit), option.scaling === 'autoscale' ? number(option.minimum) : 0);
  if (price) {
    const each = price.amount.unit.powers.has('GPU') ? count * number(price) : number(price);
    // a schedule pays for its hours, the commitment in them
    return up => (up === 0 && option.scaling === 'scheduled' ? 0 : Math.max(least, up) * each);
  }
  const found = rentalsAt(catalog.rentals(provider!, device), asOf, { term, region, instance });
  if (!found.ok) throw new Error(found.reason);
  const cost = (o: { price: Given; gpus: number }, replicas: number) =>
    Math.ceil((replicas * count) / o.gpus) * number(o.price);
  const best = found.offers.reduce((a, b) => (cost(b, 1) < cost(a, 1) ? b : a));
  return up => cost(best, Math.max(least, up));
}

/** Watts and their price of what is owned. */
export function ownedFacts(option: BuyOption, installed: number, context: Routed['model']['context']): OwnedFacts {
  const device = context.catalog.device(option.replica.device);
  const site = siteOf(option, context);
  const gpus = installed * option.replica.count;
  const watts = (own: Given | undefined, known: Given | undefined) => number(own ?? known);
  const shared = option.gpusPerServer ?? device?.gpusPerServer;
  const servers = shared ? Math.ceil(gpus / number(shared)) : installed;
  return {
    replicas: installed,
    idleWatts: watts(option.power.idle, device?.idlePower) * gpus,
    activeWatts: watts(option.power.active, device?.activePower) * gpus,
    hostWatts: watts(option.power.host, device?.hostPower) * servers,
    electricity: site ? number(site.electricity) * number(site.pue) : 0,
  };
}
