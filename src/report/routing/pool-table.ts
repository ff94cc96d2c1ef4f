import { Decimal, ZERO } from '../../quantity/decimal.ts';
import { count, percent } from '../format.ts';
import type { Pool, Report } from '../report.ts';
import type { Screen } from '../screen.ts';
import { stackingTable, type TableColumn } from '../stacking-table.ts';
import type { RoutingReport, WeekReport } from './routing-report.ts';
import { routedPlan } from './split-lines.ts';

const COLUMNS: readonly TableColumn[] = [
  { title: 'GPUs of', name: true },
  { title: 'replicas' },
  { title: 'GPUs' },
  { title: 'busy' },
  { title: 'busiest hour', spare: 1 },
  { title: 'full at', spare: 2 },
  { title: 'throughput', name: true, spare: 3 },
];

/** The fleets of the split: how many replicas, and how busy over the week and in the busiest hour. */
export function poolTable(report: Report, { week }: RoutingReport, screen: Screen): string[] {
  const pools = routedPlan(report)?.pools ?? [];
  if (pools.length === 0) return [];
  return stackingTable(
    COLUMNS,
    pools.map(pool => ({ cells: cellsOf(pool, week) })),
    screen,
  );
}

function cellsOf(pool: Pool, week: WeekReport | null): string[] {
  const hours = (week?.hours ?? []).flatMap(hour => {
    const here = hour.pools.find(({ option }) => option === pool.option);
    return here
      ? [{ up: new Decimal(here.replicas), busy: new Decimal(here.busy), usable: new Decimal(here.usable) }]
      : [];
  });
  const ups = hours.map(({ up }) => up);
  const [least, most] = ups.length ? [Decimal.min(...ups), Decimal.max(...ups)] : [ZERO, ZERO];
  const replicas = ups.length && !least.eq(most) ? `${count(least)}–${count(most)}` : count(pool.replicas.value);
  const of = (part: Decimal, up: Decimal) => (up.isZero() ? ZERO : part.dividedBy(up));
  const busiest = hours.reduce<(typeof hours)[number] | undefined>(
    (a, b) => (a && of(a.busy, a.up).gte(of(b.busy, b.up)) ? a : b),
    undefined,
  );
  return [
    pool.option,
    replicas,
    count(pool.gpus.value),
    percent(pool.utilisation.value),
    busiest ? percent(of(busiest.busy, busiest.up)) : '',
    busiest ? percent(of(busiest.usable, busiest.up)) : '',
    pool.throughput,
  ];
}
