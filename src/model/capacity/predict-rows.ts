import { CONSTANTS } from './constants.ts';
import type { Constants } from './constants-shape.ts';
import { type DeviceSpec, FAMILIES, type Family } from './device-spec.ts';
import { engineOf } from './engine.ts';
import { rateOf } from './estimate.ts';
import { fitOf } from './fit.ts';
import { architectureOf, type NameMatcher } from './match-name.ts';
import { bitsPerWeight } from './precision.ts';
import { type ReplicaInput, replicaOf } from './resolve.ts';
import { softwareYear } from './software-year.ts';
import type { Load, Metric, Mode } from './throughput.ts';
import { typicalDevice } from './typical-device.ts';

/** A row of text cells by column; columns that hold results may be missing. */
export type DescribedRow = Readonly<Record<string, string | undefined>>;

export interface Prediction {
  readonly id: string;
  /** tok/s by the row's metric and mode; undefined where refused. */
  readonly predicted?: number;
  readonly low?: number;
  readonly high?: number;
  /** Why there is no figure. */
  readonly refused?: string;
}

const MODES: Readonly<Record<string, Mode>> = {
  offline_saturated: 'saturated',
  offline: 'saturated',
  saturated: 'saturated',
  closed_loop: 'closed-loop',
  'closed-loop': 'closed-loop',
  burst: 'burst',
  static_batch: 'static-batch',
  'static-batch': 'static-batch',
  single_stream_decode: 'single-stream',
  single_stream_prefill: 'single-stream',
  single_stream: 'single-stream',
  'single-stream': 'single-stream',
  server_slo: 'under-slo',
  'under-slo': 'under-slo',
  under_slo: 'under-slo',
};

const METRICS: Readonly<Record<string, Metric>> = {
  out_tok_s: 'output',
  output: 'output',
  total_tok_s: 'total',
  total: 'total',
  prefill_tok_s: 'prefill',
  prefill: 'prefill',
};

/** A positive number, or undefined for an empty, missing or unreadable cell. */
function positive(cell: string | undefined): number | undefined {
  if (!cell) return undefined;
  const n = Number(cell);
  return n > 0 && Number.isFinite(n) ? n : undefined;
}

const whole = (cell: string | undefined): number => Math.max(1, Math.round(positive(cell) ?? 1));

/** Set-up and load of a row, or the reason why it describes none. */
export function describedBy(row: DescribedRow, names: NameMatcher): { setup: ReplicaInput; load: Load } | string {
  const device = names.device(row.hardware ?? '') ?? ofClass(row.hw_class ?? '');
  if (!device) return `no device \`${row.hardware ?? ''}\` is known`;
  const architecture = architectureOf(
    names.model(row.model ?? ''),
    positive(row.params_b),
    positive(row.active_params_b),
  );
  if (!architecture) return `no model \`${row.model ?? ''}\` is known, and its parameters are not stated`;
  const mode = MODES[row.mode || 'offline_saturated'];
  const metric = METRICS[row.metric || (row.mode === 'single_stream_prefill' ? 'prefill' : 'output')];
  if (!mode) return `no mode \`${row.mode}\``;
  if (!metric) return `no metric \`${row.metric}\``;
  const [input, output] = [positive(row.input_len) ?? 0, positive(row.output_len) ?? 0];
  if (metric === 'prefill' ? input === 0 : output === 0) return 'the lengths of its requests are not stated';
  const format = row.weight_fmt || 'bf16';
  const engine = engineOf(row.engine ?? '', format, device);
  const [pp, replicas] = [whole(row.pp), whole(row.replicas)];
  const tp = positive(row.tp) ? whole(row.tp) : Math.max(1, Math.round(whole(row.n_gpus) / pp / replicas));
  const version = row.engine_version ?? '';
  return {
    setup: {
      architecture,
      device,
      tensorParallel: tp,
      pipelineParallel: pp,
      weightFormat: format,
      weightBits: positive(row.weight_bits) ?? bitsPerWeight(format) ?? 16,
      kvBits: positive(row.kv_bits) ?? 16,
      engine,
      tuning: /mlperf/i.test(version) ? 'tuned' : 'default',
      year: softwareYear(engine, version),
    },
    load: { mode, metric, input, output, concurrency: positive(row.concurrency), replicas },
  };
}

const ofClass = (name: string): DeviceSpec | undefined => {
  const family = FAMILIES.find(f => f.toLowerCase() === name.trim().toLowerCase()) as
    | Exclude<Family, 'other'>
    | undefined;
  return family && typicalDevice(family);
};

/** One answer per row, in order. Names are matched as `names` knows them; what it does not know is derived from parameters and class. */
export function predictRows(rows: readonly DescribedRow[], names: NameMatcher, k: Constants = CONSTANTS): Prediction[] {
  return rows.map(row => {
    const id = row.id ?? '';
    const described = describedBy(row, names);
    if (typeof described === 'string') return { id, refused: described };
    const { setup, load } = described;
    const fit = fitOf(setup, load.input + load.output, k);
    if (!fit.fits) return { id, refused: `needs ${inGb(fit.needed)}, has ${inGb(fit.available)}` };
    const { rate, low, high } = rateOf(setup, replicaOf(setup, k), load, k);
    return { id, predicted: rate, low, high };
  });
}

const inGb = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`;
