import type { Given } from '../../quantity/given.ts';
import { constantGiven, isZero, Quantity } from '../../quantity/quantity.ts';
import type { BuyOption } from '../../scenario/scenario.ts';
import type { Context } from '../context.ts';
import { monthlyFactor, ONE } from '../discounting.ts';
import type { Line } from '../line.ts';
import type { Pool } from './pool.ts';
import { wholeMonthsBetween } from './months-between.ts';

/** An owned fleet over its life: what is bought when, what of it is in service, and what it costs. */
export interface Ownership {
  /** Pool with what is really in service: an owned fleet does not shrink before its end of life. */
  readonly pool: Pool;
  readonly servers: Quantity;
  readonly lines: readonly Line[];
}

/** @param needed replicas needed each month (0 before delivery). */
export function ownershipOf(needed: Pool, context: Context): Ownership | undefined {
  const option = needed.supply.option as BuyOption;
  const { calendar, scenario, faults, asOf } = context;
  const { months } = calendar;
  const horizon = months.labels.length;
  const life = option.buy.serviceLife.amount.likely.toNumber();
  const lead = option.buy.leadTime.amount.likely.toNumber();
  const age = option.buy.inService ? wholeMonthsBetween(option.buy.inService, asOf) : undefined;
  if (age !== undefined && age < 0) {
    faults.error('E418', `${option.id} is in service from ${option.buy.inService}, after ${asOf}`, option.buy.inServiceAt, { hint: 'use `leadTime` for hardware on its way' });
    return undefined;
  }
  const left = age === undefined ? 0 : Math.max(0, life - age);
  const price = hardwarePrice(option, needed, context);
  if (!price) return undefined;

  const none = zero('replica');
  const owned = left > 0 ? needed.installed.at(months, 0).as(`replicas of ${option.id} owned at the start`, 'replica') : none;
  const renewal = mask(months, m => (m >= left && (m - left) % life === 0 ? 1 : 0), 'months in which the fleet is bought');
  // a need that never changes is bought whole, and again at every end of life
  const steady = !needed.installed.axes.includes(months);
  const bought = (steady ? needed.installed.times(renewal) : needed.installed.replenished(months, life, owned, left)).as(`replicas of ${option.id} bought`, 'replica');
  const stillOwned = left > 0 ? owned.times(mask(months, m => (m < left ? 1 : 0), 'months of life left')) : undefined;
  const inService = steady ? needed.installed : (stillOwned ? bought.windowSum(months, life).plus(stillOwned) : bought.windowSum(months, life)).as(`replicas of ${option.id} in service`, 'replica');
  const pool: Pool = { ...needed, installed: inService, gpus: inService.times(needed.supply.gpusPerReplica).as(`GPUs of ${option.id}`, 'GPU'), utilisation: needed.load.mean.per(inService).as(`utilisation of ${option.id}`, '') };
  const servers = serversOf(inService, pool, option);

  // what is paid for is counted in the unit of the price: GPUs singly, servers whole
  const counted = (replicas: Quantity) => (price.perServer ? serversOf(replicas, pool, option) : replicas.times(pool.supply.gpusPerReplica));
  const serversBought = () => (steady ? counted(inService).times(renewal) : counted(inService).replenished(months, life, left > 0 ? counted(owned) : zero('server'), left));
  const units = price.perServer ? serversBought().as(`servers of ${option.id} bought`, 'server') : counted(bought);
  const drift = monthlyFactor(option.priceDrift, `price drift of ${option.id}`);
  const atPurchase = drift === ONE ? ONE : drift.compounded(months, 0).lag(months, lead);
  const spent = units.times(price.each, atPurchase).over(months).as(`hardware of ${option.id} that goes into service`, scenario.currency);
  const residual = Quantity.given(option.buy.residual, `residual of ${option.id}`);
  const lifeMonths = Quantity.given(option.buy.serviceLife, `service life of ${option.id}`);
  const consumed = isZero(option.buy.residual) ? ONE : ONE.minus(residual);
  const bookAfter = (monthsUsed: Quantity) => ONE.minus(consumed.times(monthsUsed).per(lifeMonths));

  const ends = (m: number) => horizon - m <= life;
  const bookFraction = bookAfter(row(months, m => Math.min(horizon - m, life), 'month', 'months in service at the end')).times(mask(months, m => (ends(m) ? 1 : 0), 'in service at the end'));
  let bookValue = spent.times(bookFraction).sumOver(months);
  const soldBefore = mask(months, m => (m < horizon - 1 ? 1 : 0), 'before the end of the horizon');
  const sales = isZero(option.buy.residual) ? undefined : spent.lag(months, life - 1).times(residual, soldBefore);
  let amortised = spent.windowSum(months, life).times(consumed).per(lifeMonths);
  let initial: Quantity | undefined;
  let ownedSale: Quantity | undefined;
  let ownedValue: Quantity | undefined;
  if (left > 0) {
    const value = counted(owned).times(price.each).as(`hardware price of ${option.id} owned at the start`, scenario.currency);
    ownedValue = value.times(mask(months, m => (m < left ? 1 : 0), 'months of life left'));
    if (!option.buy.sunk) {
      initial = value.times(bookAfter(monthsGiven(age!, `age of ${option.id}`))).as(`book value of ${option.id} at the start`, scenario.currency);
      amortised = amortised.plus(ownedValue.times(consumed).per(lifeMonths));
      if (left > horizon || left === horizon) bookValue = bookValue.plus(value.times(bookAfter(monthsGiven(age! + horizon, `age of ${option.id} at the end`))));
      else ownedSale = value.times(residual).times(mask(months, m => (m === left - 1 ? 1 : 0), 'end of life of what was owned'));
    }
  }
  const money = `${scenario.currency}/month`;
  const base = { option: option.id, behaviour: 'stepped' } as const;
  const allSales = sales && ownedSale ? sales.plus(ownedSale) : (sales ?? ownedSale);
  const lines: Line[] = [
    {
      ...base,
      id: `${option.id}.hardware`,
      label: 'hardware',
      charge: 'purchase',
      purchases: spent.lag(months, -lead).as(`purchases of ${option.id}`, scenario.currency),
      bookValue: bookValue.as(`book value of ${option.id} at the end`, scenario.currency),
      amortised: amortised.as(`amortisation of ${option.id}`, money),
      ...(initial ? { initial } : {}),
      ...(allSales ? { sales: allSales.as(`sales of ${option.id}`, scenario.currency) } : {}),
    },
  ];
  if (!isZero(option.buy.maintenance)) {
    const inUseValue = ownedValue ? spent.windowSum(months, life).plus(ownedValue) : spent.windowSum(months, life);
    lines.push({ ...base, id: `${option.id}.maintenance`, label: 'maintenance', charge: 'usage', running: inUseValue.times(Quantity.given(option.buy.maintenance, `maintenance of ${option.id}`)).as(`maintenance of ${option.id}`, money) });
  }
  return { pool, servers, lines };
}

