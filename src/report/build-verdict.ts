import type { Standing } from '../analysis/verdict.ts';
import type { Plan } from '../model/plan.ts';
import { FigureMaker } from './figure.ts';
import type { Figure } from './report.ts';

export interface VerdictFound {
  readonly cheapest: string | null;
  readonly candidates: readonly string[];
  readonly saving: Figure | null;
  readonly against: string | null;
  /** The cheapest, at likely values when the ranges leave it open; saving and flips speak of it. */
  readonly likeliest: string | null;
}

/** The cheapest possible plan, or `depends`; the saving is against the baseline, else the runner-up (DESIGN §7, settled 7). */
export function verdictReport(
  possible: readonly Plan[],
  standing: Standing,
  baseline: string | undefined,
  maker: FigureMaker,
): VerdictFound {
  const cost = (p: Plan) => maker.run.value(p.figures.monthly);
  const ranked = [...possible].sort((a, b) => cost(a).comparedTo(cost(b)));
  const first = ranked[0];
  if (!first) return { cheapest: null, candidates: [], saving: null, against: null, likeliest: null };
  const decided = standing.candidates.length === 1;
  const best = decided ? possible.find(p => p.id === standing.candidates[0])! : first;
  const head = {
    cheapest: decided ? best.id : 'depends',
    candidates: standing.candidates,
    likeliest: best.id,
  };
  const other = possible.find(p => p.id === baseline) ?? ranked.find(p => p !== best);
  if (!other) return { ...head, saving: null, against: null };
  const saved = other === best ? best.figures.monthly.zero() : other.figures.monthly.minus(best.figures.monthly);
  const saving = saved.as('saving a month', best.figures.monthly.shown.text);
  return { ...head, saving: new FigureMaker([saving]).figure(saving), against: other.id };
}
