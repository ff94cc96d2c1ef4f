import type { DeviceEntry, ModelEntry, ThroughputRow } from '../../catalog/catalog.ts';
import type { Given } from '../../quantity/given.ts';
import { Quantity } from '../../quantity/quantity.ts';
import type { Throughput } from '../../scenario/scenario.ts';
import type { ReplicaInput } from '../capacity/resolve.ts';
import type { Context } from '../context.ts';
import { ESTIMATE } from './estimate-given.ts';
import { fitMargin } from './fit-margin.ts';
import type { FleetOption } from './fleet-option.ts';
import { latencyLimits } from './latency-limit.ts';
import { meanRequest } from './mean-request.ts';
import { measuredFactor } from './measured-factor.ts';
import { measuredFor } from './measured-rows.ts';
import { NEAR } from './nearness.ts';
import type { Rates } from './rates.ts';
import { setupOf } from './replica-setup.ts';
import { type Evidence, servedRates } from './served-rates.ts';
import { statedFactor } from './stated-factor.ts';

const PER_REPLICA = Quantity.constant(1, '1/replica', 'per replica', '');

/** Rates from the scenario, else from measured rows of the catalog, else estimated from the hardware. */
export function ratesOf(
  option: FleetOption,
  model: ModelEntry | undefined,
  device: DeviceEntry | undefined,
  context: Context,
): Rates | undefined {
  const { throughput } = option;
  const { catalog, demand, faults } = context;
  const rate = (given: Given, name: string) => Quantity.given(given, `${name} of ${option.id}`).times(PER_REPLICA);
  if (throughput?.kind === 'rates') {
    const [prefill, decode] = [rate(throughput.prefill, 'prefill rate'), rate(throughput.decode, 'decode rate')];
    return { kind: 'separate', prefill, decode, basis: 'stated' };
  }
  if (throughput?.kind === 'total')
    return { kind: 'total', total: rate(throughput.total, 'total rate'), basis: 'stated' };
  if (throughput?.kind === 'measured') return fromStated(throughput, option, model, device, context);
  const rows = model && device ? catalog.throughput(model.id, device.id) : [];
  const measured = measuredFor(rows, option, device, meanRequest(demand.list, option.id));
  if (measured?.kind === 'single') {
    faults.warning(
      'E427',
      `${option.id}: the catalog's measurement serves one request at a time; a batching engine would serve more`,
      option.at,
    );
    return {
      kind: 'separate',
      prefill: rate(measured.prefill.rate, 'prefill rate'),
      decode: rate(measured.decode.rate, 'decode rate'),
      basis: 'measured',
    };
  }
  const setup =
    model && device ? setupOf(option, model, device, option.engine ?? measured?.rows[0]?.engine) : undefined;
  if (!setup) {
    faults.error('E410', `nothing says how many tokens per second a replica of ${option.id} serves`, option.at, {
      hint: 'state `throughput: { prefill: … tok/s, decode: … tok/s }`',
    });
    return undefined;
  }
  return served(option, setup, model!, context, measured?.rows ?? []);
}

/** The estimate, held against measured rows where there are any. */
function served(
  option: FleetOption,
  setup: ReplicaInput,
  model: ModelEntry,
  context: Context,
  rows: readonly ThroughputRow[],
): Rates {
  const request = meanRequest(context.demand.list, option.id);
  const factorAt = measuredFactor(rows, setup);
  const evidence = (batch: number): Evidence => {
    const found = factorAt({ ...request, batch });
    if (!found) return { faster: 1, distance: Number.POSITIVE_INFINITY, words: ESTIMATE };
    const row = rowWords(found.nearest);
    const words = found.distance <= NEAR ? `measured: ${row}` : `${ESTIMATE}, scaled to meet ${row}`;
    return { faster: found.factor, distance: found.distance, words };
  };
  const limitAt = latencyLimits(option, context);
  const rates = servedRates({ option, setup, request, limitAt, evidence, stated: false });
  const unfit = option.fit === 'check' ? fitMargin(option, setup, model, request) : undefined;
  return unfit ? { ...rates, margins: [unfit] } : rates;
}

const rowWords = ({ engine, input, output, concurrency, rate, metric }: ThroughputRow): string =>
  `${rate.amount.text} ${metric} with ${engine} at ${input.amount.text} and ${output.amount.text}${concurrency === undefined ? '' : `, ${concurrency} at once`}`;

/** A stated measurement holds at its own lengths; the estimate, scaled to meet it, carries it to those of the scenario. Without the hardware every token counts against one rate. */
function fromStated(
  throughput: Extract<Throughput, { kind: 'measured' }>,
  option: FleetOption,
  model: ModelEntry | undefined,
  device: DeviceEntry | undefined,
  context: Context,
): Rates | undefined {
  const { at, metric, measured } = throughput;
  if (!at) {
    context.faults.error(
      'E414',
      `the measured rate of ${option.id} says nothing without its request lengths`,
      option.at,
      { hint: 'add `at: { input: 1000 tok, output: 500 tok }`' },
    );
    return undefined;
  }
  const setup = model && device ? setupOf(option, model, device) : undefined;
  if (!setup) return totalOf(measured, metric, at, option);
  const faster = statedFactor(throughput, setup)!;
  const words = `the measurement of the scenario, ${measured.amount.text} ${metric}, carried to its lengths by the ${ESTIMATE}`;
  return servedRates({
    option,
    setup,
    request: meanRequest(context.demand.list, option.id),
    limitAt: latencyLimits(option, context),
    evidence: () => ({ faster, distance: 0, words }),
    stated: true,
  });
}

/** Every token against one rate: requests a second of the measurement × tokens of its requests. */
function totalOf(
  measured: Given,
  metric: 'output' | 'total',
  at: { readonly input: Given; readonly output: Given },
  option: FleetOption,
): Rates {
  const output = Quantity.given(at.output, 'output of the measurement');
  const all = Quantity.given(at.input, 'input of the measurement').plus(output);
  const rate = Quantity.given(measured, `measured rate of ${option.id}`).times(PER_REPLICA);
  const total = (metric === 'output' ? rate.times(all).per(output) : rate).as(
    `tokens a second of a replica of ${option.id}`,
    'tok/s/replica',
  );
  return { kind: 'total', total, basis: 'stated' };
}
