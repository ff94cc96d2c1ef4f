import type { CurvePoint } from '../../analysis/capacity/concurrency-curve.ts';
import type { Costs } from '../../analysis/capacity/costs.ts';
import type { AskedLoad, Fleet } from '../../analysis/capacity/fleet-for-load.ts';
import type { MeasuredBeside } from '../../analysis/capacity/measured-beside.ts';
import type { Rent } from '../../analysis/capacity/rent-offers.ts';
import type { Goodput } from '../../analysis/capacity/within-limits.ts';
import type { Limits } from '../../model/capacity/within-limits.ts';
import type { MeanRequest } from '../../model/fleet/mean-request.ts';
import { basisAt } from '../../model/fleet/nearness.ts';
import { likelyInBase } from '../../quantity/given.ts';
import { describeSource } from '../../quantity/source.ts';
import type {
  CostsReport,
  CurveReport,
  LimitsReport,
  LoadReport,
  MeasuredReport,
  RentReport,
} from './capacity-report.ts';
import { decimalText } from './decimal-text.ts';
import { rateFigure } from './serving-report.ts';

const MILLISECONDS = 1000;

export const orNull = (value: number | undefined): string | null => (value === undefined ? null : decimalText(value));

export function curveReport(point: CurvePoint, totalPerOutput: number, asked: number | undefined): CurveReport {
  const { concurrency, timePerToken, timeToFirstToken: first, output, pace } = point;
  return {
    concurrency: String(concurrency),
    asked: concurrency === asked,
    tpot: decimalText(timePerToken * MILLISECONDS),
    ttft: { value: decimalText(first.likely), low: decimalText(first.low), high: decimalText(first.high), unit: 's' },
    output: rateFigure(output),
    total: decimalText(output.value * totalPerOutput),
    basis: basisAt(pace.distance),
    factor: decimalText(pace.faster),
  };
}

export const limitsReport = (limits: Limits, goodput: Goodput | null, totalPerOutput: number): LimitsReport => ({
  ttft: orNull(limits.timeToFirstToken),
  tpot: orNull(limits.timePerToken),
  within: goodput && {
    concurrency: String(goodput.concurrency),
    output: rateFigure(goodput.output),
    total: decimalText(goodput.output.value * totalPerOutput),
    ttft: decimalText(goodput.timeToFirstToken),
    tpot: decimalText(goodput.timePerToken),
    basis: basisAt(goodput.pace.distance),
    factor: decimalText(goodput.pace.faster),
  },
});

export const fleetReport = (
  load: AskedLoad,
  { input, output }: MeanRequest,
  gpus: number,
  fleet: Fleet | undefined,
): LoadReport => ({
  requests: decimalText(load.requests),
  tokens: decimalText(load.requests * (input + output)),
  peakToMean: decimalText(load.peakToMean),
  fleet: fleet
    ? {
        replicas: String(fleet.replicas),
        gpus: String(fleet.replicas * gpus),
        utilisation: decimalText(fleet.utilisation),
        concurrency: String(fleet.concurrency),
        sizedBy: fleet.sizedBy,
      }
    : null,
});

export const rentReport = ({ perGpu, provider, instance, region, gpusPerInstance, source }: Rent): RentReport => ({
  perGpu: decimalText(perGpu),
  provider: provider ?? null,
  instance: instance ?? null,
  region: region ?? null,
  gpusPerInstance: gpusPerInstance === undefined ? null : String(gpusPerInstance),
  source: describeSource(source),
});

export const costsReport = ({ full, withinLimits, atLoad, fleetPerHour }: Costs): CostsReport => ({
  full: decimalText(full),
  withinLimits: orNull(withinLimits),
  atLoad: orNull(atLoad),
  fleetPerHour: orNull(fleetPerHour),
});

export function measuredReport({ row, measured, estimated }: MeasuredBeside): MeasuredReport {
  return {
    gpus: String(row.gpus),
    precision: row.precision,
    engine: row.engine,
    mode: row.mode ?? null,
    metric: row.metric,
    input: likelyInBase(row.input).toFixed(),
    output: likelyInBase(row.output).toFixed(),
    concurrency: row.concurrency === undefined ? null : String(row.concurrency),
    measured: decimalText(measured),
    estimated: orNull(estimated),
    ratio: estimated === undefined ? null : decimalText(measured / estimated),
    source: describeSource(row.rate.source),
  };
}
