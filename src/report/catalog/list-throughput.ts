import type { ThroughputRow } from '../../catalog/catalog.ts';
import type { Given } from '../../quantity/given.ts';
import { extra, type ListColumn, type ListRow, number, text } from './listing.ts';
import { measured, rounded, whole } from './measure.ts';

export const THROUGHPUT_COLUMNS: readonly ListColumn[] = [
  text('id', 'id', 0),
  extra('model', 'text'),
  extra('device', 'text'),
  number('gpus', 'GPUs', '', 1, undefined),
  text('precision', 'precision', 2),
  text('engine', 'engine', 7),
  text('mode', 'mode', 6),
  number('input', 'input', 'tok', 4, whole),
  number('output', 'output', 'tok', 4, whole),
  number('concurrency', 'at once', 'requests', 5, undefined),
  text('metric', 'metric', 3),
  number('rate', 'rate', 'tok/s', 0, rounded),
  number('ttft', 'TTFT', 'ms', 8, rounded),
  number('tpot', 'TPOT', 'ms', 8, rounded),
  text('grade', 'grade', 9),
  extra('read', 'text'),
  extra('note', 'text'),
];

const value = (given: Given | undefined, unit: string): string | null =>
  given ? measured(given.amount, unit).value : null;

/** One measured row, of the model it was measured with. */
export function throughputRow(row: ThroughputRow): ListRow {
  const { source } = row.rate;
  return {
    id: `${row.model}/${row.device}`,
    model: row.model,
    device: row.device,
    gpus: String(row.gpus),
    precision: row.precision,
    engine: row.engine,
    mode: row.mode ?? null,
    input: value(row.input, 'tok'),
    output: value(row.output, 'tok'),
    concurrency: row.concurrency === undefined ? null : String(row.concurrency),
    metric: row.metric,
    rate: value(row.rate, 'tok/s'),
    ttft: value(row.ttft, 'ms'),
    tpot: value(row.tpot, 'ms'),
    grade: source.kind === 'catalog' ? source.grade : null,
    read: source.kind === 'catalog' ? (source.read ?? null) : null,
    note: row.note ?? null,
  };
}
