import { type Dialect, squares } from '../dialects/dialect.ts';
import type { Cell } from '../engine.ts';
import { FLAWS, type Flaw } from './flaws.ts';
import { MEASURES, type Measure, STATED, type Stated } from './measures.ts';
import type { Dimension, View } from './requests-view.ts';

export type Measures = {
  readonly [M in 'requests' | 'input' | 'cached' | 'write5m' | 'write1h' | 'output' | 'reasoning']: bigint;
};

/** What requests are told apart by. */
export interface Group {
  /** Values of the columns that were asked for, in their order. */
  readonly labels: readonly string[];
  readonly provider: string;
  readonly model: string;
  /** As written, in lower case. */
  readonly tier: string;
  readonly batch: boolean;
  readonly failed: boolean;
}

/** One hour of one group: sums over its requests. Tokens in tok, squares in tok². */
export interface CubeRow extends Measures {
  readonly group: Group;
  /** Hours since 1970 in the time zone of the profile. */
  readonly hour: number;
  readonly rows: bigint;
  /** Rows in which the cached, or the reasoning tokens, stand at all. */
  readonly knowsCached: bigint;
  readonly knowsReasoning: bigint;
  /** Rows whose cost is known, and their cost in billionths of a USD. */
  readonly costed: bigint;
  readonly cost: bigint;
  readonly squareInput: bigint;
  /** Of output and reasoning together. */
  readonly squareOutput: bigint;
  /** Requests of the minute that has most; 0 of requests that failed or came in batches, which nobody waits for. */
  readonly peakRequests: bigint;
}

/** How many requests of a group are in a bucket. */
export interface HistogramRow {
  readonly group: Group;
  readonly of: 'input' | 'output';
  /** Lower end of the bucket (tok). */
  readonly bucket: number;
  readonly requests: number;
}

export interface FlawCount {
  readonly flaw: Flaw;
  readonly rows: bigint;
}

/** Reads the cells of groups, whose columns are the dimensions of the view. */
export function groupReader(
  dimensions: readonly Dimension[],
  providerIs: string | undefined,
): (cells: readonly Cell[]) => Group {
  const at = (name: Dimension) => dimensions.indexOf(name);
  const labels = dimensions.filter(name => name.startsWith('label')).map(at);
  const [provider, model, tier, batch, failed] = (['provider', 'model', 'tier', 'batch', 'failed'] as const).map(at);
  const text = (cells: readonly Cell[], index: number | undefined) => cells[index ?? -1] ?? '';
  return cells => ({
    labels: labels.map(index => text(cells, index)),
    provider: text(cells, provider) || (providerIs ?? ''),
    model: text(cells, model),
    tier: text(cells, tier).toLowerCase(),
    batch: text(cells, batch) === '1',
    failed: text(cells, failed) === '1',
  });
}

/** Reads what the cube's query gave: the hours of sound rows, and how many rows have each flaw. */
export function readCube(
  rows: readonly (readonly Cell[])[],
  view: View,
  dialect: Dialect,
  groupOf: (cells: readonly Cell[]) => Group,
): { readonly rows: readonly CubeRow[]; readonly flaws: readonly FlawCount[] } {
  const d = view.dimensions.length;
  const wide = dialect.sumOfSquares('').length;
  const flaws = new Map<number, bigint>();
  const sound: CubeRow[] = [];
  for (const cells of rows) {
    const flaw = Number(cells[1]);
    const number = (index: number) => BigInt(cells[2 + d + index] ?? 0);
    if (flaw > 0) {
      flaws.set(flaw, (flaws.get(flaw) ?? 0n) + number(0));
      continue;
    }
    const measure = (name: Measure) => number(1 + MEASURES.indexOf(name));
    const stated = (name: Stated) => number(1 + MEASURES.length + STATED.indexOf(name));
    const after = 1 + MEASURES.length + STATED.length;
    const sumOfSquares = (from: number) =>
      squares(Array.from({ length: wide }, (_, i) => cells[2 + d + from + i] ?? '0'));
    sound.push({
      group: groupOf(cells.slice(2, 2 + d)),
      hour: Number(cells[0]),
      rows: number(0),
      requests: measure('requests'),
      input: measure('input'),
      cached: measure('cached'),
      write5m: measure('write5m'),
      write1h: measure('write1h'),
      output: measure('output'),
      reasoning: measure('reasoning'),
      knowsCached: stated('cached'),
      knowsReasoning: stated('reasoning'),
      costed: number(after),
      cost: number(after + 1),
      squareInput: sumOfSquares(after + 2),
      squareOutput: sumOfSquares(after + 2 + wide),
      peakRequests: number(after + 2 + 2 * wide),
    });
  }
  return {
    rows: sound,
    flaws: [...flaws].sort(([a], [b]) => a - b).map(([code, count]) => ({ flaw: FLAWS[code - 1]!, rows: count })),
  };
}

export const readHistograms = (
  rows: readonly (readonly Cell[])[],
  groupOf: (cells: readonly Cell[]) => Group,
): readonly HistogramRow[] =>
  rows.flatMap((cells): HistogramRow[] => {
    const requests = Number(cells.at(-1));
    if (requests === 0) return [];
    const of = cells.at(-3) === '1' ? 'input' : 'output';
    return [{ group: groupOf(cells.slice(0, -3)), of, bucket: Number(cells.at(-2)), requests }];
  });
