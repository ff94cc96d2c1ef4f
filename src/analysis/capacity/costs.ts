import type { MeanRequest } from '../../model/fleet/mean-request.ts';
import type { Fleet } from './fleet-for-load.ts';
import type { Rent } from './rent-offers.ts';
import { rentPerHour } from './rent-offers.ts';
import { totalPerOutput } from './total-rate.ts';
import type { Goodput } from './within-limits.ts';

/** USD per million tokens, input and output together; undefined: not asked for, or not within reach. */
export interface Costs {
  /** Of a replica that is always full. */
  readonly full: number;
  /** Of a replica that is always as full as the limits allow. */
  readonly withinLimits: number | undefined;
  /** Of the whole fleet at the load, its idle time paid. */
  readonly atLoad: number | undefined;
  /** USD per hour of the whole fleet; whole instances. */
  readonly fleetPerHour: number | undefined;
}

const HOUR = 3600;
const MILLION = 1e6;

/** Rent ÷ tokens. Output rates in tok/s of one replica. */
export function costsOf(
  rent: Rent,
  gpus: number,
  request: MeanRequest,
  served: {
    readonly saturated: number;
    readonly goodput: Goodput | null | undefined;
    readonly fleet?: Fleet | undefined;
    readonly load?: { readonly requests: number } | undefined;
  },
): Costs {
  const { saturated, goodput, fleet, load } = served;
  const ofReplica = (output: number) => perMtok(rent.perGpu * gpus, output * totalPerOutput(request));
  const fleetPerHour = fleet && rentPerHour(rent, gpus, fleet.replicas);
  return {
    full: ofReplica(saturated),
    withinLimits: goodput ? ofReplica(goodput.output.value) : undefined,
    atLoad:
      fleetPerHour === undefined || !load
        ? undefined
        : perMtok(fleetPerHour, load.requests * (request.input + request.output)),
    fleetPerHour,
  };
}

const perMtok = (perHour: number, tokensPerSecond: number): number => (perHour / (tokensPerSecond * HOUR)) * MILLION;
