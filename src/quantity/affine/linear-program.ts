import type { AffineRun } from './affine-run.ts';
import type { Auxiliary } from './auxiliary.ts';
import type { Column } from './column.ts';
import { type Affine, added, isLinear, type Linear, scaled, unknown } from './linear.ts';

/** `lower ≤ sum ≤ upper`. */
export interface Row {
  readonly sum: Linear;
  readonly lower: number;
  readonly upper: number;
}

/** Minimise `objective` so that every row holds; some columns whole. */
export interface LinearProgram {
  readonly columns: readonly Column[];
  readonly objective: Affine;
  readonly rows: readonly Row[];
  /** A condition in which nothing is unknown does not hold. */
  readonly impossible: boolean;
}

/** What has to hold besides the formulas: `least ≤ sum`, or `sum = least` where it must be equal. */
export interface Condition {
  readonly sum: Affine;
  readonly least: number;
  readonly equal?: boolean;
}

/** How far a condition without unknowns may miss and still hold. */
const HOLDS = 1e-9;

type Pressure = 'down' | 'up';

/**
 * Writes a cost and its conditions as a linear program. An auxiliary that is pressed down (a smaller one is cheaper, or easier) needs only
 * lie above what it is the greatest of; pressed up it needs a choice of its own (one binary unknown for each sum).
 */
export function linearProgram(run: AffineRun, objective: Affine, conditions: readonly Condition[]): LinearProgram {
  const writer = new Writer(run);
  writer.press(objective, 1);
  const open = conditions.flatMap(c => (c.equal ? [c] : unfolded(c, run)));
  for (const { sum, equal } of open) {
    writer.press(sum, -1);
    if (equal) writer.press(sum, 1);
  }
  writer.writeAuxiliaries();
  for (const { sum, least, equal } of open) writer.row(sum, least, equal ? least : Infinity);
  return { columns: writer.columns, objective, rows: writer.rows, impossible: writer.impossible };
}

/** A condition that only the greatest of several sums can break is one condition for each of them; with several such in one sum they would multiply. */
function unfolded(condition: Condition, run: AffineRun): Condition[] {
  const { sum, least } = condition;
  if (!isLinear(sum)) return [condition];
  const breaking = [...sum.unknowns.keys()].filter(
    i => auxiliaryAt(run, sum.unknowns[i]!)?.kind === (sum.coefficients[i]! < 0 ? 'max' : 'min'),
  );
  if (breaking.length !== 1) return [condition];
  const [i] = breaking as [number];
  const factor = sum.coefficients[i]!;
  const rest = dropZeros(added(sum, unknown(sum.unknowns[i]!), -factor));
  return auxiliaryAt(run, sum.unknowns[i]!)!.of.flatMap(of => unfolded({ sum: added(rest, of, factor), least }, run));
}

function dropZeros(a: Affine): Affine {
  if (!isLinear(a)) return a;
  const kept = [...a.unknowns.keys()].filter(i => a.coefficients[i] !== 0);
  if (kept.length === a.unknowns.length) return a;
  if (kept.length === 0) return a.constant;
  return {
    constant: a.constant,
    unknowns: Int32Array.from(kept, i => a.unknowns[i]!),
    coefficients: Float64Array.from(kept, i => a.coefficients[i]!),
  };
}

const auxiliaryAt = (run: AffineRun, position: number): Auxiliary | undefined =>
  run.auxiliaries[position - (run.columns.length - run.auxiliaries.length)];

class Writer {
  readonly columns: Column[];
  readonly rows: Row[] = [];
  impossible = false;
  private readonly run: AffineRun;
  private readonly first: number;
  private readonly pressed = new Map<Auxiliary, Set<Pressure>>();

  constructor(run: AffineRun) {
    this.run = run;
    this.columns = [...run.columns];
    this.first = run.columns.length - run.auxiliaries.length;
  }

  /** Notes which auxiliaries a sum presses: `sign` 1 where a smaller sum is better. */
  press(a: Affine, sign: 1 | -1): void {
    const stack: [Affine, 1 | -1][] = [[a, sign]];
    while (stack.length) {
      const [sum, way] = stack.pop()!;
      if (!isLinear(sum)) continue;
      sum.unknowns.forEach((u, i) => {
        const c = sum.coefficients[i]! * way;
        const auxiliary = u < this.first || c === 0 ? undefined : this.run.auxiliaries[u - this.first];
        if (!auxiliary) return;
        const pressure: Pressure = c > 0 ? 'down' : 'up';
        const known = this.pressed.get(auxiliary) ?? new Set();
        this.pressed.set(auxiliary, known);
        if (known.has(pressure)) return;
        known.add(pressure);
        for (const of of auxiliary.of) stack.push([of, pressure === 'down' ? 1 : -1]);
      });
    }
  }

  writeAuxiliaries(): void {
    for (const [auxiliary, pressures] of this.pressed) {
      const self = unknown(auxiliary.at);
      if (auxiliary.kind === 'ceil') {
        if (pressures.has('down')) this.row(added(self, auxiliary.of[0]!, -1), 0, Infinity);
        if (pressures.has('up')) this.row(added(self, auxiliary.of[0]!, -1), -Infinity, 1 - 1e-6);
        continue;
      }
      const easy: Pressure = auxiliary.kind === 'max' ? 'down' : 'up';
      if (pressures.has(easy)) for (const of of auxiliary.of) this.bound(self, of, auxiliary.kind, 0);
      if (pressures.size > (pressures.has(easy) ? 1 : 0)) this.choose(auxiliary);
    }
  }

  row(sum: Affine, lower: number, upper: number): void {
    if (isLinear(sum)) {
      this.rows.push({ sum, lower: lower - sum.constant, upper: upper - sum.constant });
      return;
    }
    if (sum < lower - HOLDS || sum > upper + HOLDS) this.impossible = true;
  }

  /** `self ≥ of − slack` for a maximum, `self ≤ of + slack` for a minimum. */
  private bound(self: Affine, of: Affine, kind: 'max' | 'min', slack: Affine): void {
    const sign = kind === 'max' ? 1 : -1;
    this.row(added(scaled(added(self, of, -1), sign), slack, 1), 0, Infinity);
  }

  /** Pressed against its nature: one of the sums is chosen, and the auxiliary keeps to its side of that one. */
  private choose({ at, kind, of }: Auxiliary): void {
    const self = unknown(at);
    const { low, high } = { low: this.columns[at]!.lower, high: this.columns[at]!.upper };
    const chosen = of.map(() => {
      this.columns.push({ name: `choice of ${this.columns[at]!.name}`, lower: 0, upper: 1, integer: true });
      return unknown(this.columns.length - 1);
    });
    of.forEach((a, i) => {
      const range = this.run.interval(a);
      const room = kind === 'max' ? high - range.low : range.high - low;
      const slack = added(room, chosen[i]!, -room);
      this.bound(self, a, kind === 'max' ? 'min' : 'max', slack);
    });
    this.row(
      chosen.reduce<Affine>((a, b) => added(a, b, 1), 0),
      1,
      1,
    );
  }
}
