import type { Context } from '../../model/context.ts';
import type { Column } from '../../quantity/affine/column.ts';
import type { Axis } from '../../quantity/axis.ts';
import { ZERO } from '../../quantity/decimal.ts';
import type { Given } from '../../quantity/given.ts';
import { pointAmount } from '../../quantity/point-amount.ts';
import { Quantity } from '../../quantity/quantity.ts';
import { unit } from '../../quantity/unit.ts';
import type { Stages } from './stages.ts';

/** Where an unknown stands: what it is part of, and in which task, hour class and stage. */
export interface Cell {
  readonly task: number;
  readonly hour: number;
  readonly stage: number;
}

/** Makes the inputs that the solver sets, and remembers them as columns in the order in which they are made. */
export class Unknowns {
  readonly columns: Column[] = [];
  readonly tasks: number;
  readonly hours: number;
  readonly stages: number;
  private readonly context: Context;
  private readonly stageOf: Stages | undefined;

  constructor(context: Context, stageOf: Stages | undefined) {
    this.context = context;
    this.stageOf = stageOf;
    this.tasks = context.demand.list.length;
    this.hours = context.demand.hours.axis?.labels.length ?? 1;
    this.stages = stageOf ? Math.max(...stageOf) + 1 : 1;
  }

  /** Part of each task that something serves, where it may. Work that may wait can all come in one hour of its day. */
  parts(id: string, open: (cell: Cell) => boolean): Quantity {
    const { demand, calendar } = this.context;
    const { hours, list } = demand;
    const path = ({ task, hour, stage }: Cell) => `routing.${id}.${list[task]!.id}.${hour}.${stage}`;
    const made = new Set<string>();
    for (let task = 0; task < this.tasks; task++)
      for (let hour = 0; hour < this.hours; hour++)
        for (let stage = 0; stage < this.stages; stage++) {
          const cell = { task, hour, stage };
          if (!open(cell)) continue;
          made.add(path(cell));
          this.columns.push({ name: path(cell), lower: 0, upper: this.mostIn(task, hour), integer: false });
        }
    // a split that stays the same over the horizon does not run over its months
    const months = this.stages > 1 ? this.stageOf! : [0];
    const axes: Axis[] = [
      demand.patterns,
      ...(hours.axis ? [hours.axis] : []),
      ...(this.stages > 1 ? [calendar.months] : []),
    ];
    const givens: Given[] = [];
    for (let task = 0; task < this.tasks; task++)
      for (let hour = 0; hour < this.hours; hour++)
        for (const stage of months) {
          const at = path({ task, hour, stage });
          givens.push(made.has(at) ? asked(at, '') : NOTHING);
        }
    return Quantity.table(axes, givens, `part of each task on ${id}`);
  }

  /** The most of a task that an hour class can take, as a part of its mean there. */
  mostIn(task: number, hour: number): number {
    const { hours, list } = this.context.demand;
    const portion = list[task]!;
    if (!hours.axis || !waits(portion)) return 1;
    const day = hours.day[hour]!;
    const ofDay = hours.perDay.reduce((sum, n, h) => sum + (hours.day[h] === day ? n : 0), 0);
    return ofDay / hours.perDay[hour]!;
  }

  /** A number that may differ by month, or by month and hour. */
  count(id: string, most: number, whole: boolean, by: 'month' | 'hour'): Quantity {
    const { demand, calendar } = this.context;
    const axes: Axis[] = [
      ...(by === 'hour' && demand.hours.axis ? [demand.hours.axis] : []),
      ...(this.stageOf ? [calendar.months] : []),
    ];
    const hours = by === 'hour' ? this.hours : 1;
    const months = this.stageOf ? calendar.months.labels.length : 1;
    const givens: Given[] = [];
    for (let hour = 0; hour < hours; hour++)
      for (let month = 0; month < months; month++) {
        const path = `routing.${id}.${by}.${hour}.${month}`;
        this.columns.push({ name: path, lower: 0, upper: most, integer: whole });
        givens.push(asked(path, 'replica'));
      }
    return axes.length
      ? Quantity.table(axes, givens, `replicas of ${id}`)
      : Quantity.given(givens[0]!, `replicas of ${id}`);
  }

  /** A whole number of steps for each task. */
  steps(id: string, most: number): Quantity {
    const { patterns } = this.context.demand;
    const paths = patterns.labels.map(task => `routing.${id}.${task}.steps`);
    for (const name of paths) this.columns.push({ name, lower: 0, upper: most, integer: true });
    return Quantity.row(
      patterns,
      paths.map(path => asked(path, '')),
      `steps of each task on ${id}`,
    );
  }

  /** 1 or 0. */
  choice(id: string): Quantity {
    const path = `routing.${id}.inUse`;
    this.columns.push({ name: path, lower: 0, upper: 1, integer: true });
    return Quantity.given(asked(path, ''), `${id} in use`);
  }
}

/** Whether a task, as routing has it, is work that may wait. */
export const waits = (task: Context['demand']['list'][number]): boolean => !task.batchable.amount.likely.isZero();

const NO_PART = pointAmount(ZERO, unit(''));
const NO_REPLICA = pointAmount(ZERO, unit('replica'));

const SETTLED: Given['source'] = { kind: 'solver', reason: 'settled by the routing' };

const NOTHING: Given = zero('not open to it', '', { kind: 'constant', reason: 'not open to it' });

const asked = (path: string, unitText: string): Given => zero(path, unitText, SETTLED);

function zero(path: string, unitText: string, source: Given['source']): Given {
  return { path, amount: unitText === '' ? NO_PART : NO_REPLICA, source };
}
