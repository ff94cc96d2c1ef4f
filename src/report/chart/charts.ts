import type { DossierReport } from '../dossier/dossier-report.ts';
import { breakEvenChart } from './break-even-chart.ts';
import { cashFlowChart } from './cash-flow-chart.ts';
import type { Chart, ChartId, ChartLook } from './chart.ts';
import { costChart } from './cost-chart.ts';
import { tornadoChart } from './tornado-chart.ts';
import { weekChart } from './week-chart.ts';

export type { Chart, ChartId, ChartLook, Palette } from './chart.ts';
export { DARK, LIGHT } from './palette.ts';

/** The charts there are, in the order in which a page shows them. */
export const CHARTS: readonly { readonly id: ChartId; readonly name: string }[] = [
  { id: 'breakeven', name: 'cost over traffic' },
  { id: 'cashflow', name: 'cash over months' },
  { id: 'costs', name: 'cost by line' },
  { id: 'tornado', name: 'what moves the cost' },
  { id: 'week', name: 'the routed week' },
];

const DRAWN: Readonly<Record<ChartId, (report: DossierReport, look: ChartLook) => Chart | null>> = {
  breakeven: breakEvenChart,
  cashflow: cashFlowChart,
  costs: costChart,
  tornado: tornadoChart,
  week: weekChart,
};

/** A chart of a report as SVG; null where the report has nothing to draw in it. */
export const chartOf = (id: ChartId, report: DossierReport, look: ChartLook): Chart | null => DRAWN[id](report, look);

const TALLEST = 540;
const LOWEST = 220;

/** The height in which a chart of a file looks well: less than usual where it has few bars. */
export function heightFor(id: ChartId, report: DossierReport): number {
  const bars =
    id === 'costs'
      ? 150 + 66 * report.plans.filter(plan => plan.feasible).length
      : id === 'tornado'
        ? 110 + 38 * (report.sensitivity?.bars.length ?? 0)
        : TALLEST;
  return Math.min(TALLEST, Math.max(LOWEST, bars));
}
