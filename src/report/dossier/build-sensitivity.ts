import { sensitivity } from '../../analysis/sensitivity.ts';
import type { Decimal } from '../../quantity/decimal.ts';
import { inShownUnit, likelyValues } from '../../quantity/exact.ts';
import type { Unit } from '../../quantity/unit.ts';
import type { Run } from '../assemble.ts';
import { nameOfPath } from '../build-assumptions.ts';
import { decimalText } from '../figure.ts';
import type { Report } from '../report.ts';
import { byCost } from '../sentences/words.ts';
import type { SensitivityReport } from './dossier-report.ts';

/** Bars that a person reads. */
const MOST = 12;

/** What moves the cost of the cheapest plan at likely values; null where no plan is possible. */
export function sensitivityOf({ model, plans }: Run, report: Report): SensitivityReport | null {
  const [cheapest] = byCost(report.plans);
  const plan = plans.find(p => p.id === cheapest?.id);
  if (!plan) return null;
  const { monthly } = plan.figures;
  const shown = (value: Decimal) => decimalText(inShownUnit(value, monthly));
  return {
    plan: plan.id,
    monthly: shown(likelyValues(monthly)[0]!),
    unit: monthly.shown.text,
    bars: sensitivity(plan.id, model, monthly, MOST).map(bar => ({
      id: bar.path,
      name: nameOfPath(bar.path),
      moved: bar.moved,
      from: written(bar.from, bar.unit),
      to: written(bar.to, bar.unit),
      atFrom: shown(bar.atFrom),
      atTo: shown(bar.atTo),
    })),
  };
}

/** An amount as the scenario would have it. */
const written = (value: Decimal, unit: Unit): string =>
  `${value.toSignificantDigits(12).toFixed()} ${unit.text}`.trim();
