import { USUAL_PRECISIONS } from '../../analysis/capacity/candidates.ts';
import { knownDevice } from '../../analysis/capacity/known-device.ts';
import { measuredReplica } from '../../analysis/capacity/measured-replica.ts';
import { InputFault } from '../../input/problem.ts';
import { fitOf } from '../../model/capacity/fit.ts';
import type { ServingChoice } from '../../model/capacity/served-replica.ts';
import { buildCapacity } from '../../report/capacity/build-capacity.ts';
import { renderCapacityCsv, renderCapacityJson } from '../../report/capacity/capacity-formats.ts';
import { renderCapacity } from '../../report/capacity/capacity-page.ts';
import type { Screen } from '../../report/screen.ts';
import type { Asked } from './capacity-asked.ts';

/** What is said of one replica, and whether it answers what was asked. */
export function replicaAnswer(
  { flags, options, catalog, question, offers }: Asked,
  { count, device: name }: { readonly count: number; readonly device: string },
  screen: Screen,
): { readonly text: string; readonly answered: boolean } {
  const { id, spec, gpusPerServer } = knownDevice(catalog, name)!;
  if (!spec) throw new InputFault([unknownArithmetic(id)]);
  const device = { id, spec, gpusPerServer };
  const rows = catalog.throughput(question.model.id, id);
  const { kvBits, engine, tuning, request } = flags;
  const choiceAt = (precision: string): ServingChoice => ({
    architecture: question.model.architecture,
    precision,
    kvBits,
    engine,
    tuning,
  });
  const fits = (precision: string) =>
    fitOf(measuredReplica(choiceAt(precision), device, count, rows, request).setup, request.input + request.output)
      .fits;
  const usual = USUAL_PRECISIONS.filter(p => p !== 'fp8' || spec.flops.fp8 !== undefined);
  const report = buildCapacity({
    ...question,
    device,
    gpus: count,
    choice: choiceAt(flags.precision ?? usual.find(fits) ?? usual.at(-1)!),
    precisionChosen: flags.precision === undefined && usual.some(fits),
    concurrency: flags.concurrency,
    offers: offers(id),
    rows,
  });
  const { format } = options;
  const text =
    format === 'json'
      ? renderCapacityJson(report)
      : format === 'csv'
        ? renderCapacityCsv(report)
        : renderCapacity(report, screen);
  return { text, answered: report.fit.fits && report.limits?.within !== null };
}

export const unknownArithmetic = (id: string) =>
  ({
    code: 'E530',
    severity: 'error',
    message: `the catalog does not know how fast \`${id}\` computes, so nothing can be estimated on it`,
    hint: `an entry of your own with \`flops: { bf16: … TFLOP/s }\` in a folder for --catalog`,
  }) as const;
