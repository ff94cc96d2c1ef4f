import type { CompiledSource } from '../compiled.ts';
import { item, quoted, scalar } from '../import/yaml-text.ts';
import type { MeasuredRow } from './complete-run.ts';

/** Measured rows as the YAML text of their file; a source that all of them share stands once. */
export function writeRows(rows: readonly MeasuredRow[]): string {
  const sources = new Set(rows.map(({ source }) => sourceText(source)));
  const shared = sources.size === 1;
  const lines = [
    ...(shared ? [`source: ${[...sources][0]}`] : []),
    'rows:',
    ...rows.flatMap(row => item(rowLines(row, shared)).map(line => `  ${line}`)),
  ];
  return `${lines.join('\n')}\n`;
}

function rowLines({ source, ...row }: MeasuredRow, shared: boolean): string[] {
  const { gpus, precision, engine, mode, input, output, concurrency, metric, rate, ttft, tpot, note } = row;
  return [
    `gpus: ${gpus}`,
    `precision: ${scalar(precision)}`,
    `engine: ${scalar(engine)}`,
    `mode: ${mode}`,
    `input: ${input}`,
    `output: ${output}`,
    ...(concurrency === undefined ? [] : [`concurrency: ${concurrency}`]),
    `metric: ${metric}`,
    `rate: ${rate}`,
    ...(ttft === undefined ? [] : [`ttft: ${ttft}`]),
    ...(tpot === undefined ? [] : [`tpot: ${tpot}`]),
    ...(note === undefined ? [] : [`note: ${quoted(note)}`]),
    ...(shared ? [] : [`source: ${sourceText(source)}`]),
  ];
}

const sourceText = ({ title, read, grade }: CompiledSource): string =>
  `{ title: ${quoted(title)}, read: ${read}, grade: ${grade} }`;
