import type { Random } from '../enumeration/random.ts';
import type { Facts, Route } from './facts.ts';

/** A request on its way: when it is sent, and by which route. */
export interface Arrival {
  readonly stream: number;
  readonly route: Route;
  /** Hour of the day. */
  readonly hour: number;
}

/** How many come in a time in which `mean` come on average. */
export function poisson(r: Random, mean: number): number {
  if (mean > 50) {
    const normal = Math.sqrt(-2 * Math.log(1 - r.next())) * Math.cos(2 * Math.PI * r.next());
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal));
  }
  let n = 0;
  for (let product = r.next(); product > Math.exp(-mean); n++) product *= r.next();
  return n;
}

/** The requests of one day, each with the hour and the route that the split gives it. Work that may wait is placed in its day. */
export function* arrivalsOf({ streams, classOf, hoursPerMonth }: Facts, day: number, r: Random): Generator<Arrival> {
  for (const [stream, { requests, week, waits, routes }] of streams.entries()) {
    const all = week.reduce((a, b) => a + b, 0);
    const ofDay = Array.from({ length: 24 }, (_, h) => (day % 7) * 24 + h);
    const means = ofDay.map(h => (requests * 168 * week[h]!) / (hoursPerMonth * all));
    const places = ofDay.flatMap((h, hour) => routes.map(route => ({ hour, route, part: route.part[classOf[h]!]! })));
    const from = (list: typeof places, whole: number) => {
      let left = r.next() * whole;
      for (const p of list) {
        left -= p.part;
        if (left < 0) return p;
      }
      return list.findLast(p => p.part > 0)!;
    };
    if (waits) {
      const number = poisson(
        r,
        means.reduce((a, b) => a + b, 0),
      );
      for (let i = 0; i < number; i++) yield { stream, ...from(places, 24) };
      continue;
    }
    for (const [hour, mean] of means.entries()) {
      const here = places.filter(p => p.hour === hour);
      for (let i = poisson(r, mean); i > 0; i--) yield { stream, ...from(here, 1) };
    }
  }
}
