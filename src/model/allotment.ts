import { Quantity } from '../quantity/quantity.ts';
import type { Option, PlanSpec } from '../scenario/scenario.ts';
import type { ApiSupply } from './api/supply.ts';
import type { Context } from './context.ts';
import type { FleetSupply } from './fleet/hardware.ts';
import { leadOf } from './fleet/ownership.ts';
import { monthMask } from './month-row.ts';
import { ONE } from './one.ts';
import type { RoutedMix } from './routed/routed-mix.ts';
import type { Serving, Stream } from './serving.ts';

/** An option made ready to be used in any plan. */
export type Supply =
  | { readonly kind: 'api'; readonly api: ApiSupply }
  | { readonly kind: 'fleet'; readonly fleet: FleetSupply };

/** What an option serves in a mix, and how its fleet is sized. */
export interface Allotment {
  readonly option: Option;
  readonly supply: Supply;
  readonly serving: Serving;
  /** What it would serve once it is there: the size of a fleet follows from it. */
  readonly delivered: Serving;
  readonly streams: readonly Stream[];
  readonly size: Quantity | undefined;
  readonly chosen: boolean;
  /** A fleet of fixed size that must hold its whole load; in a fill the load is cut to its size already. */
  readonly mustHold: boolean;
  /** 1 when it gets tokens in any month. */
  readonly inUse: Quantity;
  /** Its size stands as the routing settled it. */
  readonly settled?: { readonly hourly: Quantity | undefined } | undefined;
  /** Answers per request that reach the user from here, over tasks; undefined: the accepted share of what it serves. */
  readonly answers?: readonly Answered[] | undefined;
}

/** Requests that an option is given, and what becomes of them as shares of these, over tasks. */
export interface Answered {
  readonly serving: Serving;
  /** Undefined: all that are kept. */
  readonly accepted: Quantity | undefined;
  /** Those not passed on to another option; undefined: all. */
  readonly kept: Quantity | undefined;
}

export type Mix = PlanSpec['mix'] | RoutedMix;

/** Sizes of the fleets of a `fill` that are chosen rather than pinned. */
export type Sizes = ReadonlyMap<string, Quantity>;

/** Input + output + reasoning with retries that each task would put on it: tok/month. */
export const processedOf = (supply: Supply): Quantity =>
  supply.kind === 'api' ? supply.api.processed : supply.fleet.processed;

/** 1 in the months in which an owned option with a lead time has been delivered; undefined when it is there from the start. */
export function deliveredMask(option: Option, { calendar }: Context): Quantity | undefined {
  const lead = leadOf(option);
  if (lead === 0) return undefined;
  return monthMask(calendar.months, m => m >= lead, `${option.id} delivered`);
}

/** 1 when any tokens are served in any month, or the fleet is pinned. */
export function inUseOf(serving: Serving, supply: Supply, pinned: boolean, context: Context): Quantity {
  if (pinned) return ONE;
  const { level } = serving.perMonth(processedOf(supply));
  const { months } = context.calendar;
  const tokens = level.axes.includes(months) ? level.sumOver(months) : level;
  const { id } = supply.kind === 'api' ? supply.api.option : supply.fleet.option;
  const served = tokens.as(`tokens that ${id} serves`, 'tok/month');
  const unused = Quantity.constant(0, '', 'gets no tokens');
  return Quantity.when(served.zero().minus(served), unused, ONE).as(`${id} in use`, '');
}
