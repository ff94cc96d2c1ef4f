import type { Problem } from '../../input/problem.ts';
import { problemAt } from '../../input/source-text.ts';
import type { CompiledRow, CompiledSource } from '../compiled.ts';
import type { Run } from './run.ts';

/** What the user says of runs beside what their files say. */
export interface Said {
  readonly gpus?: number | undefined;
  readonly precision?: string | undefined;
  readonly engine?: string | undefined;
  /** Requests in flight, where a file does not say them. */
  readonly concurrency?: number | undefined;
}

export type MeasuredRow = Omit<CompiledRow, 'source'> & { readonly source: CompiledSource };

/** A run as a measured row, with what the user says; or what neither of them says. */
export function completed(
  run: Run,
  said: Said,
  source: CompiledSource,
): { readonly row: MeasuredRow; readonly doubts: readonly Problem[] } | { readonly missing: readonly Missing[] } {
  const gpus = said.gpus ?? run.gpus;
  const precision = said.precision ?? run.precision;
  const engine = said.engine ?? run.engine;
  const flights = said.concurrency;
  const load = run.load ?? (flights === undefined ? undefined : { mode: 'closed-loop' as const, concurrency: flights });
  if (gpus === undefined || precision === undefined || engine === undefined || load === undefined) {
    const values = { gpus, precision, engine, concurrency: load?.concurrency };
    return { missing: MISSING.filter(what => values[what] === undefined) };
  }
  const row: MeasuredRow = {
    gpus,
    precision,
    engine,
    ...{ mode: load.mode, input: `${run.input} tok`, output: `${run.output} tok`, concurrency: load.concurrency },
    metric: run.metric,
    rate: `${run.rate.text} tok/s`,
    ...(run.ttft === undefined ? {} : { ttft: `${run.ttft} ms` }),
    ...(run.tpot === undefined ? {} : { tpot: `${run.tpot} ms` }),
    ...(run.notes.length > 0 ? { note: run.notes.join('; ') } : {}),
    source,
  };
  return { row, doubts: contradictions(run, said) };
}

const MISSING = ['gpus', 'precision', 'engine', 'concurrency'] as const;
export type Missing = (typeof MISSING)[number];

const WORDS: Readonly<Record<Missing, string>> = {
  gpus: 'the number of GPUs',
  precision: 'the precision',
  engine: 'the engine',
  concurrency: 'how many requests were in flight',
};

const EXAMPLES: Readonly<Record<Missing, string>> = {
  gpus: '--gpus 2',
  precision: '--precision fp8',
  engine: '--engine "vllm 0.11.0"',
  concurrency: '--concurrency 16',
};

/** One problem for a file: everything that it does not say, and the flags that say it. */
export function notSaid(run: Run, missing: ReadonlySet<Missing>): Problem {
  const all = MISSING.filter(what => missing.has(what));
  const words = all.map(what => WORDS[what]);
  const listed = words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
  const hint = `say it: ${all.map(what => EXAMPLES[what]).join(' ')}`;
  return problemAt(run.mark, 'E523', `the file does not say ${listed}`, { hint });
}

function contradictions(run: Run, said: Said): Problem[] {
  const { label, mark, load } = run;
  const at = (message: string) => problemAt(mark, 'E528', `${label}: ${message}`, { severity: 'warning' });
  const doubts: Problem[] = [];
  if (run.gpus !== undefined && said.gpus !== undefined && run.gpus !== said.gpus)
    doubts.push(at(`the file says ${numbered(run.gpus, 'GPU')}, --gpus ${said.gpus}; ${said.gpus} it is`));
  if (run.precision !== undefined && said.precision !== undefined && run.precision !== said.precision)
    doubts.push(at(`the file says ${run.precision}, --precision ${said.precision}; ${said.precision} it is`));
  if (load !== undefined && said.concurrency !== undefined && load.concurrency !== said.concurrency)
    doubts.push(
      at(
        `the file says ${numbered(load.concurrency, 'request')} in flight, --concurrency ${said.concurrency}; ${load.concurrency} it is`,
      ),
    );
  if (run.engine !== undefined && said.engine !== undefined && !sameEngine(run.engine, said.engine))
    doubts.push(at(`the file says ${run.engine}, --engine ${said.engine}; ${said.engine} it is`));
  return doubts;
}

const numbered = (number: number, thing: string): string => `${number} ${thing}${number === 1 ? '' : 's'}`;

const sameEngine = (a: string, b: string): boolean => a.split(' ')[0]!.toLowerCase() === b.split(' ')[0]!.toLowerCase();
