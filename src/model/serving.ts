import type { Quantity } from '../quantity/quantity.ts';
import type { Demand } from './demand.ts';
import { constantRow } from './hours.ts';
import { ONE } from './one.ts';
import { growing, type Paced, paced } from './paced.ts';

/** The load of a pool: what its size, its utilisation and its bill depend on. Over hours and months as far as they differ. */
export interface PoolLoad {
  readonly mean: Quantity;
  readonly hourly: Quantity;
  readonly peak: Quantity;
}

/** A fixed share of each task, and of that share the part of each pattern, hour and month. ONE stands for all of it. */
export interface Stream {
  readonly share: Quantity;
  readonly part: Quantity;
}

/** What one option serves in one plan. It turns what a task is at full share in month 1 into what the option really gets. */
export class Serving {
  private readonly demand: Demand;
  private readonly streams: readonly Stream[];
  /** Traffic of an hour relative to the mean hour, per pattern. */
  private readonly weight: Quantity;
  private readonly months = new Map<Quantity, Map<string | undefined, Quantity>>();

  constructor(demand: Demand, streams: readonly Stream[], weight: Quantity = demand.busyness) {
    this.demand = demand;
    this.streams = streams;
    this.weight = weight;
  }

  /** Sum over tasks of a monthly amount (at full share, month 1), in each month; only in the hours of a mask where one is named. */
  perMonth(row: Quantity, mask?: string): Paced {
    const { growth, patterns } = this.demand;
    const level = this.summed(row, part => this.inMonth(part, mask), false);
    return growth.axes.includes(patterns) ? paced(level) : growing(level, growth, this.demand.months);
  }

  /** Sum over tasks of an hourly rate (at full share, mean of month 1) in each hour and month. */
  hourly(row: Quantity): Quantity {
    return this.summed(row, part => part.times(this.weight));
  }

  /** The highest of {@link hourly} over the hours, in each month. */
  peak(row: Quantity): Quantity {
    return this.loadOf(row, false).peak;
  }

  /** Load of a fleet; work that may wait fills the valleys of its day. */
  load(row: Quantity): PoolLoad {
    return this.loadOf(row, true);
  }

  /** Part of each pattern that is served, over patterns and months as far as they differ; of one stream. */
  partOf(stream: Stream): Quantity {
    return this.inMonth(stream.part, undefined);
  }

  /** What it serves in each month, only in the hours of a mask where one is named: shares of tasks, and the part of each pattern that is served. */
  partsIn(mask: string | undefined): readonly Stream[] {
    return this.streams.map(({ share, part }) => ({ share, part: this.inMonth(part, mask) }));
  }

  /** A part of every hour as a part of the month, in the hours of a mask; asked again, it is the same quantity. */
  private inMonth(part: Quantity, mask: string | undefined): Quantity {
    const byMask = this.months.get(part) ?? new Map<string | undefined, Quantity>();
    this.months.set(part, byMask);
    const found = byMask.get(mask) ?? this.ofMonth(part, mask);
    byMask.set(mask, found);
    return found;
  }

  private ofMonth(part: Quantity, mask: string | undefined): Quantity {
    const { hours } = this.demand;
    if (hours.axis && (part.axes.includes(hours.axis) || mask))
      return (mask ? hours.share.times(hours.mask(mask)) : hours.share).times(this.weight, part).sumOver(hours.axis);
    return mask ? part.times(hours.mask(mask)) : part;
  }

  /** Sum over tasks of an amount that does not grow with traffic, by the share that is served. */
  weighed(row: Quantity): Quantity {
    const all = this.streams.map(s =>
      this.byPattern(row.times(s.share)).times(this.partOf(s)).sumOver(this.demand.patterns),
    );
    return all.slice(1).reduce((a, b) => a.plus(b), all[0]!);
  }

  private loadOf(row: Quantity, level: boolean): PoolLoad {
    const { hours, waiting, growth, patterns } = this.demand;
    const over = (weight: Quantity) => this.summed(row, part => part.times(weight), false);
    const pours = level && waiting && hours.axis && this.weight === this.demand.busyness;
    const base = pours
      ? over(this.weight.times(ONE.minus(waiting))).levelled(
          hours.axis,
          over(this.weight.times(waiting)),
          hours.day,
          hours.perDay,
        )
      : over(this.weight);
    // where every pattern grows alike, the hours are settled in month 1 and grow as a whole
    const later = (q: Quantity) => (growth.axes.includes(patterns) ? q : q.times(growth));
    return {
      mean: later(hours.axis ? base.times(hours.share).sumOver(hours.axis) : base),
      hourly: later(base),
      peak: later(hours.axis ? base.maxOver(hours.axis) : base),
    };
  }

  private summed(row: Quantity, part: (part: Quantity) => Quantity, withCommonGrowth = true): Quantity {
    const { patterns, growth } = this.demand;
    const apart = growth.axes.includes(patterns);
    const all = this.streams.map(stream => {
      const served = this.byPattern(row.times(stream.share)).times(part(stream.part));
      return (apart ? served.times(growth) : served).sumOver(patterns);
    });
    const sum = all.slice(1).reduce((a, b) => a.plus(b), all[0]!);
    return apart || !withCommonGrowth ? sum : sum.times(growth);
  }

  private byPattern(row: Quantity): Quantity {
    return groupedByPattern(row, this.demand);
  }
}

const grouped = new WeakMap<Demand, WeakMap<Quantity, Quantity>>();

/** A row over tasks summed into patterns. Factors that every task shares are taken out of the sum, so that options share the rest of it. */
function groupedByPattern(row: Quantity, demand: Demand): Quantity {
  const known = grouped.get(demand) ?? new WeakMap<Quantity, Quantity>();
  grouped.set(demand, known);
  const found = known.get(row) ?? summedByPattern(row, demand);
  known.set(row, found);
  return found;
}

function summedByPattern(row: Quantity, demand: Demand): Quantity {
  const { tasks, patterns, patternOf } = demand;
  if (!row.axes.includes(tasks)) {
    const each = constantRow(
      tasks,
      tasks.labels.map(() => 1),
      'every task',
    );
    return row.times(each).groupedTo(patterns, tasks, patternOf);
  }
  const [a, b] = row.of;
  const { kind } = row.operation;
  const named = (q: Quantity) => (row.name === undefined ? q : q.as(row.name, row.shown.text));
  if ((kind === 'times' || kind === 'per') && !b!.axes.includes(tasks))
    return named(kind === 'times' ? groupedByPattern(a!, demand).times(b!) : groupedByPattern(a!, demand).per(b!));
  if (kind === 'plus' && a!.axes.includes(tasks) && b!.axes.includes(tasks))
    return named(groupedByPattern(a!, demand).plus(groupedByPattern(b!, demand)));
  return row.groupedTo(patterns, tasks, patternOf);
}
