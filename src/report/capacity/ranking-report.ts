import type { RankedDevice } from '../../analysis/capacity/candidates.ts';
import { type Ranked, ranking } from '../../analysis/capacity/ranking.ts';
import { totalPerOutput } from '../../analysis/capacity/total-rate.ts';
import type { ServingChoice } from '../../model/capacity/served-replica.ts';
import type { CatalogHead } from '../catalog/catalog-head.ts';
import type { ListRow } from '../catalog/listing.ts';
import { fixed } from '../format.ts';
import { counted } from '../sentences/words.ts';
import { fleetNote, modelNotes } from './capacity-notes.ts';
import type { ServingQuestion } from './capacity-question.ts';
import type { LimitsReport, LoadReport } from './capacity-report.ts';
import { decimalText } from './decimal-text.ts';
import { paceReport } from './pace-report.ts';
import { fleetReport, limitsReport, orNull, rentReport } from './report-sections.ts';

/** What is asked of all devices. */
export interface RankingQuestionOfAll extends ServingQuestion {
  readonly choice: Omit<ServingChoice, 'precision'>;
  readonly precision: string | undefined;
  readonly devices: readonly RankedDevice[];
  /** Devices whose arithmetic the catalog does not know. */
  readonly unknown: readonly string[];
  readonly top: number;
}

/** Every replica that holds a model, cheapest first. */
export interface RankingReport {
  readonly schema: 'tco-capacity-ranking/1';
  readonly catalog: CatalogHead;
  readonly asOf: string;
  readonly model: string;
  readonly request: { readonly input: string; readonly output: string };
  readonly limits?: Omit<LimitsReport, 'within'>;
  readonly load?: Omit<LoadReport, 'fleet'>;
  /** By what the rows are ranked. */
  readonly rankedBy: 'full' | 'withinLimits' | 'atLoad';
  readonly counts: { readonly priced: string; readonly unpriced: string; readonly tooSmall: string };
  readonly rows: readonly ListRow[];
  readonly notes: readonly string[];
}

export function buildRanking(question: RankingQuestionOfAll): RankingReport {
  const { request, limits, load, model, choice, devices, precision, top } = question;
  const { ranked, priced, unpriced, tooSmall } = ranking(devices, { choice, precision, request, limits, load }, top);
  const { within: _, ...asked } = limits ? limitsReport(limits, null, 1) : { within: null };
  const { fleet: __, ...askedLoad } = load ? fleetReport(load, request, 1, undefined) : { fleet: null };
  const left = priced + unpriced - ranked.length;
  const fleet = ranked.find(r => r.fleet)?.fleet;
  return {
    schema: 'tco-capacity-ranking/1',
    catalog: question.catalog,
    asOf: question.asOf,
    model: model.id,
    request: { input: decimalText(request.input), output: decimalText(request.output) },
    ...(limits ? { limits: asked as Omit<LimitsReport, 'within'> } : {}),
    ...(load ? { load: askedLoad as Omit<LoadReport, 'fleet'> } : {}),
    rankedBy: load ? 'atLoad' : limits ? 'withinLimits' : 'full',
    counts: { priced: String(priced), unpriced: String(unpriced), tooSmall: String(tooSmall) },
    rows: ranked.map(r => rankedRow(r, totalPerOutput(request))),
    notes: [
      ...(ranked.length > 0 && ranked.every(r => r.goodput === null)
        ? ['None keeps within the limits, not even with one request alone.']
        : []),
      ...(ranked.some(r => r.pace.nearest)
        ? ['The * marks rates that rest on measured runs: --replica names the nearest, and how near it is.']
        : []),
      ...modelNotes(question),
      ...(left > 0
        ? [`${fixed(String(left), 0)} more replicas hold the model: --top ${ranked.length + left} shows all.`]
        : []),
      ...(fleet ? [fleetNote(fleet)] : []),
      ...(question.unknown.length > 0
        ? [`Left out, since the catalog does not know their arithmetic: ${question.unknown.join(', ')}.`]
        : []),
      ...(ranked.length > 0
        ? [
            'Rents are list prices per GPU, on demand; the price list does not say whether one machine holds all GPUs of a replica.',
          ]
        : [`None of the ${counted(tooSmall, 'replica')} tried holds the model.`]),
    ],
  };
}

function rankedRow(r: Ranked, totalFactor: number): ListRow {
  const { goodput, fleet, rent, costs } = r;
  const price = rent && rentReport(rent);
  const pace = paceReport(r.pace);
  return {
    id: `${r.gpus} x ${r.device.id}${pace.nearest === null ? '' : ' *'}`,
    device: r.device.id,
    gpus: String(r.gpus),
    precision: r.precision,
    engine: r.engine,
    batch: String(Math.max(1, Math.floor(r.batch))),
    output: decimalText(r.output.value),
    outputLow: decimalText(r.output.low),
    outputHigh: decimalText(r.output.high),
    total: decimalText(r.total),
    basis: pace.basis,
    factor: pace.factor,
    distance: pace.distance,
    confidence: r.confidence,
    rowsNear: String(r.near),
    within: goodput === undefined ? null : String(goodput === null ? 0 : goodput.concurrency),
    goodput: goodput === undefined ? null : decimalText(goodput === null ? 0 : goodput.output.value * totalFactor),
    replicas: fleet ? String(fleet.replicas) : null,
    utilisation: orNull(fleet?.utilisation),
    rent: price?.perGpu ?? null,
    provider: price?.provider ?? null,
    instance: price?.instance ?? null,
    region: price?.region ?? null,
    perMtok: orNull(costs?.full),
    perMtokWithinLimits: orNull(costs?.withinLimits),
    perMtokAtLoad: orNull(costs?.atLoad),
    rentSource: price?.source ?? null,
  };
}
