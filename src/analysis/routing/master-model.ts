import type { Highs, Model } from 'highs';
import type { Column } from '../../quantity/affine/column.ts';
import type { LinearProgram, Row } from '../../quantity/affine/linear-program.ts';
import type { Answer, BlockModel } from './block-model.ts';
import { type Costs, configure, modelData } from './highs-data.ts';
import type { Limits } from './solver.ts';

/** The small program: the whole unknowns, and one more for what each block costs. */
export class MasterModel {
  private readonly model: Model;
  private readonly highs: Highs;
  private readonly columns: readonly number[];
  private readonly places: ReadonlyMap<number, number>;
  private readonly costs: Float64Array;
  private readonly whole: Int32Array;
  private readonly blockAt: ReadonlyMap<BlockModel, number>;
  private isRelaxed = false;
  private readonly kinds: Int32Array;

  constructor(
    highs: Highs,
    program: LinearProgram,
    costs: Costs,
    master: readonly number[],
    rows: readonly Row[],
    subs: readonly BlockModel[],
  ) {
    this.highs = highs;
    this.columns = master;
    this.places = new Map(master.map((c, i) => [c, i]));
    this.blockAt = new Map(subs.map((s, i) => [s, master.length + i]));
    const own: readonly Column[] = [
      ...master.map(c => program.columns[c]!),
      ...subs.map((s, i) => ({ name: `cost of block ${i}`, lower: s.least, upper: Infinity, integer: false })),
    ];
    this.costs = Float64Array.from([...master.map(c => costs.scaled[c]!), ...subs.map(() => 1)]);
    this.kinds = Int32Array.from(own, c => (c.integer ? 1 : 0));
    this.whole = Int32Array.from(own.flatMap((c, i) => (c.integer ? [i] : [])));
    const data = modelData(
      { columns: own, costs: this.costs, rows, place: u => this.places.get(u) ?? -1 },
      highs.infinity,
    );
    this.model = highs.createModel(data);
  }

  solve(relaxed: boolean, limits: Limits): { bound: number; own: number } | 'impossible' | 'limit' {
    if (relaxed !== this.isRelaxed && this.whole.length) {
      this.model.changeColsIntegrality(
        { kind: 'set', indices: this.whole },
        Int32Array.from(this.whole, i => (relaxed ? 0 : this.kinds[i]!)),
      );
      this.isRelaxed = relaxed;
    }
    configure(this.model, limits);
    this.model.run();
    const { modelStatus } = this.highs.constants;
    const status = this.model.getModelStatus();
    if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible) return 'impossible';
    if (status !== modelStatus.optimal) return 'limit';
    const { colValue } = this.model.getSolution();
    const own = this.columns.reduce((sum, _, i) => sum + this.costs[i]! * this.valueOf(colValue, i), 0);
    const bound =
      relaxed || !this.whole.length ? this.model.getObjectiveValue() : Number(this.model.info.get('mip_dual_bound'));
    return { bound, own };
  }

  private valueOf(colValue: ArrayLike<number>, i: number): number {
    return this.kinds[i] && !this.isRelaxed ? Math.round(colValue[i]!) : colValue[i]!;
  }

  put(values: Float64Array): void {
    const { colValue } = this.model.getSolution();
    this.columns.forEach((c, i) => {
      values[c] = this.valueOf(colValue, i);
    });
  }

  /** `cost of the block ≥ cost here + Σ price × (master here − master)`; where it was impossible, what makes it so is ruled out. */
  cut(sub: BlockModel, { possible, cost, prices }: Answer, values: Float64Array): void {
    const terms = new Map<number, number>();
    let level = cost;
    for (const { at, row, scale } of sub.linked) {
      const price = prices[at]!;
      if (price === 0) continue;
      row.sum.unknowns.forEach((u, i) => {
        const place = this.places.get(u);
        if (place === undefined) return;
        const c = (row.sum.coefficients[i]! / scale) * price;
        terms.set(place, (terms.get(place) ?? 0) + c);
        level += c * values[u]!;
      });
    }
    if (possible) terms.set(this.blockAt.get(sub)!, 1);
    const order = [...terms.keys()].sort((a, b) => a - b);
    this.model.addRow(level, this.highs.infinity, {
      indices: Int32Array.from(order),
      values: Float64Array.from(order, i => terms.get(i)!),
    });
  }

  seconds(): number {
    return this.model.getRunTime();
  }

  dispose(): void {
    this.model.dispose();
  }
}
