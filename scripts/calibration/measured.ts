import type { Constants } from '../../src/model/capacity/constants-shape.ts';
import { nameMatcher, type PlainCatalog } from '../../src/model/capacity/match-name.ts';
import { describedBy } from '../../src/model/capacity/predict-rows.ts';
import { type ReplicaInput, replicaOf } from '../../src/model/capacity/resolve.ts';
import { batchOf, type Load, loadedTimePerToken, tokenRate } from '../../src/model/capacity/throughput.ts';
import { timeToFirstToken } from '../../src/model/capacity/time-to-first-token.ts';
import { readCsv } from './read-csv.ts';

/** A measured row, resolved: what it describes, what was measured, and what may be left out together with it. */
export interface Measured {
  readonly id: string;
  readonly setup: ReplicaInput;
  readonly load: Load;
  /** The same row as if nobody had said which engine it ran on. */
  readonly anonymous: ReplicaInput;
  /** tok/s by the load's metric, and seconds per output token where measured. */
  readonly rate: number;
  readonly timePerToken: number | undefined;
  /** Seconds to the first token, of closed loops where measured. */
  readonly timeToFirstToken: number | undefined;
  /** Hardware, model and engine. */
  readonly group: string;
  readonly source: string;
  readonly hardwareClass: string;
  readonly engine: string;
  readonly mode: string;
}

const MODES_WITH_TIME = ['closed-loop', 'burst', 'under-slo'];

/** Measured rows of 2023 to 2026, each with its source; found and graded by hand. */
export const ROWS = 'scripts/calibration/rows.csv';

/** The rows of a CSV text. Throws on a row that describes nothing the estimate knows. */
export function measuredRows(csv: string, catalog: PlainCatalog): Measured[] {
  const names = nameMatcher(catalog);
  return readCsv(csv).map(row => {
    const described = describedBy(row, names);
    const anonymous = describedBy({ ...row, engine: '', engine_version: '' }, names);
    if (typeof described === 'string' || typeof anonymous === 'string') throw new Error(`${row.id}: ${described}`);
    const timed = row.tpot_ms && MODES_WITH_TIME.includes(described.load.mode);
    return {
      ...described,
      id: row.id!,
      anonymous: anonymous.setup,
      rate: Number(row.value_tok_s),
      timePerToken: timed ? Number(row.tpot_ms) / 1000 : undefined,
      timeToFirstToken: row.ttft_ms && described.load.mode === 'closed-loop' ? Number(row.ttft_ms) / 1000 : undefined,
      group: `${row.hardware}|${row.model}|${row.engine}`,
      source: row.source!,
      hardwareClass: row.hw_class!,
      engine: row.engine!,
      mode: row.mode!,
    };
  });
}

/** ln(estimate ÷ measurement) of the rate. */
export const rateError = (m: Measured, k: Constants, setup = m.setup): number =>
  Math.log(tokenRate(replicaOf(setup, k), m.load) / m.rate);

/** The same of the time per output token. */
export function timeError(m: Measured, k: Constants): number {
  const r = replicaOf(m.setup, k);
  return Math.log(loadedTimePerToken(r, m.load) / m.timePerToken!);
}

/** The same of the time to the first token. */
export function firstTokenError(m: Measured, k: Constants): number {
  const r = replicaOf(m.setup, k);
  const { input, output, concurrency, replicas } = m.load;
  const likely = timeToFirstToken(r, concurrency! / replicas, batchOf(r, m.load), input, output).likely;
  return Math.log(likely / m.timeToFirstToken!);
}
