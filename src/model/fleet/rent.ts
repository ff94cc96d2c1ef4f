import type { RentalOffer } from '../../catalog/catalog.ts';
import { rentalsAt } from '../../catalog/rental-offers.ts';
import { type Given, isZero } from '../../quantity/given.ts';
import { Quantity } from '../../quantity/quantity.ts';
import type { RentOption } from '../../scenario/scenario.ts';
import type { Context } from '../context.ts';
import { committedMonths, owed } from '../contract.ts';
import { inScenarioCurrency } from '../currency.ts';
import type { Line } from '../line.ts';
import { ONE } from '../one.ts';
import { paced } from '../paced.ts';
import { priceChange } from '../price-change.ts';
import { replacedEntryHint } from '../replaced-entry.ts';
import { type FleetSupply, ONE_REPLICA } from './hardware.ts';
import { type Pool, replicasFor } from './pool.ts';

/** What renting so many replicas costs per hour or per month; undefined, with a fault, where no price is known. */
interface Tariff {
  readonly per: 'h' | 'month';
  /** Of what is counted. */
  readonly price: Quantity;
  /** What replicas are counted in. */
  readonly of: 'GPU' | 'instance';
  counted(replicas: Quantity): Quantity;
}

/**
 * The rent of a pool: always-on pays idle hours, a schedule pays its hours, autoscaling pays the load curve in whole replicas
 * and, where it is said, the start-up of those between the quietest and the busiest hour, once a day. A commitment is a floor.
 */
export function rentLines(pool: Pool, inUse: Quantity, delivered: Quantity, context: Context): readonly Line[] {
  const option = pool.supply.option as RentOption;
  const tariff = tariffOf(option.rent, pool.supply, context);
  if (!tariff) return [];
  const { calendar, demand, scenario, drive } = context;
  const floor = committedReplicas(option, inUse, context);
  const apart = floor && paidApart(option);
  const paid = (replicas: Quantity) => {
    if (!floor) return replicas;
    return apart ? replicas.minus(floor).atLeast(replicas.zero()) : replicas.atLeast(floor);
  };
  const change = priceChange(option.priceDrift, option.id, calendar.months);
  // in a month, of what replicas come to: of their cost by the hour, or of their count
  let inMonth: (of: (replicas: Quantity) => Quantity) => Quantity;
  if (option.scaling === 'autoscale' && tariff.per === 'h') {
    const { axis, share } = demand.hours;
    const wanted = pool.hourly ?? replicasFor(pool.load.hourly, pool.supply).atMost(pool.installed).times(inUse);
    const kept = option.minimum
      ? wanted.atLeast(replicasOf(option.minimum, `least replicas of ${option.id}`).times(inUse))
      : wanted;
    const up = kept.times(delivered).as(`replicas of ${option.id} by the hour`, 'replica');
    const upPaid = paid(up);
    const atAllHours = (of: (replicas: Quantity) => Quantity) => {
      const byHour = of(upPaid);
      return (axis ? byHour.times(share).sumOver(axis) : byHour).times(calendar.hoursPerMonth);
    };
    inMonth = atAllHours;
    if (axis && option.startUp && !isZero(option.startUp)) {
      // what is committed runs at all hours
      const upAll = floor ? up.atLeast(floor) : up;
      const quietest = upAll.zero().minus(upAll.zero().minus(upAll).maxOver(axis));
      const started = upAll.maxOver(axis).minus(quietest).as(`replicas of ${option.id} started each day`, 'replica');
      const startUp = Quantity.given(option.startUp, `start-up of ${option.id}`).times(A_DAY, calendar.daysPerMonth);
      inMonth = of => atAllHours(of).plus(of(started).times(startUp));
    }
  } else if (option.scaling === 'scheduled' && tariff.per === 'h') {
    const schedule = Quantity.given(option.schedule!, `schedule of ${option.id}`);
    inMonth = of => of(paid(pool.installed)).times(schedule, calendar.daysPerMonth);
  } else inMonth = of => wholeMonth(tariff, of(paid(pool.installed)), context);
  const rent: Line = {
    id: `${option.id}.rent`,
    label: apart ? 'rent above the commitment' : 'rent',
    option: option.id,
    charge: 'usage',
    behaviour: 'stepped',
    running: paced(
      inMonth(r => costOf(tariff, r))
        .times(drive.rentLevel ?? ONE)
        .as(`rent of ${option.id} at month 1's price`, `${scenario.currency}/month`),
      change,
    ),
    measured: () => ({ running: inMonth(tariff.counted).as(`what is rented of ${option.id}`, rentedUnit(tariff)) }),
  };
  const committed = apart ? commitmentLine(option, pool.supply, floor, context) : undefined;
  return committed ? [committed, rent] : [rent];
}

const costOf = (tariff: Tariff, replicas: Quantity): Quantity => tariff.counted(replicas).times(tariff.price);

/** What is paid for at all times, in a month. */
const wholeMonth = (tariff: Tariff, q: Quantity, { calendar }: Context): Quantity =>
  tariff.per === 'h' ? q.times(calendar.hoursPerMonth) : q;

const rentedUnit = ({ per, of }: Tariff): string => (per === 'h' ? `${of} h/month` : of);

/** Replicas that are paid for at all times, while their contract holds; undefined where there are none. */
function committedReplicas(option: RentOption, inUse: Quantity, context: Context): Quantity | undefined {
  const { commit } = option.rent;
  if (!commit || isZero(commit)) return undefined;
  return replicasOf(commit, `committed replicas of ${option.id}`).times(
    owed(option, inUse),
    committedMonths(option, context),
  );
}

