import type { Model } from '../../model/model.ts';
import { ONE } from '../../model/one.ts';
import { spreadWeight } from '../../model/routed/routed-allotments.ts';
import { Serving } from '../../model/serving.ts';
import { replicasAtPeak } from '../replicas-at-peak.ts';

/** Replicas, spares included, that would serve all tasks at once, even if all work that may wait came in one hour of its day. */
export function mostReplicas(id: string, { context, supplies }: Model): number {
  const supply = supplies.get(id)!;
  if (supply.kind === 'api') return 0;
  const { demand, calendar } = context;
  const { hours } = demand;
  const load = new Serving(demand, [{ share: ONE, part: ONE }], spreadWeight(demand)).hourly(supply.fleet.load);
  const peak = (hours.axis ? load.maxOver(hours.axis) : load).maxOver(calendar.months);
  const heaped = hours.axis && demand.waiting ? 24 / Math.min(...hours.perDay) : 1;
  return Math.ceil(replicasAtPeak(peak, supply.fleet) * Math.max(1, heaped));
}
