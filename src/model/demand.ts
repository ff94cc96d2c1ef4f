import type { Axis } from '../quantity/axis.ts';
import type { Given } from '../quantity/given.ts';
import { constantGiven, isZero } from '../quantity/given.ts';
import { Quantity } from '../quantity/quantity.ts';
import type { Scenario, Task } from '../scenario/scenario.ts';
import { type Calendar, volumePerMonth } from './calendar.ts';
import { baseCounts, type Counts, taskRow, tokensPerRequest } from './counts.ts';
import { monthlyFactor } from './discounting.ts';
import type { Drive } from './drive.ts';
import { constantRow, type Hours, hoursOf, type Mask } from './hours.ts';
import { ONE } from './one.ts';
import { growing, type Paced, paced } from './paced.ts';
import { orderingVolume, roughVolume } from './rough-volume.ts';
import { FLAT_WEEK, isFlat, type WeekShape, type Weight, weekShapes } from './traffic.ts';

/**
 * The load of all tasks. Tasks of like growth, traffic, batchable share and open options form a pattern:
 * within one everything scales together, so months and hours are computed once per pattern, not per task.
 */
export interface Demand {
  readonly months: Axis;
  readonly tasks: Axis;
  readonly list: readonly Task[];
  readonly base: Counts;
  /** request/month in month 1, without retries. */
  readonly requests: Quantity;
  /** 1 + retries, over tasks, or ONE. */
  readonly attempts: Quantity;
  /** Share that may wait a day, over tasks; undefined where it is zero for all. */
  readonly batchable: Quantity | undefined;
  readonly patterns: Axis;
  readonly patternOf: readonly number[];
  /** Growth since month 1, over patterns and months as far as they differ. */
  readonly growth: Quantity;
  /** Traffic of an hour relative to the mean hour, over patterns and hours as far as they differ. */
  readonly busyness: Quantity;
  /** Share of a pattern's work that may wait, over patterns; undefined where none may. */
  readonly waiting: Quantity | undefined;
  readonly hours: Hours;
  /** Input + output + reasoning of all tasks, without retries: tok/month, over months as far as they differ. */
  readonly tokens: Paced;
  /** The first task of each pattern. */
  readonly representative: readonly Task[];
}

export interface PatternKey {
  readonly of: (task: Task) => string;
}

/** @param open which options a task may use, as a key: tasks that differ in it never share a pattern. */
export function demandOf(
  scenario: Scenario,
  calendar: Calendar,
  masks: readonly Mask[],
  open: (task: Task) => string,
  drive: Drive,
): Demand {
  const list = scenario.tasks;
  const flat = drive.flatVolume !== undefined;
  const tasks: Axis = { name: 'task', labels: list.map(t => t.id) };
  const base = baseCounts(tasks, list);
  const stated = requestsOf(tasks, list, base, calendar);
  const perRequest = tokensPerRequest(base);
  const requests = drive.flatVolume ? mixOf(stated, perRequest, tasks) : stated;
  const shapes = weekShapes(list, roughVolume);
  const keys = list.map((task, i) =>
    [
      flat ? '' : growthKey(task.growth),
      flat || isFlat(shapes[i]!) ? 'flat' : trafficKey(task),
      givenKey(task.batchable),
      drive.apart ? task.id : open(task),
    ].join(' | '),
  );
  const labels = [...new Set(keys)];
  const patternOf = keys.map(k => labels.indexOf(k));
  const first = labels.map(k => keys.indexOf(k));
  const representative = first.map(i => list[i]!);
  const patterns: Axis = { name: 'pattern', labels: representative.map(t => t.id) };
  const patternShapes = first.map(i => (flat ? FLAT_WEEK : shapes[i]!));
  const volumes = labels.map((_, p) =>
    list.reduce((sum, t, i) => sum + (patternOf[i] === p ? orderingVolume(t) : 0), 0),
  );
  const anyBatch = list.some(t => !isZero(t.batchable));
  const hours = hoursOf(patternShapes, volumes, masks, anyBatch);
  // at flat traffic the volume scales all tasks alike, as a growth that is the same in every month
  const growth = drive.flatVolume ? drive.flatVolume.per(ONE_TOKEN) : growthRow(patterns, representative, calendar);
  const tokensOfTask = requests.times(perRequest).as('demanded tokens of the task', 'tok/month');
  const byPattern = tokensOfTask.groupedTo(patterns, tasks, patternOf);
  const grown = growth.axes.includes(patterns)
    ? paced(byPattern.times(growth).sumOver(patterns).as('demanded tokens', 'tok/month'))
    : growing(byPattern.sumOver(patterns).as('demanded tokens of month 1', 'tok/month'), growth, calendar.months);
  return {
    months: calendar.months,
    tasks,
    list,
    base,
    requests,
    attempts: attemptsOf(tasks, list),
    batchable: taskRow(
      tasks,
      list.map(t => t.batchable),
      'batchable share',
    ),
    patterns,
    patternOf,
    growth,
    busyness: busynessRow(patterns, hours, patternShapes, representative),
    waiting: taskRow(
      patterns,
      representative.map(t => t.batchable),
      'share of the work that may wait',
    ),
    hours,
    tokens: grown,
    representative,
  };
}