/** Whether committed replicas are a line of their own: at another price, or owed by every plan. */
const paidApart = ({ rent, contract }: RentOption): boolean =>
  rent.commitPrice !== undefined || rent.commitTerm !== undefined || contract?.signed === true;

/** Committed replicas at their own price, at all hours; it does not drift. Nothing where they are spent anyway. */
function commitmentLine(option: RentOption, supply: FleetSupply, floor: Quantity, context: Context): Line | undefined {
  if (option.contract?.paidAnyway) return undefined;
  const { commitPrice, commitTerm, ...rent } = option.rent;
  const own = commitPrice
    ? { ...rent, price: commitPrice }
    : commitTerm
      ? { ...rent, price: undefined, term: commitTerm }
      : rent;
  const tariff = tariffOf({ ...own, commitPrice: undefined, commitTerm: undefined }, supply, context);
  if (!tariff) return undefined;
  const running = wholeMonth(tariff, costOf(tariff, floor), context);
  return {
    id: `${option.id}.commitment`,
    label: 'committed rent',
    option: option.id,
    charge: 'usage',
    behaviour: 'fixed',
    running: paced(
      running
        .times(context.drive.rentLevel ?? ONE)
        .as(`committed rent of ${option.id}`, `${context.scenario.currency}/month`),
    ),
    measured: () => ({
      running: wholeMonth(tariff, tariff.counted(floor), context).as(`committed of ${option.id}`, rentedUnit(tariff)),
    }),
  };
}

/** What a signed contract on rented GPUs costs a plan that does not use them. */
export function unusedCommitment(supply: FleetSupply, context: Context): Line | undefined {
  const option = supply.option as RentOption;
  const floor = option.contract?.signed ? committedReplicas(option, ONE, context) : undefined;
  return floor && commitmentLine(option, supply, floor, context);
}

const A_DAY = Quantity.constant(1, '1/day', 'once a day', '');

/** A number of replicas, written with or without its unit. */
const replicasOf = (given: Given, name: string): Quantity => {
  const q = Quantity.given(given, name);
  return q.unit.powers.size ? q : q.times(ONE_REPLICA);
};

function tariffOf(rent: RentOption['rent'], supply: FleetSupply, context: Context): Tariff | undefined {
  const { gpusPerReplica } = supply;
  const option = supply.option as RentOption;
  if (rent.price) {
    const price = Quantity.given(rent.price, `rent price of ${option.id}`);
    const per = price.unit.powers.has('h') ? 'h' : 'month';
    if (per === 'month' && option.scaling !== 'always-on')
      context.faults.error(
        'E415',
        `a monthly rent does not shrink with the hours: ${option.id} is \`${option.scaling}\``,
        rent.at,
        { hint: 'state an hourly price, or `scaling: always-on`' },
      );
    const of = price.unit.powers.has('GPU') ? 'GPU' : 'instance';
    const unitsPerReplica =
      of === 'GPU' ? gpusPerReplica : Quantity.constant(1, 'instance/replica', 'one instance is one replica');
    return { per, price, of, counted: replicas => replicas.times(unitsPerReplica) };
  }
  const offer = bestOffer({ ...option, rent }, context);
  if (!offer) return undefined;
  const price = Quantity.given(offer.price, `${offer.provider} ${offer.instance}`);
  const gpusPerInstance = Quantity.constant(
    offer.gpus,
    'GPU/instance',
    `${offer.instance} has ${offer.gpus} ${offer.gpus === 1 ? 'GPU' : 'GPUs'}`,
    `GPUs per ${offer.instance}`,
  );
  return {
    per: 'h',
    price,
    of: 'instance',
    counted: replicas =>
      replicas.times(gpusPerReplica).per(gpusPerInstance).roundedUp().as(`instances of ${option.id}`, 'instance'),
  };
}

/** Of the offers in force, the one at which a replica costs least; whole instances. */
export function bestOffer(
  option: RentOption,
  { scenario, catalog, asOf, faults }: Pick<Context, 'scenario' | 'catalog' | 'asOf' | 'faults'>,
): RentalOffer | undefined {
  const { provider, term, region, instance, at } = option.rent;
  if (!provider) {
    const hint = '`rent: { provider: lambda, term: on-demand }` or `rent: { price: 2.49 USD/GPU/h }`';
    faults.error('E416', `${option.id} has neither a provider nor a price`, at, { hint });
    return undefined;
  }
  const found = rentalsAt(catalog.rentals(provider, option.replica.device), asOf, { term, region, instance });
  if (!found.ok) {
    const known = catalog.ids('provider');
    const { device } = option.replica;
    const replaced = replacedEntryHint(
      `rentals/${provider}/${device}`,
      catalog,
      below => rentalsAt(below.rentals(provider, device), asOf, { term, region, instance }).ok,
    );
    const hint = known.includes(provider)
      ? (replaced ?? 'state `rent: { price: … USD/GPU/h }`')
      : `known providers: ${known.join(', ')}`;
    faults.error(
      'E407',
      found.missing === 'offer' ? `no offer of ${provider} for ${option.replica.device} is known` : found.reason,
      at,
      { hint },
    );
    return undefined;
  }
  const inCurrency = (o: RentalOffer) =>
    inScenarioCurrency(o.price, `the rent of ${o.instance}`, at, { scenario, faults });
  if (!found.offers.every(inCurrency)) return undefined;
  const perReplica = (o: RentalOffer) => o.price.amount.likely.times(Math.ceil(option.replica.count / o.gpus));
  return [...found.offers].sort((a, b) => perReplica(a).comparedTo(perReplica(b)) || a.gpus - b.gpus)[0];
}
