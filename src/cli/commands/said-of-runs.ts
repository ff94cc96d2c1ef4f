import type { Said } from '../../catalog/measurements/complete-run.ts';
import { UsageFault } from '../exit.ts';

/** What flags say of runs where their result files do not. */
export interface SaidOptions {
  readonly gpus?: string;
  readonly precision?: string;
  readonly engine?: string;
  readonly concurrency?: string;
}

/** The flags as values; throws UsageFault for a number that is none, and for words that would be found nowhere again. */
export function saidOf({ gpus, precision, engine, concurrency }: SaidOptions): Said {
  const kind = precision?.trim().toLowerCase();
  if (kind !== undefined && !/^[a-z0-9][a-z0-9._-]{0,31}$/.test(kind))
    throw new UsageFault(`--precision \`${precision}\` is no precision`, 'for example fp8, bf16, q4_k_m, mxfp4, awq');
  const server = engine?.trim();
  if (server !== undefined && !/^[A-Za-z][A-Za-z0-9 ._+/()-]{0,63}$/.test(server))
    throw new UsageFault(`--engine \`${engine}\` is no engine`, 'name and version: --engine "vllm 0.11.0"');
  return {
    gpus: whole('gpus', gpus),
    precision: kind,
    engine: server,
    concurrency: whole('concurrency', concurrency),
  };
}

function whole(flag: string, text: string | undefined): number | undefined {
  if (text === undefined || /^[1-9]\d{0,5}$/.test(text)) return text === undefined ? undefined : Number(text);
  throw new UsageFault(`--${flag} \`${text}\` is not a whole number above 0`);
}
