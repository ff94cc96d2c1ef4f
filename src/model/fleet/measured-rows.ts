import type { ThroughputRow } from '../../catalog/catalog.ts';
import { likelyInBase } from '../../quantity/given.ts';
import type { Task } from '../../scenario/scenario.ts';
import { engineOf } from '../capacity/engine.ts';
import type { FleetOption } from './fleet-option.ts';
import { meanRequest } from './mean-request.ts';

/** Precisions that load and compute alike, so that a measurement of one stands for the other. */
const FAMILIES: readonly (readonly string[])[] = [
  ['fp16', 'bf16'],
  ['int8', 'q8_0'],
  ['int4', 'awq', 'gptq', 'mlx-4bit', 'q4_0', 'q4_k_m', 'mxfp4'],
  ['fp4', 'nvfp4'],
];

const alike = (a: string, b: string): boolean => a === b || FAMILIES.some(f => f.includes(a) && f.includes(b));

/** Measurements of the catalog that speak for a replica: rows of many requests at once on one engine, or a pair of one request at a time. */
export type Measured =
  | { readonly kind: 'batch'; readonly rows: readonly ThroughputRow[] }
  | { readonly kind: 'single'; readonly prefill: ThroughputRow; readonly decode: ThroughputRow };

/**
 * The rows of the same device count and precision: those of the option's engine, else of the engine whose row is nearest to
 * the scenario's request lengths; of equally near ones the fastest, since a lower rate at the same lengths only means fewer
 * requests at once. The nearest row comes first.
 */
export function measuredFor(
  rows: readonly ThroughputRow[],
  option: FleetOption,
  tasks: readonly Task[],
): Measured | undefined {
  const same = rows.filter(r => r.gpus === option.replica.count && alike(r.precision, option.precision));
  const { input, output } = meanRequest(tasks, option.id);
  const distance = (r: ThroughputRow) =>
    apart(likelyInBase(r.input).toNumber(), input) + apart(likelyInBase(r.output).toNumber(), output);
  const byDistance = (candidates: readonly ThroughputRow[]) =>
    [...candidates].sort((a, b) => distance(a) - distance(b) || b.rate.amount.likely.comparedTo(a.rate.amount.likely));
  const batch = byDistance(same.filter(r => r.mode !== 'single-stream' && r.metric !== 'prefill'));
  const engine = option.engine ?? batch[0]?.engine;
  const ofEngine = batch.filter(r => engine !== undefined && named(r.engine) === named(engine));
  if (ofEngine.length) return { kind: 'batch', rows: ofEngine };
  const [prefill] = byDistance(same.filter(r => r.metric === 'prefill'));
  const [decode] = byDistance(same.filter(r => r.mode === 'single-stream' && r.metric === 'output'));
  return prefill && decode ? { kind: 'single', prefill, decode } : undefined;
}

/** The engine of a name, however it is spelled. */
const named = (engine: string): string => engineOf(engine, '', NO_DEVICE);

const NO_DEVICE = {
  memory: 0,
  bandwidth: 0,
  flops: { bf16: 0 },
  link: 'none',
  linkBandwidth: 0,
  family: 'other',
} as const;

const apart = (a: number, b: number): number => (b > 0 ? Math.abs(Math.log(Math.max(a, 1) / b)) : 0);