/** Requests per month of month 1: stated, or tokens ÷ tokens of a request. */
function requestsOf(axis: Axis, list: readonly Task[], base: Counts, calendar: Calendar): Quantity {
  const byRequest = list.some(t => t.requests)
    ? volumePerMonth(
        axis,
        list.map(t => t.requests),
        'request',
        'requests',
        calendar,
      )
    : undefined;
  const portion = portionsOf(axis, list);
  if (list.every(t => t.requests))
    return (portion ? byRequest!.times(portion) : byRequest!).as('requests', 'request/month');
  const fromTokens = volumePerMonth(
    axis,
    list.map(t => t.tokens),
    'tok',
    'tokens',
    calendar,
  ).per(base.input.plus(base.output));
  const all = byRequest ? byRequest.plus(fromTokens) : fromTokens;
  return (portion ? all.times(portion) : all).as('requests', 'request/month');
}

/** Which share of its task each portion is: what may wait, or the rest; undefined where no task is divided. */
function portionsOf(axis: Axis, list: readonly Task[]): Quantity | undefined {
  if (!list.some(t => t.portion)) return undefined;
  const waits = taskRow(
    axis,
    list.map(t => t.portion?.of.batchable ?? constantGiven(0, '', 'not divided')),
    'batchable share of the task',
  )!;
  const sign = (value: (t: Task) => number, name: string) => constantRow(axis, list.map(value), name);
  const rest = sign(t => (t.portion?.waiting ? 0 : 1), 'whole, or what may not wait');
  const turn = sign(
    t => (t.portion ? (t.portion.waiting ? 1 : -1) : 0),
    'part that may wait: 1, part that may not: -1',
  );
  return rest.plus(waits.times(turn)).as('share of the task', '');
}

const ONE_TOKEN = Quantity.constant(1, 'tok/month', 'one token a month');

/** The requests of each task when all tasks together demand one token a month, in the mix that is stated. */
function mixOf(stated: Quantity, perRequest: Quantity, tasks: Axis): Quantity {
  const all = stated.times(perRequest).sumOver(tasks);
  return stated.per(all).times(ONE_TOKEN).as('requests for one demanded token a month', 'request/month');
}

function attemptsOf(axis: Axis, list: readonly Task[]): Quantity {
  const retries = taskRow(
    axis,
    list.map(t => t.retries),
    'retries',
  );
  return retries ? ONE.plus(retries).as('attempts per request', '') : ONE;
}

const givenKey = (g: Given): string =>
  !g.watched && g.amount.low.eq(g.amount.high) ? `${g.amount.low.toFixed()} ${g.amount.unit.text}` : g.path;
const growthKey = (g: Given): string => (isZero(g) ? '0' : givenKey(g));

function trafficKey({ traffic }: Task): string {
  if (traffic.kind === 'profile') return traffic.name;
  return traffic.kind === 'peakToMean'
    ? `peak ${givenKey(traffic.ratio)}`
    : `${traffic.kind} ${traffic.weights.map(w => w.amount.likely.toFixed()).join(',')}`;
}

/** Growth factors by month: one row for all patterns when they grow alike, ONE when none grows. */
function growthRow(patterns: Axis, tasks: readonly Task[], calendar: Calendar): Quantity {
  const { months } = calendar;
  const keys = new Set(tasks.map(t => growthKey(t.growth)));
  if (keys.size === 1) {
    const factor = monthlyFactor(tasks[0]!.growth, 'growth');
    return factor === ONE ? ONE : factor.compounded(months, 0).as('growth since month 1', '');
  }
  const monthly = tasks.map(t =>
    t.growth.amount.unit.text.endsWith('year') ? constantGiven(0, '%/month', 'none') : t.growth,
  );
  const yearly = tasks.map(t =>
    t.growth.amount.unit.text.endsWith('year') ? t.growth : constantGiven(0, '%/year', 'none'),
  );
  const byMonth = taskRow(patterns, monthly, 'growth a month');
  const byYear = taskRow(patterns, yearly, 'growth a year');
  const month = Quantity.constant(1, 'month', 'one month');
  const year = Quantity.constant(1, 'year', 'one year');
  const factor = (byMonth ? ONE.plus(byMonth.times(month)) : ONE).times(
    byYear ? ONE.plus(byYear.times(year)).twelfthRoot() : ONE,
  );
  return factor.as('growth factor a month', '').compounded(months, 0).as('growth since month 1', '');
}

/** Weight of each hour ÷ mean weight: base + slope × peak ratio, over patterns and hours. */
function busynessRow(patterns: Axis, hours: Hours, shapes: readonly WeekShape[], tasks: readonly Task[]): Quantity {
  const { axis } = hours;
  if (!axis) return ONE;
  const table = (values: (shape: WeekShape) => readonly Weight[], name: string) =>
    Quantity.table(
      [patterns, axis],
      shapes.flatMap((shape, p) =>
        hours
          .pick(values(shape))
          .map((v, h) => constantGiven(v, '', `${name} of ${patterns.labels[p]}, ${axis.labels[h]}`)),
      ),
      name,
    );
  let weight = table(s => s.base, 'hourly weight');
  if (shapes.some(s => s.slope)) {
    const ratio = Quantity.row(
      patterns,
      tasks.map(t => (t.traffic.kind === 'peakToMean' ? t.traffic.ratio : constantGiven(0, '', 'no peak ratio'))),
      'peak to mean',
    );
    weight = weight.plus(table(s => s.slope ?? s.base.map(() => 0), 'hourly weight per peak to mean').times(ratio));
  }
  return weight.per(weight.times(hours.share).sumOver(axis)).as('traffic relative to the mean hour', '');
}
