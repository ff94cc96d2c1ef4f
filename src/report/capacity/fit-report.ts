import type { Estimate, Refusal } from '../../model/capacity/estimate.ts';
import { fitOf } from '../../model/capacity/fit.ts';
import { cacheBytes, cacheCopies, cacheShape } from '../../model/capacity/kv-cache.ts';
import type { ReplicaInput } from '../../model/capacity/resolve.ts';
import type { MeanRequest } from '../../model/fleet/mean-request.ts';
import type { FitReport } from './capacity-report.ts';
import { decimalText } from './decimal-text.ts';

/** The precision of so many bits that remedies name. */
const PRECISION_OF: Readonly<Record<string, string>> = { 8: 'fp8', 4.25: 'int4' };

/** What the replica must hold and what it has, in bytes. */
export function fitReport(setup: ReplicaInput, { input, output }: MeanRequest, answer: Estimate | Refusal): FitReport {
  const { needed, available } = fitOf(setup, input + output);
  const cache = cacheBytes(cacheShape(setup.architecture, setup.kvBits), input + output);
  const about = {
    fits: answer.fits,
    needed: decimalText(needed),
    available: decimalText(available),
    weights: decimalText((setup.architecture.parameters * setup.weightBits) / 8),
    cachePerRequest: decimalText(cache * cacheCopies(setup.architecture, setup.tensorParallel)),
  };
  if (answer.fits) return { ...about, batch: String(Math.max(1, Math.floor(answer.batch))) };
  const { weightBits, gpus } = answer.remedies;
  return {
    ...about,
    remedies: {
      precision: weightBits === undefined ? null : (PRECISION_OF[weightBits] ?? `${weightBits} bit`),
      gpus: gpus === undefined ? null : String(gpus),
    },
  };
}
