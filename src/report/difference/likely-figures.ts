import type { Quantity } from '../../quantity/quantity.ts';
import { decimalText, FigureMaker } from '../figure.ts';
import type { Figure } from '../report.ts';

/** Figures at likely values alone: a difference speaks of no others, and bounds take most of the time of a report. */
export class LikelyFigures extends FigureMaker {
  override figure(q: Quantity): Figure {
    const value = decimalText(this.run.shown(q));
    return { value, low: value, high: value, unit: q.shown.text };
  }
}
