import { concurrencies, concurrencyCurve } from '../../analysis/capacity/concurrency-curve.ts';
import { costsOf } from '../../analysis/capacity/costs.ts';
import { fleetForLoad } from '../../analysis/capacity/fleet-for-load.ts';
import { measuredBeside } from '../../analysis/capacity/measured-beside.ts';
import { measuredReplica } from '../../analysis/capacity/measured-replica.ts';
import { pacedRate, paceOf } from '../../analysis/capacity/pace.ts';
import { cheapestRent } from '../../analysis/capacity/rent-offers.ts';
import { totalPerOutput } from '../../analysis/capacity/total-rate.ts';
import { goodputWithin } from '../../analysis/capacity/within-limits.ts';
import { CONSTANTS } from '../../model/capacity/constants.ts';
import { estimate } from '../../model/capacity/estimate.ts';
import { replicaOf } from '../../model/capacity/resolve.ts';
import { capacityNotes } from './capacity-notes.ts';
import type { CapacityQuestion } from './capacity-question.ts';
import type { CapacityReport } from './capacity-report.ts';
import { decimalText } from './decimal-text.ts';
import { fitReport } from './fit-report.ts';
import { costsReport, curveReport, fleetReport, limitsReport, measuredReport, rentReport } from './report-sections.ts';
import { servingReport } from './serving-report.ts';

/** Everything that is known of one replica under the question. */
export function buildCapacity(question: CapacityQuestion): CapacityReport {
  const { request, limits, load, device, gpus, choice, offers } = question;
  const { setup, rows } = measuredReplica(choice, device, gpus, question.rows, request);
  const saturated = { mode: 'saturated', metric: 'output', ...request, replicas: 1 } as const;
  const full = estimate(setup, saturated);
  const measured = measuredBeside(question.rows, choice, device, gpus, request);
  const about = {
    schema: 'tco-capacity/1' as const,
    catalog: question.catalog,
    asOf: question.asOf,
    replica: {
      model: question.model.id,
      device: device.id,
      gpus: String(gpus),
      precision: choice.precision,
      weightBits: decimalText(setup.weightBits),
      cacheBits: decimalText(setup.kvBits),
      engine: setup.engine,
      tuning: setup.tuning,
      tensorParallel: String(setup.tensorParallel),
      pipelineParallel: String(setup.pipelineParallel),
    },
    request: { input: decimalText(request.input), output: decimalText(request.output) },
    fit: fitReport(setup, request, full),
    measured: measured.map(measuredReport),
  };
  if (!full.fits) return { ...about, notes: capacityNotes(question, { setup, rows }) };
  const replica = replicaOf(setup, CONSTANTS);
  const paceAt = paceOf(rows, setup, replica, request);
  const goodput = limits && (goodputWithin(setup, replica, limits, request, paceAt) ?? null);
  const fleet = load && goodput !== null ? fleetForLoad(load, replica, request, limits, paceAt) : undefined;
  const rent = cheapestRent(offers, gpus, fleet?.replicas);
  const { value } = pacedRate(setup, replica, saturated, paceAt(full.batch));
  const costs = rent && costsOf(rent, gpus, request, { saturated: value, goodput, fleet, load });
  const counts = concurrencies(full.batch, question.concurrency);
  const curve = concurrencyCurve(setup, replica, request, paceAt, counts);
  const total = totalPerOutput(request);
  return {
    ...about,
    serving: {
      ...servingReport(setup, replica, request, full, paceAt),
      curve: curve.map(point => curveReport(point, total, question.concurrency)),
    },
    ...(limits ? { limits: limitsReport(limits, goodput ?? null, total) } : {}),
    ...(load ? { load: fleetReport(load, request, gpus, fleet) } : {}),
    ...(rent ? { rent: rentReport(rent) } : {}),
    ...(costs ? { costs: costsReport(costs) } : {}),
    notes: capacityNotes(question, { setup, rows, full, fleet, rent, compared: measured.length > 0 }),
  };
}
