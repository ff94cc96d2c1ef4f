import type { ThroughputRow } from '../../catalog/catalog.ts';
import { likelyInBase } from '../../quantity/given.ts';
import type { Task } from '../../scenario/scenario.ts';
import { roughVolume } from '../rough-volume.ts';
import type { FleetOption } from './fleet-option.ts';

/** Precisions that load and compute alike, so that a measurement of one stands for the other. */
const FAMILIES: readonly (readonly string[])[] = [
  ['fp16', 'bf16'],
  ['int8', 'q8_0'],
  ['int4', 'awq', 'gptq', 'mlx-4bit', 'q4_0', 'q4_k_m', 'mxfp4'],
  ['fp4', 'nvfp4'],
];

const alike = (a: string, b: string): boolean => a === b || FAMILIES.some(f => f.includes(a) && f.includes(b));

/** Measurements of the catalog that speak for a replica: one of many requests at once, or a pair of one request at a time. */
export type Measured =
  | { readonly kind: 'batch'; readonly row: ThroughputRow }
  | { readonly kind: 'single'; readonly prefill: ThroughputRow; readonly decode: ThroughputRow };

/**
 * The rows of the same device count and precision whose request lengths are nearest to the scenario's; of equally near
 * ones the fastest, since a lower rate at the same lengths only means fewer requests at once.
 */
export function measuredFor(
  rows: readonly ThroughputRow[],
  option: FleetOption,
  tasks: readonly Task[],
): Measured | undefined {
  const same = rows.filter(r => r.gpus === option.replica.count && alike(r.precision, option.precision));
  const { input, output } = typicalRequest(tasks);
  const distance = (r: ThroughputRow) =>
    apart(likelyInBase(r.input).toNumber(), input) + apart(likelyInBase(r.output).toNumber(), output);
  const nearest = (candidates: readonly ThroughputRow[]) =>
    [...candidates].sort(
      (a, b) => distance(a) - distance(b) || b.rate.amount.likely.comparedTo(a.rate.amount.likely),
    )[0];
  const batch = nearest(same.filter(r => r.mode !== 'single-stream' && r.metric !== 'prefill'));
  if (batch) return { kind: 'batch', row: batch };
  const prefill = nearest(same.filter(r => r.metric === 'prefill'));
  const decode = nearest(same.filter(r => r.mode === 'single-stream' && r.metric === 'output'));
  return prefill && decode ? { kind: 'single', prefill, decode } : undefined;
}

const apart = (a: number, b: number): number => (b > 0 ? Math.abs(Math.log(Math.max(a, 1) / b)) : 0);

/** Mean request lengths over the tasks, by rough volume; 0 where no task states them. */
function typicalRequest(tasks: readonly Task[]): { input: number; output: number } {
  let [weight, input, output] = [0, 0, 0];
  for (const task of tasks) {
    if (!task.counts.input || !task.counts.output) continue;
    const w = roughVolume(task);
    weight += w;
    input += w * likelyInBase(task.counts.input).toNumber();
    output += w * likelyInBase(task.counts.output).toNumber();
  }
  return weight ? { input: input / weight, output: output / weight } : { input: 0, output: 0 };
}
