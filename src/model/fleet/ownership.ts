import type { Axis } from '../../quantity/axis.ts';
import { isZero, likelyInBase } from '../../quantity/given.ts';
import { Quantity } from '../../quantity/quantity.ts';
import type { BuyOption, Option } from '../../scenario/scenario.ts';
import type { Context } from '../context.ts';
import { monthlyFactor } from '../discounting.ts';
import type { Line } from '../line.ts';
import { monthMask, monthRow } from '../month-row.ts';
import { ONE } from '../one.ts';
import { type Paced, paced, rowOf } from '../paced.ts';
import { hardwarePrice, serversOf } from './hardware-price.ts';
import { wholeMonthsBetween } from './months-between.ts';
import { type Pool, utilisationOf } from './pool.ts';

/** An owned fleet over its life: what is really in service, and what it costs. */
export interface Ownership {
  /** An owned fleet does not shrink before its end of life. */
  readonly pool: Pool;
  readonly servers: Quantity;
  readonly lines: readonly Line[];
}

/** Months of lead before an owned option serves; hardware already in service has none. */
export const leadOf = (option: Option): number =>
  option.kind === 'buy' && !option.buy.inService ? likelyInBase(option.buy.leadTime).toNumber() : 0;

/**
 * Purchases as cohorts (DESIGN §7, settled 5 and 11): each keeps the price it was bought at, serves its life, is sold at its
 * residual value when that ends, and comes back at straight-line book value when the horizon ends first.
 * @param needed replicas needed each month (0 before delivery).
 * @param inUse 1 or 0: a plan that does not use the option does not carry what is owned of it.
 */
export function ownershipOf(needed: Pool, inUse: Quantity, context: Context): Ownership | undefined {
  const option = needed.supply.option as BuyOption;
  const { months } = context.calendar;
  const { currency } = context.scenario;
  const age = ageOf(option, context);
  const price = hardwarePrice(needed, context);
  if (!price || age === 'future') return undefined;
  const horizon = months.labels.length;
  const life = likelyInBase(option.buy.serviceLife).toNumber();
  const lead = leadOf(option);
  const left = age === undefined ? 0 : Math.max(0, life - age);

  // a need that never changes is bought whole, and again at every end of life: its months are a shape of their own
  const stated = option.buy.owned;
  const steady = !stated && !needed.needed.axes.includes(months);
  const first = age === undefined ? lead : left;
  const there = stated
    ? Quantity.given(stated, `replicas of ${option.id} in service already`).times(inUse)
    : needed.installed.at(months, 0);
  const owned = there.as(`replicas of ${option.id} owned at the start`, 'replica');
  const none = owned.zero();
  const renewed = monthMask(
    months,
    m => m >= first && (m - first) % life === 0,
    `months in which ${option.id} is bought`,
  );
  const bought = needed.installed.replenished(months, life, left ? owned : none, left);
  const held = monthMask(months, m => m < left, `months of life that ${option.id} has left`);
  const cohorts = left ? bought.windowSum(months, life).plus(owned.times(held)) : bought.windowSum(months, life);
  const inService = steady ? needed.installed : cohorts.as(`replicas of ${option.id} in service`, 'replica');
  const pool: Pool = {
    ...needed,
    installed: inService,
    gpus: inService.times(needed.supply.gpusPerReplica).as(`GPUs of ${option.id}`, 'GPU'),
    utilisation: utilisationOf(needed.load.mean, inService, option.id),
  };

  const drift = monthlyFactor(option.priceDrift, `price drift of ${option.id}`);
  const atPurchase = drift === ONE ? ONE : drift.compounded(months, 0).lag(months, lead);
  const units = price.counted(steady ? needed.needed : inService);
  // what is bought when is the shape, what it costs the level: neither a price nor its range runs along months
  const counted = steady
    ? undefined
    : units.replenished(months, life, left ? price.counted(owned) : units.zero(), left);
  const spent: Paced = counted
    ? paced(price.each, counted.times(atPurchase))
    : paced(
        units.times(price.each).as(`hardware price of the fleet of ${option.id}`, currency),
        renewed.times(atPurchase),
      );
  const value = price
    .counted(owned)
    .times(price.each)
    .as(`hardware price of ${option.id} owned at the start`, currency);
  const unitsBought = counted ?? units.times(renewed);
  const unitsOwned = price.counted(owned);
  const fleet = { option, spent, life, lead, left, age: age ?? 0, horizon, value, held, unitsBought, unitsOwned };
  const lines = [hardwareLine(fleet, context)];
  if (!isZero(option.buy.maintenance)) {
    const inUse = along(spent, q => q.windowSum(months, life));
    const hardware = left ? paced(rowOf(inUse).plus(value.times(held))) : inUse;
    const level = hardware.level.times(Quantity.given(option.buy.maintenance, `maintenance of ${option.id}`));
    const running = paced(level, hardware.shape);
    lines.push({
      id: `${option.id}.maintenance`,
      label: 'maintenance',
      option: option.id,
      charge: 'usage',
      behaviour: 'stepped',
      running,
    });
  }
  return { pool, servers: serversOf(inService, pool), lines };
}

