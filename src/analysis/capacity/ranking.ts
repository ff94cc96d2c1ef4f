import { type Candidate, candidates, type RankedDevice, type RankingQuestion } from './candidates.ts';
import { type Costs, costsOf } from './costs.ts';
import { type Fleet, fleetForLoad } from './fleet-for-load.ts';
import { cheapestRent, type Rent } from './rent-offers.ts';

/** A candidate with what it costs. */
export interface Ranked extends Candidate {
  /** Undefined: no load was asked for, or it cannot be served within the limits. */
  readonly fleet: Fleet | undefined;
  /** Undefined: no price is known. */
  readonly rent: Rent | undefined;
  readonly costs: Costs | undefined;
}

export interface Ranking {
  /** Cheapest first, at most `top`; what breaks a limit comes after what does not, and what has no price last, most tokens per GPU first. */
  readonly ranked: readonly Ranked[];
  /** Candidates there are, with and without a price. */
  readonly priced: number;
  readonly unpriced: number;
  /** Replicas tried that do not hold the model. */
  readonly tooSmall: number;
}

/** The candidates that serve a million tokens cheapest: at the load, else within the limits, else full. */
export function ranking(devices: readonly RankedDevice[], question: RankingQuestion, top: number): Ranking {
  const { found, tooSmall } = candidates(devices, question);
  const priced = found.filter(c => c.device.offers.length > 0);
  const kept = priced.filter(c => c.goodput !== null);
  const best = question.load ? cheapestAtLoad(kept, question, top) : cheapest(kept, question).slice(0, top);
  const broken = cheapest(
    priced.filter(c => c.goodput === null),
    question,
  );
  const unpriced = found
    .filter(c => c.device.offers.length === 0)
    .sort((a, b) => breaks(a) - breaks(b) || perGpu(b) - perGpu(a));
  const ranked = [...best, ...broken].slice(0, top);
  const rest = unpriced.slice(0, top - ranked.length).map(c => atLoad(c, question));
  return { ranked: [...ranked, ...rest], priced: priced.length, unpriced: unpriced.length, tooSmall };
}

const breaks = ({ goodput }: Candidate): number => Number(goodput === null);

/** Served within the limits, else in full batches; output tok/s. */
const served = ({ goodput, output }: Candidate): number => goodput?.output.value ?? output.value;
const perGpu = (c: Candidate): number => served(c) / c.gpus;

function cheapest(all: readonly Candidate[], { request }: RankingQuestion): Ranked[] {
  return all
    .map(c => {
      const rent = cheapestRent(c.device.offers, c.gpus)!;
      const costs = costsOf(rent, c.gpus, request, { saturated: c.output.value, goodput: c.goodput });
      return { ...c, fleet: undefined, rent, costs };
    })
    .sort((a, b) => (a.costs.withinLimits ?? a.costs.full) - (b.costs.withinLimits ?? b.costs.full));
}

/**
 * The queue of a fleet takes a millisecond, so it is worked out only where it can matter: a fleet costs no less than the
 * replicas that the busiest hour keeps busy, and those are taken in the order of that bound.
 */
function cheapestAtLoad(all: readonly Candidate[], question: RankingQuestion, top: number): Ranked[] {
  const { requests, peakToMean } = question.load!;
  const bounded = all
    .map(c => {
      // a measured pace may bend: no batch serves more than the full one
      const fastest = c.pace.nearest ? c.output.value : served(c);
      const busy = (requests * peakToMean * question.request.output) / fastest;
      return { c, bound: c.device.offers[0]!.perGpu * c.gpus * Math.max(1, Math.ceil(busy * (1 - 1e-9))) };
    })
    .sort((a, b) => a.bound - b.bound);
  const done: Ranked[] = [];
  const cost = ({ costs }: Ranked): number => costs?.fleetPerHour ?? Number.POSITIVE_INFINITY;
  for (const { c, bound } of bounded) {
    if (done.length >= top && bound > cost(done[top - 1]!)) break;
    done.push(atLoad(c, question));
    done.sort((a, b) => cost(a) - cost(b));
  }
  return done.slice(0, top);
}

function atLoad(c: Candidate, { request, limits, load }: RankingQuestion): Ranked {
  const fleet = load && c.goodput !== null ? fleetForLoad(load, c.replica, request, limits, c.paceAt) : undefined;
  const rent = cheapestRent(c.device.offers, c.gpus, fleet?.replicas);
  const costs = rent && costsOf(rent, c.gpus, request, { saturated: c.output.value, goodput: c.goodput, fleet, load });
  return { ...c, fleet, rent, costs };
}
