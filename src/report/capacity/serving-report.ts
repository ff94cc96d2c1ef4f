import { type PaceAt, pacedRate, type Spread, spreadOf } from '../../analysis/capacity/pace.ts';
import { totalPerOutput } from '../../analysis/capacity/total-rate.ts';
import { CONSTANTS } from '../../model/capacity/constants.ts';
import { lightStep } from '../../model/capacity/decode-step.ts';
import { type Estimate, rateOf } from '../../model/capacity/estimate.ts';
import type { Replica } from '../../model/capacity/replica.ts';
import type { ReplicaInput } from '../../model/capacity/resolve.ts';
import { meanContext } from '../../model/capacity/steady-state.ts';
import type { MeanRequest } from '../../model/fleet/mean-request.ts';
import type { Figure } from '../report.ts';
import type { ServingReport } from './capacity-report.ts';
import { decimalText } from './decimal-text.ts';
import { paceReport } from './pace-report.ts';

/** tok/s as a figure of the report. */
export const rateFigure = ({ value, low, high }: Spread, factor = 1): Figure => ({
  value: decimalText(value * factor),
  low: decimalText(low * factor),
  high: decimalText(high * factor),
  unit: 'tok/s',
});

/** The rates of one replica that fits at its pace, each with its 80 % interval. */
export function servingReport(
  setup: ReplicaInput,
  replica: Replica,
  request: MeanRequest,
  full: Estimate,
  paceAt: PaceAt,
): Omit<ServingReport, 'curve'> {
  const { batch, rate, low, light, near, bound, confidence } = full;
  const load = { ...request, replicas: 1 };
  const alone = { ...load, mode: 'single-stream', metric: 'output' } as const;
  const prompts = rateOf(setup, replica, { ...load, mode: 'saturated', metric: 'prefill' }, CONSTANTS);
  const lightDecode = batch / lightStep(replica, batch, meanContext(request.input, request.output));
  const halfWidth = Math.log(rate / low);
  const pace = paceAt(batch);
  const output = spreadOf(rate, halfWidth, light, pace);
  return {
    ...paceReport(pace),
    output: rateFigure(output),
    total: rateFigure(output, totalPerOutput(request)),
    prefill: rateFigure(spreadOf(full.prefill, Math.log(prompts.rate / prompts.low), prompts.light, pace)),
    decode: rateFigure(spreadOf(full.decode, halfWidth, lightDecode, pace)),
    alone: rateFigure(pacedRate(setup, replica, alone, paceAt(1))),
    aloneAtMost: decimalText(rateOf(setup, replica, alone, CONSTANTS).light),
    bound,
    confidence: { grade: confidence, rowsNear: String(near) },
  };
}
