import type { CompiledRow } from '../compiled.ts';
import { FIELDS } from '../fields.ts';
import { numberOf } from './number.ts';
import { bytesPerParameter, type Machine, roofline } from './roofline.ts';

/** A measured row as numbers: its lengths in tok, its times in ms, and the part of the roofline it reached. */
export interface RowPoint {
  readonly entry: string;
  readonly model: string;
  readonly row: CompiledRow;
  readonly input: number;
  readonly output: number;
  readonly ttft: number | undefined;
  readonly reached: number | undefined;
  /** The KV caches of its requests fit beside the weights, so that none waits for memory. */
  readonly fits: boolean;
}

export const rowPoints = (id: string, rows: readonly CompiledRow[], machine: Machine | undefined): RowPoint[] =>
  rows.map(row => {
    const [input = 0, output = 0] = [row.input, row.output].map(l => numberOf(l, FIELDS.tokensPerRequest));
    return {
      entry: `throughput/${id}`,
      model: id.slice(0, id.indexOf('/')),
      row,
      input,
      output,
      ttft: numberOf(row.ttft, FIELDS.delay),
      reached: reachedBy(row, input, output, machine),
      fits: machine !== undefined && fitting(row, input + output, machine),
    };
  });

/** The part of the roofline a row reached. llama.cpp splits layers over GPUs: one works at a time, and on a prompt some overlap. */
function reachedBy(row: CompiledRow, input: number, output: number, machine: Machine | undefined): number | undefined {
  const rate = numberOf(row.rate, FIELDS.rate);
  if (!machine || rate === undefined) return undefined;
  const { precision, concurrency, metric, engine } = row;
  const split = engine.startsWith('llama.cpp');
  const gpus = split ? (metric === 'prefill' ? Math.sqrt(row.gpus) : 1) : row.gpus;
  const run = { gpus, precision, input, output, concurrency, metric, decodeOnly: row.mode === 'single-stream' };
  return rate / roofline(run, split ? { ...machine, memory: machine.memory * (row.gpus / gpus) } : machine);
}

function fitting({ gpus, precision, concurrency = 1 }: CompiledRow, tokens: number, machine: Machine): boolean {
  const weights = machine.parameters * bytesPerParameter(precision);
  return concurrency * tokens * machine.kvBytesPerToken <= gpus * machine.memory * 1e9 - weights;
}
