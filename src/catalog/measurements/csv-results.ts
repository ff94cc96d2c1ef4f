import type { Branch, Entry, Tree } from '../../input/tree.ts';
import type { Cell } from './csv-table.ts';

type Rows = readonly (readonly Cell[])[];

/** The results in a CSV file in the form that they have as JSON; undefined where it has neither of the two forms that are known. */
export function csvResults(rows: Rows): Branch[] | undefined {
  const [head, ...rest] = rows.filter(row => row.length > 0);
  if (head === undefined) return undefined;
  if (head.some(cell => cell.text === 'avg_ts')) return rest.map(row => record(head, row));
  return head[0]!.text === 'Metric' ? [metricBlocks(rows)] : undefined;
}

/** A row of `llama-bench -o csv`. */
const record = (head: readonly Cell[], row: readonly Cell[]): Branch =>
  branch(
    row[0]!,
    head.flatMap((name, i) => (row[i] === undefined ? [] : [[name.text, row[i]] as const])),
  );

/**
 * The blocks of AIPerf and GenAI-Perf: a head `Metric,avg,min,…` or `Metric,Value`, then a line per metric; other blocks (GPU telemetry) are passed over.
 * `Time to First Token (ms)` is `time_to_first_token` with the unit `ms`; a single value is the mean that it is.
 */
function metricBlocks(rows: Rows): Branch {
  const entries = new Map<string, Entry>();
  let head: readonly Cell[] = [];
  for (const row of rows) {
    if (row.length === 0) head = [];
    else if (head.length === 0) head = row;
    else if (head[0]!.text === 'Metric') {
      const [, name = '', unit] = /^(.*?)(?: \(([^()]*)\))?$/.exec(row[0]!.text) ?? [];
      const cells = head.slice(1).flatMap((statistic, i) => {
        const cell = row[i + 1];
        return cell ? [[statistic.text === 'Value' ? 'avg' : statistic.text, ungrouped(cell)] as const] : [];
      });
      const said = unit === undefined ? cells : [...cells, ['unit', { text: unit, mark: row[0]!.mark }] as const];
      entries.set(name.toLowerCase().replaceAll(' ', '_'), { key: row[0]!.mark, value: branch(row[0]!, said) });
    }
  }
  return { kind: 'map', mark: rows.find(row => row.length > 0)![0]!.mark, entries };
}

/** `1,111.14` as `1111.14`. */
const ungrouped = (cell: Cell): Cell =>
  /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(cell.text) ? { ...cell, text: cell.text.replaceAll(',', '') } : cell;

function branch({ mark }: Cell, members: readonly (readonly [string, Cell])[]): Branch {
  const leaf = (cell: Cell): Tree => ({ kind: 'text', text: cell.text, quoted: false, mark: cell.mark });
  return {
    kind: 'map',
    mark,
    entries: new Map(members.map(([key, cell]) => [key, { key: cell.mark, value: leaf(cell) }])),
  };
}
