import { likelyInBase } from '../../quantity/given.ts';
import type { Context } from '../context.ts';
import type { FleetOption } from './fleet-option.ts';

/** The tightest limits of the tasks that an option may serve; seconds, undefined where no task has one. */
export interface LatencyLimit {
  readonly timeToFirstToken: number | undefined;
  readonly timePerToken: number | undefined;
}

const HOUR = 3600;

export function latencyLimit(option: FleetOption, { demand, closed }: Context): LatencyLimit {
  const served = demand.list.filter(task => closed(task, option) === undefined);
  const tightest = (limit: 'ttft' | 'tpot') => {
    const seconds = served.flatMap(({ latency }) => {
      const given = latency?.[limit];
      return given ? [likelyInBase(given).toNumber() * HOUR] : [];
    });
    return seconds.length ? Math.min(...seconds) : undefined;
  };
  return { timeToFirstToken: tightest('ttft'), timePerToken: tightest('tpot') };
}
