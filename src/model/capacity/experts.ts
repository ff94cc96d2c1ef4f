import type { Architecture } from './architecture.ts';

/** Parameters of all routed experts: total − active = experts × (1 − active share), both counts holding the rest alike. */
export function expertParameters({ parameters, activeParameters, experts }: Architecture): number {
  if (!experts || experts.active >= experts.total) return 0;
  return Math.min(parameters, (parameters - activeParameters) / (1 - experts.active / experts.total));
}

/**
 * Share of the experts that a step of so many tokens reads: 1 − (1 − k/E)^B if they were routed evenly and each for
 * itself. Tokens prefer the same experts, so that B of them read no more than B^evenness independent ones would.
 */
export const coverage = (missed: number, tokens: number, evenness = 1): number => 1 - missed ** (tokens ** evenness);

/** Chance that one token leaves an expert unread. */
export const missedByOne = ({ experts }: Architecture): number => (experts ? 1 - experts.active / experts.total : 0);

/** Width of one expert, from its parameters: three matrices of hidden × width per expert and layer. */
export const expertWidth = (a: Architecture): number =>
  a.experts ? expertParameters(a) / (a.layers * a.experts.total * 3 * a.hidden) : 0;
