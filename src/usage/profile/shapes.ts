import { type Box, CELL_ENDS } from '../cube/shape-query.ts';
import type { Cell } from '../engine.ts';

/** Requests in a cell of input and output, by the numbers of their cells. */
interface Count {
  readonly input: number;
  readonly output: number;
  readonly requests: number;
}

/** Cells from one number to another, the second excluded. */
interface Range {
  readonly from: number;
  readonly to: number;
}

const ALL: Range = { from: 0, to: CELL_ENDS.length };
const MOST_SHAPES = 8;
/** A valley is at most this high beside the lower of its two hills. */
const DEEP = 0.5;
/** Requests on the smaller side of a valley, as a share of all. */
const LEAST = 0.02;

/**
 * The shapes of requests of each model: boxes between whose sizes there are valleys, for where requests of one kind gather their sizes
 * rise and fall once. The deepest valley of input or output cuts first, until none is left. A model with one kind alone has no box.
 */
export function shapesOf(rows: readonly (readonly Cell[])[]): readonly Box[] {
  const byModel = new Map<string, Count[]>();
  for (const [model, input, output, requests] of rows) {
    const counts = byModel.get(model ?? '') ?? [];
    counts.push({ input: Number(input), output: Number(output), requests: Number(requests) });
    byModel.set(model ?? '', counts);
  }
  return [...byModel].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([model, counts]) => boxesOf(model, counts));
}

function boxesOf(model: string, counts: readonly Count[]): readonly Box[] {
  const least = LEAST * counts.reduce((n, { requests }) => n + requests, 0);
  const boxes: { input: Range; output: Range }[] = [{ input: ALL, output: ALL }];
  while (boxes.length < MOST_SHAPES) {
    const cuts = boxes.flatMap((box, i) =>
      (['input', 'output'] as const).flatMap(axis => {
        const valley = valleyOf(counts, box, axis, least);
        return valley ? [{ i, axis, ...valley }] : [];
      }),
    );
    const deepest = cuts.sort((a, b) => a.depth - b.depth)[0];
    if (!deepest) break;
    const { i, axis, at } = deepest;
    const box = boxes[i]!;
    const { from, to } = box[axis];
    boxes.splice(i, 1, { ...box, [axis]: { from, to: at } }, { ...box, [axis]: { from: at, to } });
  }
  if (boxes.length === 1) return [];
  return boxes.map(({ input, output }) => {
    const box = { model, input: tokensOf(input), output: tokensOf(output) };
    return {
      ...box,
      name: [boundName('in', box.input), boundName('out', box.output)].filter(Boolean).join(' '),
    };
  });
}

/** The lowest cell between two hills, if it is low enough and enough lies on both sides; `depth`: its height over that of the lower hill. */
function valleyOf(
  counts: readonly Count[],
  box: Record<'input' | 'output', Range>,
  axis: 'input' | 'output',
  least: number,
) {
  const inside = counts.filter(c => (['input', 'output'] as const).every(a => c[a] >= box[a].from && c[a] < box[a].to));
  const { from, to } = box[axis];
  const total = new Float64Array(to - from);
  for (const count of inside) total[count[axis] - from]! += count.requests;
  // cells differ in width
  const height = smoothed(Array.from(total, (n, i) => n / width(from + i)));
  let best: { at: number; depth: number } | undefined;
  for (let at = 1; at < height.length - 1; at++) {
    const lower = Math.min(Math.max(...height.slice(0, at)), Math.max(...height.slice(at + 1)));
    const before = total.slice(0, at).reduce((n, x) => n + x, 0);
    const after = total.slice(at).reduce((n, x) => n + x, 0);
    const depth = lower === 0 ? 1 : height[at]! / lower;
    // what chance does to a count of this size is no valley
    const sure = lower - height[at]! > 4 * Math.sqrt(lower);
    if (depth <= DEEP && sure && Math.min(before, after) >= least && (!best || depth < best.depth))
      best = { at: from + at, depth };
  }
  return best;
}

const width = (cell: number): number =>
  cell === 0 || cell === CELL_ENDS.length - 1 ? 1 : Math.log(CELL_ENDS[cell + 1]! / CELL_ENDS[cell]!) / Math.log(1.5);

/** The mean of a cell and, half as heavy, of its neighbours. */
const smoothed = (heights: readonly number[]): readonly number[] =>
  heights.map((h, i) => (2 * h + (heights[i - 1] ?? h) + (heights[i + 1] ?? h)) / 4);

const tokensOf = ({ from, to }: Range): Box['input'] => ({
  from: CELL_ENDS[from]!,
  to: to >= CELL_ENDS.length ? Number.POSITIVE_INFINITY : CELL_ENDS[to]!,
});

const short = (tok: number): string =>
  tok >= 1_000_000 ? `${tok / 1e6}m` : tok >= 1000 ? `${tok / 1000}k` : String(tok);

function boundName(which: string, { from, to }: Box['input']): string {
  if (from === 0 && !Number.isFinite(to)) return '';
  if (from === 0) return `${which} below ${short(to)}`;
  return Number.isFinite(to) ? `${which} ${short(from)} to ${short(to)}` : `${which} from ${short(from)}`;
}
