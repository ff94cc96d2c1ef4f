import type { Highs, Model, ModelData } from 'highs';
import type { Column } from '../../quantity/affine/column.ts';
import type { LinearProgram, Row } from '../../quantity/affine/linear-program.ts';
import type { Block } from './blocks.ts';
import { type Costs, configure, modelData, scaleOf } from './highs-data.ts';

/** What a block says to given values of the master. */
export interface Answer {
  /** Else the cost is by how much the rows cannot be kept. */
  readonly possible: boolean;
  readonly cost: number;
  /** What each row would pay for one more of its bound. */
  readonly prices: Float64Array;
}

/** One block, kept in the solver: only the bounds of its rows change. */
export class BlockModel {
  readonly block: Block;
  private readonly model: Model;
  private readonly highs: Highs;
  /** Rows that know an unknown of the master, with those terms. */
  readonly linked: readonly { readonly at: number; readonly row: Row; readonly scale: number }[];
  /** No block can cost less, whatever the master does. */
  readonly least: number;
  private readonly columns: readonly Column[];
  private elastic: Model | undefined;
  private readonly infinity: number;

  constructor(highs: Highs, { columns }: LinearProgram, costs: Costs, block: Block) {
    this.highs = highs;
    this.block = block;
    this.infinity = highs.infinity;
    this.columns = columns;
    const own: readonly Column[] = block.columns.map(c => columns[c]!);
    const data = modelData(
      {
        columns: own,
        costs: Float64Array.from(block.columns, c => costs.scaled[c]!),
        rows: block.rows,
        place: block.place,
      },
      highs.infinity,
    );
    this.model = highs.createModel({ ...data, integrality: new Int32Array(own.length) });
    configure(this.model, { gap: 0, time: 1e9 });
    this.linked = block.rows.flatMap((row, at) =>
      row.sum.unknowns.some(u => block.place(u) < 0) ? [{ at, row, scale: scaleOf(row) }] : [],
    );
    const none = this.linked.map(() => highs.infinity);
    if (this.linked.length)
      this.model.changeRowsBounds(
        { kind: 'set', indices: Int32Array.from(this.linked, l => l.at) },
        none.map(x => -x),
        none,
      );
    this.model.run();
    this.least =
      this.model.getModelStatus() === highs.constants.modelStatus.optimal ? this.model.getObjectiveValue() : -1e15;
  }

  /** What the master's part of a row comes to. */
  outside({ sum }: Row, values: Float64Array): number {
    let part = 0;
    sum.unknowns.forEach((u, i) => {
      if (this.block.place(u) < 0) part += sum.coefficients[i]! * values[u]!;
    });
    return part;
  }

  /** Settles the block for given values of the master, and puts its own among them. Undefined where the solver gives up. */
  solve(values: Float64Array): Answer | undefined {
    if (this.linked.length) {
      const { rows, lower, upper } = this.bounds(values);
      this.model.changeRowsBounds({ kind: 'set', indices: rows }, lower, upper);
    }
    this.model.run();
    const { modelStatus } = this.highs.constants;
    const status = this.model.getModelStatus();
    if (status === modelStatus.optimal) {
      const { colValue, rowDual } = this.model.getSolution();
      this.block.columns.forEach((c, i) => {
        values[c] = colValue[i]!;
      });
      return { possible: true, cost: this.model.getObjectiveValue(), prices: Float64Array.from(rowDual) };
    }
    if (status !== modelStatus.infeasible) return undefined;
    return this.violation(values);
  }

  /** By how much the rows cannot be kept at least, and what each would pay for one more of its bound. */
  private violation(values: Float64Array): Answer | undefined {
    this.elastic ??= this.highs.createModel(this.elasticData());
    configure(this.elastic, { gap: 0, time: 1e9 });
    const bounds = this.bounds(values);
    this.elastic.changeRowsBounds({ kind: 'set', indices: bounds.rows }, bounds.lower, bounds.upper);
    this.elastic.run();
    if (this.elastic.getModelStatus() !== this.highs.constants.modelStatus.optimal) return undefined;
    const prices = Float64Array.from(this.elastic.getSolution().rowDual);
    return { possible: false, cost: this.elastic.getObjectiveValue(), prices };
  }

  /** The block without its costs, where every row may be missed at a price of 1. */
  private elasticData(): ModelData {
    const { block } = this;
    const count = block.columns.length;
    const rows = block.rows.map((row, i): Row => {
      const scale = scaleOf(row);
      const own = [...row.sum.unknowns].flatMap((u, t) =>
        block.place(u) >= 0 ? [[block.place(u), row.sum.coefficients[t]! / scale] as const] : [],
      );
      const all = [...own, [count + 2 * i, 1] as const, [count + 2 * i + 1, -1] as const];
      return {
        sum: {
          constant: 0,
          unknowns: Int32Array.from(all, ([u]) => u),
          coefficients: Float64Array.from(all, ([, c]) => c),
        },
        lower: row.lower / scale,
        upper: row.upper / scale,
      };
    });
    const columns: Column[] = [
      ...block.columns.map(c => this.columns[c]!),
      ...block.rows.flatMap((_, i) =>
        [`missed ${i}`, `exceeded ${i}`].map(name => ({ name, lower: 0, upper: Infinity, integer: false })),
      ),
    ];
    const costs = Float64Array.from(columns, (_, i) => (i < count ? 0 : 1));
    return modelData({ columns, costs, rows, place: u => u }, this.infinity);
  }

  private bounds(values: Float64Array): { rows: Int32Array; lower: number[]; upper: number[] } {
    const finite = (x: number) => Math.max(-this.infinity, Math.min(this.infinity, x));
    const parts = this.linked.map(l => this.outside(l.row, values));
    return {
      rows: Int32Array.from(this.linked, l => l.at),
      lower: this.linked.map((l, i) => finite((l.row.lower - parts[i]!) / l.scale)),
      upper: this.linked.map((l, i) => finite((l.row.upper - parts[i]!) / l.scale)),
    };
  }

  seconds(): number {
    return this.model.getRunTime();
  }

  dispose(): void {
    this.model.dispose();
    this.elastic?.dispose();
  }
}
