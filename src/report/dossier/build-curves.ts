import { trafficCurves } from '../../analysis/break-even.ts';
import type { Model } from '../../model/model.ts';
import { Decimal } from '../../quantity/decimal.ts';
import type { Report } from '../report.ts';
import type { CurvesReport } from './dossier-report.ts';

/** Points of a curve: enough for a line on a screen, steps included. */
const POINTS = 241;
/** Times the outermost thing worth seeing. */
const MARGIN = 4;
/** Times today's traffic, and its inverse, beyond which nothing is shown. */
const FARTHEST = 1000;

/** Costs of the possible plans over traffic, evenly spaced by ratio from below the first change of the cheapest plan to beyond the last; null without volume. */
export function curvesOf(model: Model, { plans, basis, envelope }: Report): CurvesReport | null {
  const today = Number(basis.tokensPerMonth.value);
  const possible = plans.filter(p => p.feasible).map(p => p.id);
  if (!(today > 0) || !possible.length) return null;
  const seen = [today, ...envelope.flatMap(s => [Number(s.from), Number(s.to ?? s.from)])].filter(
    v => v > today / FARTHEST && v < today * FARTHEST,
  );
  const low = Math.min(...seen) / MARGIN;
  const high = Math.max(...seen) * MARGIN;
  const points = Float64Array.from({ length: POINTS }, (_, i) =>
    Number((low * (high / low) ** (i / (POINTS - 1))).toPrecision(6)),
  );
  return {
    unit: 'tok/month',
    today: basis.tokensPerMonth.value,
    points: [...points].map(plainText),
    plans: trafficCurves(model, possible, today).map(curve => ({
      plan: curve.id,
      monthly: [...curve.fast(points)].map(cost =>
        Number.isFinite(cost) ? plainText(Number(cost.toPrecision(12))) : null,
      ),
    })),
  };
}

/** A float without an exponent. */
const plainText = (value: number): string => new Decimal(value).toFixed();
