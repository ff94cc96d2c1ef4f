import type { Option } from '../../scenario/scenario.ts';
import { type RoutingCase, routed } from './routing-case.ts';
import type { Routed } from './solve-routing.ts';
import type { Limits, Solve } from './solver.ts';

/** A way to serve everything that the split is held against. */
export interface NamedBaseline {
  readonly id: 'all-api' | 'all-own';
  /** The cheapest split over options of that kind; undefined where there are none, or none can do it. */
  readonly routed: Routed | undefined;
  readonly reason: string | undefined;
}

const KINDS = {
  'all-api': {
    only: (o: Option) => o.kind === 'api',
    none: 'the scenario has no API',
    unable: 'the APIs cannot serve everything',
  },
  'all-own': {
    only: (o: Option) => o.kind !== 'api',
    none: 'the scenario has no GPUs',
    unable: 'the GPUs cannot serve everything',
  },
} as const;

const UNSETTLED = {
  time: 'not settled within the time',
  size: 'too large for the solver',
} as const;

/** Everything at APIs, each task at the cheapest that is open to it; and everything on rented and owned GPUs; no cascades. */
export function namedBaselines(of: RoutingCase, solve: Solve, limits: Limits): readonly NamedBaseline[] {
  return (['all-api', 'all-own'] as const).map(id => {
    const { only, none, unable } = KINDS[id];
    if (!of.scenario.options.some(only)) return { id, routed: undefined, reason: none };
    const found = routed(of, solve, limits, { only, plain: true });
    return found.found
      ? { id, routed: found.routed, reason: undefined }
      : { id, routed: undefined, reason: found.why === 'impossible' ? unable : UNSETTLED[found.why] };
  });
}
