import type { Decimal } from '../quantity/decimal.ts';
import { ExactRun, inShownUnit, LIKELY } from '../quantity/exact.ts';
import type { Quantity } from '../quantity/quantity.ts';
import { type Bounds, boundsOf, extremeCorners } from '../quantity/ranged.ts';
import { Sheet } from '../quantity/sheet.ts';
import type { Figure } from './report.ts';

/** Digits of a reported decimal; the last four of the arithmetic are rounding. */
const DIGITS = 30;

/** A decimal as the report carries it: plain text at full precision, without a negative zero. */
export function decimalText(value: Decimal): string {
  const rounded = value.toSignificantDigits(DIGITS);
  return rounded.isZero() ? '0' : rounded.toFixed();
}

/** Turns quantities into figures: likely value, and low and high with each ranged input at the end that moves the figure that way. */
export class FigureMaker {
  readonly run: ExactRun;
  private readonly sheet: Sheet;
  private bounds: ((q: Quantity) => Bounds) | undefined;

  constructor(outputs: readonly Quantity[]) {
    this.sheet = new Sheet(outputs);
    this.run = new ExactRun(this.sheet);
  }

  /** A quantity without axes. */
  figure(q: Quantity): Figure {
    const value = decimalText(this.run.shown(q));
    const unit = q.shown.text;
    if (!this.sheet.dependenciesOf(q).length) return { value, low: value, high: value, unit };
    this.bounds ??= boundsOf(this.sheet);
    const corners = extremeCorners(this.sheet, q, this.bounds(q));
    // a figure that rises and falls along a range may be lower in between than at both ends
    const reached = [LIKELY, corners.low, corners.high].map(corner => this.run.shown(q, corner));
    const [low, high] = [reached.reduce((a, b) => (b.lt(a) ? b : a)), reached.reduce((a, b) => (b.gt(a) ? b : a))];
    return { value, low: decimalText(low), high: decimalText(high), unit };
  }

  /** All values of a row at likely inputs, in the unit it is shown in. */
  values(q: Quantity): readonly Decimal[] {
    return this.run.values(q).map(v => inShownUnit(v, q));
  }
}
