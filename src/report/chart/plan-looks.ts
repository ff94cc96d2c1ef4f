import type { Report } from '../report.ts';
import { counted, listed } from '../sentences/words.ts';
import type { ChartLook } from './chart.ts';
import { toldPlans } from './told-plans.ts';

/** How a plan is drawn in every chart of a report. */
export interface PlanLook {
  readonly colour: string;
  /** As `stroke-dasharray`; undefined: an unbroken line. */
  readonly dash: string | undefined;
  /** Whether it is told apart from the others; the rest is drawn thin and grey. */
  readonly told: boolean;
}

const DASHES: readonly (string | undefined)[] = [
  undefined,
  '9 4',
  '2 3',
  '12 3 2 3',
  '5 3',
  '14 4',
  '1 4',
  '9 3 2 3 2 3',
];

/** Looks of the possible plans: as many as there are colours are told apart. */
export function planLooks(report: Report, { palette }: ChartLook): ReadonlyMap<string, PlanLook> {
  const possible = report.plans.filter(plan => plan.feasible && plan.monthly).map(plan => plan.id);
  const order = toldPlans(report, palette.series.length);
  return new Map(
    possible.map((id): [string, PlanLook] => {
      const place = order.indexOf(id);
      return place < 0
        ? [id, { colour: palette.faint, dash: undefined, told: false }]
        : [id, { colour: palette.series[place]!, dash: DASHES[place % DASHES.length], told: true }];
    }),
  );
}

/** How the line of a plan is drawn. */
export const lineLook = ({ colour, dash, told }: PlanLook) => ({
  fill: 'none',
  stroke: colour,
  'stroke-width': told ? 2.25 : 1,
  'stroke-opacity': told ? undefined : 0.5,
  'stroke-dasharray': dash,
  'stroke-linejoin': 'round',
});

/** In the order in which they are drawn: what stands back below what does not. */
export const greyFirst = <T extends { readonly plan: string }>(
  plans: readonly T[],
  looks: ReadonlyMap<string, PlanLook>,
): T[] => [...plans.filter(({ plan }) => !looks.get(plan)!.told), ...plans.filter(({ plan }) => looks.get(plan)!.told)];

/** What is drawn in grey, by name; nothing where every plan is told apart. */
export function untoldNote(looks: ReadonlyMap<string, PlanLook>): string[] {
  const grey = [...looks].filter(([, look]) => !look.told).map(([id]) => id);
  return grey.length ? [`In grey: ${counted(grey.length, 'more plan')}, ${listed(grey, 'and')}.`] : [];
}
