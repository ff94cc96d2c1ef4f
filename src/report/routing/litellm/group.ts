import type { TaskRoute } from './split.ts';
import { tiersOf } from './tiers.ts';
import { NEGLIGIBLE, wholeWeights } from './weights.ts';

/** The entries under one name: all a client has to know. */
export interface Group {
  readonly name: string;
  readonly route: TaskRoute;
  readonly members: readonly Member[];
}

export interface Member {
  readonly option: string;
  readonly weight: number;
  readonly order: number | undefined;
  /** tok/month, or undefined. */
  readonly tokens: number | undefined;
  /** Whether what it cannot take goes elsewhere. */
  readonly flowsOver: boolean;
}

/** The options that answer the first call of a task. */
export function firstCalls(name: string, route: TaskRoute): Group {
  const { overflow = [], tokens } = route;
  const tiers = tiersOf(route);
  const shares = shared(route);
  const weights = wholeWeights(shares.map(({ share }) => share));
  const standby = overflow.map(({ to }) => to).filter(to => !shares.some(({ option }) => option === to));
  const members = [
    ...shares.map(({ option, share }, i) => ({ option, weight: weights[i]!, tokens: tokens && tokens * share })),
    // what only catches peaks too short to show in the mean
    ...[...new Set(standby)].map(option => ({ option, weight: 1, tokens: tokens && 0 })),
  ].map(member => ({
    ...member,
    order: tiers?.get(member.option),
    flowsOver: overflow.some(({ from }) => from === member.option),
  }));
  return { name, route, members: members.sort((a, b) => (a.order ?? 0) - (b.order ?? 0)) };
}

/** The one option that answers again what the first of a cascade did not answer well enough. */
export function secondCalls(name: string, route: TaskRoute): Group {
  const { escalateTo, escalation } = route.cascade!;
  const [weight] = wholeWeights([1]);
  const tried = route.shares.find(({ option }) => option === route.cascade!.try)!.share;
  const tokens = route.tokens === undefined ? undefined : route.tokens * tried * escalation;
  return {
    name,
    route,
    members: [{ option: escalateTo, weight: weight!, order: undefined, tokens, flowsOver: false }],
  };
}

/** The options with a share worth a route. */
export const shared = ({ shares }: TaskRoute) => shares.filter(({ share }) => share >= NEGLIGIBLE);

/** With one option alone there is nothing to keep. */
export const keepsSessions = ({ route, members }: Group): boolean => route.sessions === true && members.length > 1;