const zero = (unit: string): Quantity => Quantity.constant(0, unit, 'none');
const monthsGiven = (n: number, name: string): Quantity => Quantity.constant(n, 'month', name, name);

type Months = Context['calendar']['months'];
const row = (months: Months, value: (m: number) => number, unit: string, name: string): Quantity => Quantity.row(months, months.labels.map((_, m) => constantGiven(value(m), unit, `${name}, month ${m + 1}`)), name);
const mask = (months: Months, value: (m: number) => 0 | 1, name: string): Quantity => row(months, value, '', name);

/** Servers that hold so many replicas: a replica is a server unless the device or the option says how many GPUs share one. */
function serversOf(replicas: Quantity, pool: Pool, option: BuyOption): Quantity {
  const shared = option.gpusPerServer ?? pool.supply.device?.gpusPerServer;
  if (!shared) return replicas.times(Quantity.constant(1, 'server/replica', 'a replica is a server'));
  const perServer = Quantity.given(shared, `GPUs per server of ${option.id}`).times(shared.amount.unit.powers.has('GPU') ? ONE : Quantity.constant(1, 'GPU/server', 'GPUs of a server'));
  return replicas.times(pool.supply.gpusPerReplica).per(perServer).roundedUp().as(`servers of ${option.id}`, 'server');
}

/** Price of a GPU or server with the share of servers and network on top: USD. */
function hardwarePrice(option: BuyOption, pool: Pool, { asOf, faults }: Context): { each: Quantity; perServer: boolean } | undefined {
  const given = option.buy.price ?? catalogPrice(pool, asOf);
  if (!given) {
    faults.error('E408', `no purchase price of ${option.replica.device} is known on ${asOf}`, option.at, { hint: 'state `buy: { price: 30000 USD/GPU }`' });
    return undefined;
  }
  const { powers } = given.amount.unit;
  const perServer = powers.has('server') || powers.has('instance');
  let each = Quantity.given(given, `hardware price of ${option.id}`);
  if (powers.has('instance')) each = each.times(Quantity.constant(1, 'instance/server', 'an instance is a server'));
  if (powers.has('device')) each = each.times(Quantity.constant(1, 'device/GPU', 'a device is one GPU'));
  const shares = [option.buy.serverShare, option.buy.networkShare].filter(s => !isZero(s));
  const factor = shares.reduce((sum: Quantity, s) => sum.plus(Quantity.given(s, `${s.path.split('.').at(-1)} of ${option.id}`)), ONE);
  return { each: each.times(factor), perServer };
}

function catalogPrice(pool: Pool, asOf: string): Given | undefined {
  return pool.supply.device?.prices.findLast(p => (p.validFrom === undefined || p.validFrom <= asOf) && (p.validTo === undefined || asOf < p.validTo))?.price;
}

/** Months of lead before an owned option serves. */
export const leadOf = (option: { kind: string } & Partial<Pick<BuyOption, 'buy'>>): number => (option.kind === 'buy' && !option.buy!.inService ? option.buy!.leadTime.amount.likely.toNumber() : 0);