interface Fleet {
  readonly option: BuyOption;
  readonly spent: Paced;
  readonly life: number;
  readonly lead: number;
  readonly left: number;
  readonly age: number;
  readonly horizon: number;
  /** Price of what was owned at the start. */
  readonly value: Quantity;
  readonly held: Quantity;
  /** GPUs or servers that are bought for each month, and that were there at the start. */
  readonly unitsBought: Quantity;
  readonly unitsOwned: Quantity;
}

/** Purchases less what comes back: sales at the end of life, book value at the end of the horizon. */
function hardwareLine(fleet: Fleet, { calendar, scenario }: Context): Line {
  const { option, spent, life, lead, left, age, horizon, value, held } = fleet;
  const { months } = calendar;
  const residual = Quantity.given(option.buy.residual, `residual of ${option.id}`);
  const lifeMonths = Quantity.given(option.buy.serviceLife, `service life of ${option.id}`);
  const consumed = isZero(option.buy.residual) ? ONE : ONE.minus(residual);
  const bookAfter = (used: Quantity) => ONE.minus(consumed.times(used).per(lifeMonths));
  const monthsUsed = (n: number, name: string) => Quantity.constant(n, 'month', name, name);

  const used = monthRow(months, m => Math.min(horizon - m, life), 'month', 'months in service at the end');
  const serving = monthMask(months, m => horizon - m <= life, 'in service at the end');
  const atEnd = along(spent, q => q.times(bookAfter(used), serving));
  let bookValue = atEnd.level.times(atEnd.shape.sumOver(months));
  const sold = monthMask(months, m => m < horizon - 1, 'before the end of the horizon');
  const sales = isZero(option.buy.residual) ? [] : [along(spent, q => q.lag(months, life - 1).times(residual, sold))];
  const amortised = [along(spent, q => q.windowSum(months, life).times(consumed).per(lifeMonths))];
  let initial: Quantity | undefined;
  const onBooks = left > 0 && !option.buy.sunk;
  if (onBooks) {
    initial = value
      .times(bookAfter(monthsUsed(age, `age of ${option.id}`)))
      .as(`book value of ${option.id} at the start`, scenario.currency);
    amortised.push(paced(value.times(consumed).per(lifeMonths), held));
    if (left >= horizon)
      bookValue = bookValue.plus(value.times(bookAfter(monthsUsed(age + horizon, `age of ${option.id} at the end`))));
    else
      sales.push(
        paced(
          value.times(residual),
          monthMask(months, m => m === left - 1, `end of life of what ${option.id} owned`),
        ),
      );
  }
  return {
    id: `${option.id}.hardware`,
    label: 'hardware',
    option: option.id,
    charge: 'purchase',
    behaviour: 'stepped',
    purchases: along(spent, q => q.over(months).lag(months, -lead)),
    sales,
    bookValue: bookValue.as(`book value of ${option.id} at the end`, scenario.currency),
    amortised,
    measured: () => measuredOf(fleet, onBooks, months),
    placed: { lead, ...(onBooks ? { before: { cost: value, since: option.buy.inService! } } : {}) },
    ...(initial ? { initial } : {}),
  };
}

/** GPUs or servers by the month they are bought in, and those in service that are written off. */
function measuredOf({ option, life, lead, held, unitsBought, unitsOwned }: Fleet, onBooks: boolean, months: Axis) {
  const unit = unitsBought.unit.powers.has('server') ? 'server' : 'GPU';
  const bought = unitsBought.windowSum(months, life);
  const inService = onBooks ? bought.plus(unitsOwned.times(held)) : bought;
  return {
    bought: unitsBought.over(months).lag(months, -lead).as(`hardware that ${option.id} buys`, unit),
    inService: inService.as(`hardware of ${option.id} that is written off`, unit),
  };
}

/** Applies a step along months to what is bought when. */
const along = ({ level, shape }: Paced, step: (q: Quantity) => Quantity): Paced => paced(level, step(shape));

/** Whole months in service before the horizon; undefined for a fleet that is bought. */
function ageOf(option: BuyOption, { asOf, faults }: Context): number | 'future' | undefined {
  if (!option.buy.inService) return undefined;
  const age = wholeMonthsBetween(option.buy.inService, asOf);
  if (age >= 0) return age;
  const hint = 'use `leadTime` for hardware on its way';
  faults.error(
    'E418',
    `${option.id} is in service from ${option.buy.inService}, after ${asOf}`,
    option.buy.inServiceAt,
    { hint },
  );
  return 'future';
}
