import { likelyInBase } from '../../quantity/given.ts';
import type { Throughput } from '../../scenario/scenario.ts';
import { CONSTANTS } from '../capacity/constants.ts';
import { rateOf } from '../capacity/estimate.ts';
import { type ReplicaInput, replicaOf } from '../capacity/resolve.ts';

const HOUR = 3600;

/** How much faster than the estimate of its own conditions a measurement of the scenario is; undefined without its request lengths. */
export function statedFactor(
  { at, metric, measured }: Extract<Throughput, { kind: 'measured' }>,
  setup: ReplicaInput,
): number | undefined {
  if (!at) return undefined;
  const [input, output] = [at.input, at.output].map(given => likelyInBase(given).toNumber()) as [number, number];
  const concurrency = at.concurrency && likelyInBase(at.concurrency).toNumber();
  const mode = concurrency === undefined ? 'saturated' : 'closed-loop';
  const load = { mode, metric, input, output, concurrency, replicas: 1 } as const;
  const { rate } = rateOf(setup, replicaOf(setup, CONSTANTS), load, CONSTANTS);
  return likelyInBase(measured).toNumber() / HOUR / rate;
}
