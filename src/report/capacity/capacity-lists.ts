import { extra, type Listing, type ListRow, number, text } from '../catalog/listing.ts';
import { whole } from '../catalog/measure.ts';
import { significant, unitPrice } from '../format.ts';
import type { Figure } from '../report.ts';
import type { CapacityReport, MeasuredReport } from './capacity-report.ts';

export type ListHead = Pick<CapacityReport, 'catalog' | 'asOf'>;

export const listOf = (
  kind: string,
  head: ListHead,
  columns: Listing['columns'],
  rows: readonly ListRow[],
): Listing => ({
  kind,
  catalog: head.catalog,
  asOf: head.asOf,
  columns,
  rows,
  conditions: [],
  notes: [],
});

/** An estimate deserves three digits. */
export const rate = (value: string): string => significant(value, 3);
export const seconds = (value: string): string => significant(value, 2);

export const between = ({ low, high }: Pick<Figure, 'low' | 'high'>, eye: (value: string) => string): string =>
  `${eye(low)}–${eye(high)}`;

/** What a replica does with ever more requests at once. */
export function curveList(report: CapacityReport): Listing {
  return listOf(
    'curve',
    report,
    [
      extra('concurrency', 'number'),
      extra('tpot', 'number'),
      extra('ttft', 'number'),
      extra('ttftLow', 'number'),
      extra('ttftHigh', 'number'),
      extra('output', 'number'),
      extra('outputLow', 'number'),
      extra('outputHigh', 'number'),
      extra('total', 'number'),
      extra('basis', 'text'),
      extra('factor', 'number'),
    ],
    (report.serving?.curve ?? []).map(point => ({
      concurrency: point.concurrency,
      tpot: point.tpot,
      ttft: point.ttft.value,
      ttftLow: point.ttft.low,
      ttftHigh: point.ttft.high,
      output: point.output.value,
      outputLow: point.output.low,
      outputHigh: point.output.high,
      total: point.total,
      basis: point.basis,
      factor: point.factor,
    })),
  );
}

/** Measured rows beside the estimate of the same run, at most so many. */
export function measuredList(report: CapacityReport, most: number): Listing {
  return listOf(
    'measured',
    report,
    [
      text('id', 'run', 0),
      text('engine', 'engine', 3),
      number('input', 'input', 'tok', 1, whole),
      number('output', 'output', 'tok', 1, whole),
      number('concurrency', 'at once', '', 2, whole),
      text('mode', 'mode', 7),
      text('metric', 'metric', 4),
      number('measured', 'measured', 'tok/s', 0, rate),
      number('estimated', 'estimated', 'tok/s', 6, rate),
      number('ratio', 'ratio', '', 0, unitPrice),
    ],
    report.measured.slice(0, most).map(row => ({ ...row, id: runOf(row) })),
  );
}

/** `2 x fp8`. */
const runOf = ({ gpus, precision }: MeasuredReport): string => `${gpus} x ${precision}`;
