import type { LinkCost } from './all-reduce.ts';
import { type Link, latencyBetweenMachines } from './link.ts';

/**
 * Seconds to hand a step on from one machine of a pipeline to the next: a message, and hidden × 2 bytes per token. Nothing
 * inside a server, where the fitted loss of a pipeline holds it.
 */
export function hop({ link, linkBandwidth }: Link, stages: number, hidden: number): LinkCost {
  const latency = latencyBetweenMachines(link);
  if (stages === 1 || latency === undefined) return { perStep: 0, perToken: 0 };
  return { perStep: latency, perToken: (hidden * 2) / linkBandwidth };
}
