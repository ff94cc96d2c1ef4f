import type { Given } from '../../quantity/given.ts';
import { Quantity } from '../../quantity/quantity.ts';
import type { Context } from '../context.ts';
import type { Margin } from '../line.ts';
import { ONE } from '../one.ts';
import type { PoolLoad, Serving } from '../serving.ts';
import { dutyMask } from './duty.ts';
import { type FleetSupply, ONE_REPLICA } from './hardware.ts';

/** The replicas of one option in one plan. Over months as far as they differ. */
export interface Pool {
  readonly supply: FleetSupply;
  readonly load: PoolLoad;
  /** Spares included, delivered or not. */
  readonly needed: Quantity;
  /** Spares included; what is there. */
  readonly installed: Quantity;
  readonly utilisation: Quantity;
  readonly gpus: Quantity;
  readonly margins: readonly Margin[];
  /** Of an autoscaled fleet whose every hour is settled: replicas that are up, spares included, 0 where it is not in use. */
  readonly hourly?: Quantity | undefined;
  /** The size was picked because it makes the plan cheapest. */
  readonly chosen: boolean;
}

/** Replicas that a load needs: whole ones for the busiest hour, plus spares. */
export const replicasFor = (load: Quantity, supply: FleetSupply): Quantity =>
  supply.staffing.needed(load).roundedUp().plus(supply.spares);

/** Replicas of a fleet of fixed size that may be kept busy in an hour. */
export function usableOf(size: Quantity, supply: FleetSupply): Quantity {
  const serving = size.minus(supply.spares).atLeast(size.zero());
  return supply.staffing.usable(serving).as(`usable replicas of ${supply.option.id}`, 'replica');
}

/** Mean load by installed replicas, spares included; 0 where none is installed. */
export const utilisationOf = (mean: Quantity, installed: Quantity, id: string): Quantity =>
  Quantity.when(installed.zero().minus(installed), NOT_INSTALLED, mean.per(installed)).as(`utilisation of ${id}`, '');

const NOT_INSTALLED = Quantity.constant(0, '', 'nothing installed');

/** What a pool gets to serve, and how its size comes about. */
export interface PoolTask {
  readonly serving: Serving;
  /** What it serves once it is there. */
  readonly delivered: Serving;
  /** Pinned or chosen; undefined: it grows and shrinks with its load. */
  readonly size: Quantity | undefined;
  readonly chosen: boolean;
  readonly mustHold: boolean;
  readonly inUse: Quantity;
  /** The size stands as it is, 0 where the option is not in use, and so do the replicas of every hour. */
  readonly settled?: { readonly hourly: Quantity | undefined } | undefined;
}

/** The pool of a fleet. `present` is 1 in the months in which the fleet is there. */
export function poolOf(
  supply: FleetSupply,
  { serving, delivered, size, chosen, mustHold, inUse, settled }: PoolTask,
  present: Quantity,
  context: Context,
): Pool {
  const { option } = supply;
  const { months } = context.calendar;
  const load = serving.load(supply.load);
  const peak = (delivered === serving ? load : delivered.load(supply.load)).peak.as(
    `busiest hour of ${option.id}`,
    'replica',
  );
  const needed = (settled ? size! : (size ?? replicasFor(peak, supply)).times(inUse)).as(
    `replicas that ${option.id} needs`,
    'replica',
  );
  const installed = needed.times(present).as(`replicas of ${option.id}`, 'replica');
  const margins: Margin[] = [];
  if (size && mustHold) {
    const have = usableOf(size, supply);
    const need = peak.maxOver(months).as(`busiest hour of ${option.id} over the horizon`, 'replica');
    margins.push({
      margin: have.minus(need).as(`replicas of ${option.id} to spare`, 'replica'),
      need,
      have,
      sentence: `the busiest hour keeps {need} of ${option.id} busy, {have} are usable`,
    });
  }
  const offDuty = offDutyMargin(supply, load, context);
  if (offDuty) margins.push(offDuty);
  if (supply.memory) margins.push(supply.memory);
  margins.push(...(supply.rates.margins ?? []));
  const { hours } = context.demand;
  const mean = hours.axis ? load.mean : load.hourly;
  return {
    supply,
    load,
    needed,
    installed,
    utilisation: utilisationOf(mean, installed, option.id),
    gpus: installed.times(supply.gpusPerReplica).as(`GPUs of ${option.id}`, 'GPU'),
    margins,
    hourly: settled?.hourly,
    chosen,
  };
}

/** A scheduled fleet serves nothing outside its hours: any load there makes the plan impossible. */
function offDutyMargin(supply: FleetSupply, load: PoolLoad, context: Context): Margin | undefined {
  const { demand, calendar } = context;
  if (!demand.hours.axis || supply.option.kind !== 'rent' || supply.option.scaling !== 'scheduled') return undefined;
  const off = ONE.minus(demand.hours.mask(dutyMask(supply.option)));
  const need = load.hourly
    .times(off)
    .maxOver(demand.hours.axis)
    .maxOver(calendar.months)
    .as(`load outside the hours of ${supply.option.id}`, 'replica');
  const have = need.zero();
  return {
    margin: have.minus(need),
    need,
    have,
    sentence: `{need} of ${supply.option.id} would be busy outside its schedule`,
  };
}

/** Size of a fleet as a quantity, from the option's pin. */
export const pinnedSize = (given: Given, id: string): Quantity => {
  const q = Quantity.given(given, `pinned replicas of ${id}`);
  return q.unit.powers.has('replica') ? q : q.times(ONE_REPLICA);
};
