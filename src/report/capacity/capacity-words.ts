import { fixed, percent, significant, unitPrice } from '../format.ts';
import { catalogWords } from '../sentences/catalog.ts';
import { between, rate, seconds } from './capacity-lists.ts';
import type {
  CapacityReport,
  FitReport,
  LimitsReport,
  LoadReport,
  PaceReport,
  ReplicaWords,
  ServingReport,
} from './capacity-report.ts';

/** `1 replica`, `128,000 requests`. */
export const countedOf = (number: string, thing: string): string =>
  `${significant(number, 9)} ${thing}${Number(number) === 1 ? '' : 's'}`;

const BYTES = 1e9;

/** `70.6 GB`. */
export const gigabytes = (bytes: string): string => `${significant(String(Number(bytes) / BYTES), 3)} GB`;

/** `llama-3.3-70b at fp8 on 2 x h100-sxm: requests of 2,000 tok in and 300 tok out`. */
export const titleOf = ({ replica, request, catalog, asOf }: CapacityReport): string =>
  `${replica.model} at ${replica.precision} on ${replica.gpus} x ${replica.device} · requests of ${lengthsOf(request)} · prices of ${asOf}, ${catalogWords(catalog, true)}`;

/** `2,000 tok in and 300 tok out`. */
export const lengthsOf = ({ input, output }: CapacityReport['request']): string =>
  `${significant(input, 9)} tok in and ${significant(output, 9)} tok out`;

export function fitSentence({ fit, replica }: CapacityReport): string {
  const { needed, available, weights, cachePerRequest, batch } = fit;
  if (!fit.fits)
    return `Does not fit: the weights (${gigabytes(weights)}), one request (${gigabytes(cachePerRequest)}) and the engine need ${gigabytes(needed)}, ${countedOf(replica.gpus, 'GPU')} can fill ${gigabytes(available)}.`;
  return `Fits: weights ${gigabytes(weights)}, each request ${gigabytes(cachePerRequest)} of cache, ${gigabytes(available)} can be filled; ${countedOf(batch!, 'request')} at once at most.`;
}

/** What would hold the model; the empty text where nothing tried does. */
export function remedySentence({ remedies }: FitReport, gpus: string): string {
  const ways = [
    remedies?.precision && `${remedies.precision} on the same ${gpus === '1' ? 'GPU' : 'GPUs'}`,
    remedies?.gpus && `${remedies.gpus} GPUs`,
  ].filter(Boolean);
  return ways.length > 0
    ? `What fits: ${ways.join(', or ')}.`
    : 'No usual precision and no number of these GPUs up to 512 holds it.';
}

const BOUNDS: Readonly<Record<ServingReport['bound'], string>> = {
  bandwidth: 'reading memory',
  arithmetic: 'arithmetic',
  links: 'the links between the GPUs',
  overhead: 'work beside reading and computing',
};

/** What limits the rates, and how sure they are. */
export function boundSentence({ bound, confidence, alone, aloneAtMost }: ServingReport): string {
  const near = countedOf(confidence.rowsNear, 'measured row');
  return `Bound by ${BOUNDS[bound]}. One request alone, its prompt read: ${rate(alone.value)} tok/s (${between(alone, rate)}); memory bandwidth allows ${rate(aloneAtMost)} at most. Confidence of the estimate ${confidence.grade}: ${near} near.`;
}

/** `TTFT of 2 s and TPOT of 50 ms`. */
export function limitWords({ ttft, tpot }: LimitsReport): string {
  const ms = tpot === null ? null : significant(String(Number(tpot) * 1000), 3);
  return [ttft && `TTFT of ${seconds(ttft)} s`, ms && `TPOT of ${ms} ms`].filter(Boolean).join(' and ');
}

export function limitsSentence(limits: LimitsReport): string {
  const { within } = limits;
  if (!within) return `Within ${limitWords(limits)}: not even one request alone.`;
  const times = `TTFT ${seconds(within.ttft)} s, TPOT ${rate(String(Number(within.tpot) * 1000))} ms`;
  return `Within ${limitWords(limits)}: ${countedOf(within.concurrency, 'request')} at once, ${rate(within.output.value)} tok/s out (${between(within.output, rate)}), ${rate(within.total)} in and out; then ${times}.`;
}

export function loadSentence(load: LoadReport): string {
  const { requests, tokens, peakToMean, fleet } = load;
  const peak = Number(peakToMean) === 1 ? '' : `, ${significant(peakToMean, 3)} times that in the busiest hour`;
  const asked = `${rate(requests)} ${Number(requests) === 1 ? 'request' : 'requests'} a second (${significant(tokens, 3)} tok/s)${peak}`;
  if (!fleet) return `For ${asked}: no number of replicas keeps the limits.`;
  const by = fleet.sizedBy === 'queue' ? 'by the queue' : 'to 80 % of the busiest hour';
  return `For ${asked}: ${countedOf(fleet.replicas, 'replica')} (${countedOf(fleet.gpus, 'GPU')}) ${by}, ${fixed(fleet.concurrency, 0)} at once in each, ${percent(fleet.utilisation)} busy on average.`;
}

export function costSentence({ costs, rent }: CapacityReport): string | undefined {
  if (!costs || !rent) return undefined;
  const { full, withinLimits, atLoad, fleetPerHour } = costs;
  const figures = [
    `${unitPrice(full)} USD when full`,
    withinLimits && `${unitPrice(withinLimits)} USD as full as the limits allow`,
    atLoad && `${unitPrice(atLoad)} USD at the load (${unitPrice(fleetPerHour!)} USD/h)`,
  ].filter(Boolean);
  const region = rent.region === null || rent.region === 'any' ? '' : ` ${rent.region}`;
  const where = rent.provider === null ? '' : ` at ${rent.provider}${region}`;
  return `Cost per Mtok, in and out: ${figures.join(', ')}. Rent ${unitPrice(rent.perGpu)} USD/GPU/h${where}: ${rent.source}.`;
}

/** What the rates rest on: a measurement near enough to speak for the point, one farther off, or the estimate alone. */
export function basisSentence({ basis, factor, nearest }: PaceReport, replica: ReplicaWords): string {
  const times = `the estimate times ${unitPrice(factor)}`;
  if (basis === 'measured') return `Measured: ${times}, by the runs near; the nearest ${nearest}.`;
  if (basis === 'scaled') return `Scaled to meet what was measured: ${times}; the nearest run ${nearest}.`;
  const { gpus, device, precision, engine } = replica;
  const on = engine === 'server' ? '' : ` with ${engine}`;
  return `Estimated: the catalog has no run of many requests at once${on} on ${gpus} x ${device} that loads like ${precision}.`;
}
