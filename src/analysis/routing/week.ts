import { type Decimal, ZERO } from '../../quantity/decimal.ts';
import { likelyValues } from '../../quantity/exact.ts';
import type { Quantity } from '../../quantity/quantity.ts';
import { hourlyTokensBy } from './hourly-tokens.ts';
import type { Routed } from './solve-routing.ts';

/** The week of month 1 in classes of like hours: what GPUs of one's own serve, what APIs take, and what the GPUs could serve. */
export interface Week {
  readonly hours: readonly WeekHour[];
  /** The class of each of the 168 hours, from Monday 00:00 on. */
  readonly classOf: readonly number[];
}

export interface WeekHour {
  readonly label: string;
  /** Hours of a week. */
  readonly count: number;
  /** tok/s. */
  readonly own: Decimal;
  readonly api: Decimal;
  /** tok/s that the GPUs could serve of what they do serve; null where they serve nothing. */
  readonly capacity: Decimal | null;
  /** tok/s by option. */
  readonly servedBy: ReadonlyMap<string, Decimal>;
  readonly pools: readonly {
    readonly option: string;
    readonly replicas: Decimal;
    readonly busy: Decimal;
    readonly usable: Decimal;
  }[];
}

export function weekOf({ model, mix, plan }: Routed): Week {
  const { demand, calendar } = model.context;
  const { hours } = demand;
  const labels = hours.axis?.labels ?? ['every hour'];
  const tokens = hourlyTokensBy(mix, model.context);
  const first = (q: Quantity) => (q.axes.includes(calendar.months) ? q.at(calendar.months, 0) : q);
  const at = (values: readonly Decimal[], h: number) => values[values.length === 1 ? 0 : h]!;
  const pools = plan.pools.map(pool => {
    const { option, staffing, spares } = pool.supply;
    const up = pool.hourly ?? pool.installed;
    return {
      option: option.id,
      replicas: likelyValues(first(up)),
      busy: likelyValues(first(pool.load.hourly)),
      usable: likelyValues(first(staffing.usable(up.minus(spares)))),
    };
  });
  return {
    classOf: hours.classOf,
    hours: labels.map((label, h) => {
      const here = pools.map(p => ({
        option: p.option,
        replicas: at(p.replicas, h),
        busy: at(p.busy, h),
        usable: at(p.usable, h),
      }));
      const sum = (kind: 'own' | 'api') =>
        [...tokens].reduce((all, [id, row]) => {
          const own = model.supplies.get(id)!.kind === 'fleet';
          return own === (kind === 'own') ? all.plus(at(row, h)) : all;
        }, ZERO);
      const capacity = here.reduce<Decimal | null>((all, p) => {
        const served = at(tokens.get(p.option) ?? [ZERO], h);
        if (p.busy.isZero()) return all;
        return (all ?? ZERO).plus(served.times(p.usable).dividedBy(p.busy));
      }, null);
      return {
        label,
        count: hours.count[h]!,
        own: sum('own'),
        api: sum('api'),
        capacity,
        servedBy: new Map([...tokens].map(([id, row]) => [id, at(row, h)])),
        pools: here,
      };
    }),
  };
}
