import type { DeviceEntry, ModelEntry, ThroughputRow } from '../../catalog/catalog.ts';
import type { Given } from '../../quantity/given.ts';
import { Quantity } from '../../quantity/quantity.ts';
import type { Context } from '../context.ts';
import type { Counts } from '../counts.ts';
import { estimatedRates } from './estimate.ts';
import type { FleetOption } from './hardware.ts';

/** What one replica serves. Prefill and decode are separate limits; `total` counts every token against one rate. In tok/s/replica. */
export type Rates = (
  | { readonly kind: 'separate'; readonly prefill: Quantity; readonly decode: Quantity }
  | { readonly kind: 'total'; readonly total: Quantity }
) & { readonly basis: 'stated' | 'measured' | 'estimated' };

const PER_REPLICA = Quantity.constant(1, '1/replica', 'per replica');

const perRequest = (given: Given, name: string): Quantity => Quantity.given(given, name).times(Quantity.constant(1, '1/request', 'per request'));

/** Rates from the scenario, else from measured rows of the catalog, else estimated from the hardware. */
export function ratesOf(option: FleetOption, model: ModelEntry | undefined, device: DeviceEntry | undefined, counts: Counts, gpus: Quantity, context: Context): Rates | undefined {
  const { throughput } = option;
  const stated = (given: Given, name: string) => Quantity.given(given, `${name} of ${option.id}`).times(PER_REPLICA);
  if (throughput?.kind === 'rates') return { kind: 'separate', prefill: stated(throughput.prefill, 'prefill rate'), decode: stated(throughput.decode, 'decode rate'), basis: 'stated' };
  if (throughput?.kind === 'total') return { kind: 'total', total: stated(throughput.total, 'total rate'), basis: 'stated' };
  const estimate = model && device ? estimatedRates(option, model, device, counts, gpus, context) : undefined;
  if (throughput?.kind === 'measured') {
    const { at, metric } = throughput;
    const measured = stated(throughput.measured, 'measured rate');
    if (!at) {
      context.faults.error('E414', `the measured rate of ${option.id} says nothing without its request lengths`, option.at, { hint: 'add `at: { input: 1000 tok, output: 500 tok }`' });
      return undefined;
    }
    return scaledTo(measured, perRequest(at.input, 'input of the measurement'), perRequest(at.output, 'output of the measurement'), metric, estimate, 'stated');
  }
  const row = model && device ? bestRow(context.catalog.throughput(model.id, device.id), option) : undefined;
  if (row) return scaledTo(Quantity.given(row.rate, `measured rate of ${option.id}`).times(PER_REPLICA), perRequest(row.input, 'input of the measurement'), perRequest(row.output, 'output of the measurement'), row.metric === 'total' ? 'total' : 'output', estimate, 'measured');
  if (!estimate) context.faults.error('E410', `nothing says how many tokens per second a replica of ${option.id} serves`, option.at, { hint: 'state `throughput: { prefill: … tok/s, decode: … tok/s }`' });
  return estimate;
}

/**
 * Rates that reproduce a measured point. A measurement is one equation, input ÷ prefill + output ÷ decode = seconds per request;
 * the ratio of the two rates is that of the estimate. Without an estimate every token counts against one rate.
 */
function scaledTo(measured: Quantity, input: Quantity, output: Quantity, metric: 'output' | 'total', estimate: Rates | undefined, basis: 'stated' | 'measured'): Rates {
  const counted = metric === 'output' ? output : input.plus(output);
  const requests = measured.per(counted).as('requests per second of the measurement', 'request/s/replica');
  if (estimate?.kind !== 'separate') return { kind: 'total', total: requests.times(input.plus(output)).as('tokens per second of a replica', 'tok/s/replica'), basis };
  const factor = requests.times(input.per(estimate.prefill).plus(output.per(estimate.decode))).as('measured over estimated', '');
  return { kind: 'separate', prefill: estimate.prefill.times(factor).as('prefill rate', 'tok/s/replica'), decode: estimate.decode.times(factor).as('decode rate', 'tok/s/replica'), basis };
}

/** The fastest measured row of the same model, device, GPU count and precision. */
function bestRow(rows: readonly ThroughputRow[], option: FleetOption): ThroughputRow | undefined {
  const same = rows.filter(r => r.gpus === option.replica.count && r.precision === option.precision && r.metric !== 'prefill');
  return [...same].sort((a, b) => b.rate.amount.likely.comparedTo(a.rate.amount.likely))[0];
}
