import { WEB_ASSEMBLY } from '../../quantity/compiled/web-assembly.ts';
import { fillModule } from './fill-code.ts';
import type { Marginal } from './marginal.ts';
import { RUN } from './sobol.ts';
import { fillFromSteps } from './steps.ts';

type Fill = (out: number, run: number, start: number, end: number, ...own: number[]) => void;
type Fills = Readonly<Record<'affine' | 'triangle' | 'curve', Fill>>;

/** Values of one call at most: what a run of points has. */
const VALUES = RUN;
/** Loops take four points at a time, and may go beyond the last. */
const BEYOND = 4;
const PAGE = 65_536;

let module: object | undefined;

/** Quantiles of some marginals at runs of points, in a memory of its own. */
export class BulkQuantiles {
  /** Of each marginal, the points of a run less the first one; to be set. */
  readonly runs: readonly Uint32Array[];
  /** The last values, and as many of them as were asked for. */
  private readonly values: Float64Array;
  private asked: Float64Array;
  private readonly tables: readonly number[];
  private readonly marginals: readonly Marginal[];
  private readonly fills: Fills;
  private readonly bits = new Uint32Array(RUN);

  constructor(marginals: readonly Marginal[]) {
    this.marginals = marginals;
    let size = 0;
    const room = (bytes: number) => {
      const at = size;
      size += Math.ceil(bytes / 16) * 16;
      return at;
    };
    room((VALUES + BEYOND) * 8);
    const runs = marginals.map(() => room((RUN + BEYOND) * 4));
    this.tables = marginals.map(m => (m.kind === 'curve' ? room(m.table.byteLength) : 0));
    const memory = new WEB_ASSEMBLY.Memory({ initial: Math.ceil(size / PAGE) });
    this.values = new Float64Array(memory.buffer, 0, VALUES);
    this.asked = this.values;
    this.runs = runs.map(at => new Uint32Array(memory.buffer, at, RUN));
    marginals.forEach((m, i) => {
      if (m.kind === 'curve') new Float64Array(memory.buffer, this.tables[i], m.table.length).set(m.table);
    });
    module ??= new WEB_ASSEMBLY.Module(fillModule());
    this.fills = new WEB_ASSEMBLY.Instance(module, { e: { memory } }).exports as Fills;
  }

  /** Writes the quantiles at (bits + 0.5) / 2^32 of `count` points of a marginal's run from `first` on, the first of the run being `start`. */
  fill(which: number, start: number, first: number, count: number, out: Float64Array, at: number): void {
    const m = this.marginals[which]!;
    const run = this.runs[which]!.byteOffset + first * 4;
    switch (m.kind) {
      case 'affine': {
        const scale = m.width * 2 ** -32;
        this.fills.affine(0, run, start, count * 8, m.low + scale / 2, scale);
        break;
      }
      case 'triangle':
        this.fills.triangle(0, run, start, count * 8, m.low, m.likely, m.high);
        break;
      case 'curve':
        this.fills.curve(0, run, start, count * 8, m.low, m.high, this.tables[which]!);
        break;
      default:
        this.pick(m, start, first, which, count);
    }
    if (this.asked.length !== count) this.asked = this.values.subarray(0, count);
    out.set(this.asked, at);
  }

  /** One of some values for each point. */
  private pick(
    m: Extract<Marginal, { kind: 'steps' | 'samples' }>,
    start: number,
    first: number,
    which: number,
    count: number,
  ) {
    const { bits, values } = this;
    const run = this.runs[which]!;
    for (let i = 0; i < count; i++) bits[i] = start ^ run[first + i]!;
    if (m.kind === 'steps') fillFromSteps(m.steps, bits, count, values);
    else
      for (let i = 0; i < count; i++) values[i] = m.values[Math.floor((bits[i]! + 0.5) * 2 ** -32 * m.values.length)]!;
  }
}
