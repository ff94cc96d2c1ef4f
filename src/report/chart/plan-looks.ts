import type { Report } from '../report.ts';
import { byCost, counted, listed } from '../sentences/words.ts';
import type { ChartLook } from './chart.ts';

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

/** Looks of the possible plans, in the order of the scenario: as many as there are colours are told apart, what is somewhere the cheapest first. */
export function planLooks(report: Report, { palette }: ChartLook): ReadonlyMap<string, PlanLook> {
  const possible = report.plans.filter(plan => plan.feasible && plan.monthly).map(plan => plan.id);
  const wanted = [
    ...report.plans.filter(plan => plan.baseline).map(plan => plan.id),
    ...byCost(report.plans)
      .slice(0, 1)
      .map(plan => plan.id),
    ...report.envelope.flatMap(({ cheapest }) => cheapest ?? []),
    ...byCost(report.plans).map(plan => plan.id),
  ];
  const told = new Set([...new Set(wanted)].filter(id => possible.includes(id)).slice(0, palette.series.length));
  const order = possible.filter(id => told.has(id));
  return new Map(
    possible.map((id): [string, PlanLook] => {
      const place = order.indexOf(id);
      return place < 0
        ? [id, { colour: palette.faint, dash: undefined, told: false }]
        : [id, { colour: palette.series[place]!, dash: DASHES[place % DASHES.length], told: true }];
    }),
  );
}

/** What is drawn in grey, by name; nothing where every plan is told apart. */
export function untoldNote(looks: ReadonlyMap<string, PlanLook>): string[] {
  const grey = [...looks].filter(([, look]) => !look.told).map(([id]) => id);
  return grey.length ? [`In grey: ${counted(grey.length, 'more plan')}, ${listed(grey, 'and')}.`] : [];
}
