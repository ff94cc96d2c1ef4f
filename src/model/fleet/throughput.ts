import type { DeviceEntry, ModelEntry, ThroughputRow } from '../../catalog/catalog.ts';
import type { Given } from '../../quantity/given.ts';
import { Quantity } from '../../quantity/quantity.ts';
import type { Throughput } from '../../scenario/scenario.ts';
import type { Context } from '../context.ts';
import type { Counts } from '../counts.ts';
import { contextHeld, contextOf, type Roofline, rooflineOf } from './estimate.ts';
import type { FleetOption } from './fleet-option.ts';
import { measuredFor } from './measured-rows.ts';

/** What one replica serves. Prefill and decode are separate limits; `total` counts every token against one rate. In tok/s/replica. */
export type Rates = (
  | { readonly kind: 'separate'; readonly prefill: Quantity; readonly decode: Quantity }
  | { readonly kind: 'total'; readonly total: Quantity }
) & { readonly basis: 'stated' | 'measured' | 'estimated' };

const PER_REPLICA = Quantity.constant(1, '1/replica', 'per replica', '');
const PER_REQUEST = Quantity.constant(1, '1/request', 'per request', '');

/** Rates from the scenario, else from measured rows of the catalog, else estimated from the hardware. */
export function ratesOf(
  option: FleetOption,
  model: ModelEntry | undefined,
  device: DeviceEntry | undefined,
  counts: Counts,
  gpus: Quantity,
  context: Context,
): Rates | undefined {
  const { throughput } = option;
  const rate = (given: Given, name: string) => Quantity.given(given, `${name} of ${option.id}`).times(PER_REPLICA);
  if (throughput?.kind === 'rates') {
    const [prefill, decode] = [rate(throughput.prefill, 'prefill rate'), rate(throughput.decode, 'decode rate')];
    return { kind: 'separate', prefill, decode, basis: 'stated' };
  }
  if (throughput?.kind === 'total')
    return { kind: 'total', total: rate(throughput.total, 'total rate'), basis: 'stated' };
  const roofline = model && device ? rooflineOf(option, model, device, gpus, context) : undefined;
  const held = () => contextHeld(counts, context);
  if (throughput?.kind === 'measured') return fromStated(throughput, option, roofline, held, context);
  const rows = model && device ? context.catalog.throughput(model.id, device.id) : [];
  const measured = measuredFor(rows, option, context.demand.list);
  if (measured?.kind === 'single') {
    const [prefill, decode] = [measured.prefill.rate, measured.decode.rate];
    context.faults.warning(
      'E427',
      `${option.id}: the catalog's measurement serves one request at a time; a batching engine would serve more`,
      option.at,
    );
    return {
      kind: 'separate',
      prefill: rate(prefill, 'prefill rate'),
      decode: rate(decode, 'decode rate'),
      basis: 'measured',
    };
  }
  if (measured) return { ...fitted(pointOf(measured.row, option), option, roofline, held), basis: 'measured' };
  if (roofline)
    return { kind: 'separate', prefill: roofline.prefill, decode: roofline.decode(held()), basis: 'estimated' };
  context.faults.error('E410', `nothing says how many tokens per second a replica of ${option.id} serves`, option.at, {
    hint: 'state `throughput: { prefill: … tok/s, decode: … tok/s }`',
  });
  return undefined;
}

/** A measured point: requests per second of a replica at one length of request. */
interface Point {
  readonly requests: Quantity;
  readonly input: Quantity;
  readonly output: Quantity;
}

function pointOf(row: ThroughputRow, option: FleetOption): Point {
  return point(row.rate, row.metric === 'total' ? 'total' : 'output', row.input, row.output, option);
}

function point(
  measured: Given,
  metric: 'output' | 'total',
  inputGiven: Given,
  outputGiven: Given,
  option: FleetOption,
): Point {
  const input = Quantity.given(inputGiven, 'input of the measurement').times(PER_REQUEST);
  const output = Quantity.given(outputGiven, 'output of the measurement').times(PER_REQUEST);
  const counted = metric === 'output' ? output : input.plus(output);
  const rate = Quantity.given(measured, `measured rate of ${option.id}`).times(PER_REPLICA);
  return { requests: rate.per(counted).as('requests a second in the measurement', 'request/s/replica'), input, output };
}

function fromStated(
  throughput: Extract<Throughput, { kind: 'measured' }>,
  option: FleetOption,
  roofline: Roofline | undefined,
  held: () => Quantity,
  context: Context,
): Rates | undefined {
  const { at, metric, measured } = throughput;
  if (at)
    return { ...fitted(point(measured, metric, at.input, at.output, option), option, roofline, held), basis: 'stated' };
  context.faults.error(
    'E414',
    `the measured rate of ${option.id} says nothing without its request lengths`,
    option.at,
    {
      hint: 'add `at: { input: 1000 tok, output: 500 tok }`',
    },
  );
  return undefined;
}

const LEAST_DECODING = Quantity.constant(
  '0.1',
  '',
  'a tenth of the time at least goes to decoding',
  'least share of decoding',
);

/**
 * Rates that reproduce a measured point. It is one equation, input ÷ prefill + output ÷ decode = time of a request:
 * prefill is the roofline's, decode follows, and moves to the scenario's context as the roofline's decode does.
 * Without a roofline every token counts against one rate.
 */
function fitted(
  { requests, input, output }: Point,
  option: FleetOption,
  roofline: Roofline | undefined,
  held: () => Quantity,
) {
  if (!roofline) {
    const total = requests
      .times(input.plus(output))
      .as(`tokens a second of a replica of ${option.id}`, 'tok/s/replica');
    return { kind: 'total', total } as const;
  }
  const time = Quantity.constant(1, '', 'one', '')
    .per(requests)
    .as('time of a request in the measurement', 's replica/request');
  const decoding = time.minus(input.per(roofline.prefill)).atLeast(time.times(LEAST_DECODING));
  const measured = output.per(decoding).as('decode rate in the measurement', 'tok/s/replica');
  const moved = roofline.decode(held()).per(roofline.decode(contextOf(input, output)));
  const decode = measured.times(moved).as(`decode rate of ${option.id}`, 'tok/s/replica');
  return { kind: 'separate', prefill: roofline.prefill, decode } as const;
}
