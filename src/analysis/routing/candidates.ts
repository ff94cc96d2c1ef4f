import { deliveredMask } from '../../model/allotment.ts';
import { dutyMask } from '../../model/fleet/duty.ts';
import type { Margin } from '../../model/line.ts';
import type { Model } from '../../model/model.ts';
import { originalOf } from '../../model/routed/waiting-apart.ts';
import { likelyValues } from '../../quantity/exact.ts';
import type { Cascade, Option, Task } from '../../scenario/scenario.ts';
import { isBelowZero } from '../possible-at-likely.ts';
import { idleFleets } from './idle-fleets.ts';
import { beatenApis } from './plain-apis.ts';
import type { Stages } from './stages.ts';
import type { Cell } from './unknowns.ts';

/** What may serve what. */
export interface Candidates {
  readonly options: readonly Option[];
  readonly cascades: readonly Cascade[];
  open(cell: Cell, option: Option): boolean;
  /** Whether a task may enter a cascade: both of its options must be open to it. */
  pass(cell: Cell, cascade: Cascade): boolean;
  /** Share of a task that an option keeps, for tasks that are not routed; undefined for the others. */
  readonly held?: ((task: number, option: string) => number | undefined) | undefined;
}

/** What a question allows besides what the scenario does. */
export interface Restriction {
  readonly only?: ((option: Option) => boolean) | undefined;
  /** Share that a task which is not routed gives an option. */
  readonly held?: ((task: string, option: string) => number) | undefined;
  /** Leave cascades out. */
  readonly plain?: boolean | undefined;
  /** Keep APIs that cannot be part of the best split too: the problem as it was put. */
  readonly whole?: boolean | undefined;
}

/** Limits of an option that hold whatever it serves, and are broken: its model does not fit, it is too slow for anything. */
export function brokenLimits(option: Option, { supplies }: Model): readonly Margin[] {
  const supply = supplies.get(option.id);
  if (supply?.kind !== 'fleet') return [];
  const { memory, rates } = supply.fleet;
  return [...(memory ? [memory] : []), ...(rates.margins ?? [])].filter(m => isBelowZero(likelyValues(m.margin)[0]!));
}

/** The options that routing may use, for the tasks that are open to them, in the hours and months in which they are there. */
export function candidatesOf(
  model: Model,
  stages: Stages | undefined,
  { only = () => true, held: kept, plain = false, whole = false }: Restriction = {},
): Candidates {
  const { context } = model;
  const { scenario, demand } = context;
  const { routing } = scenario;
  const held = heldShares(model, kept);
  const allowedOptions = scenario.options.filter(
    o =>
      only(o) &&
      (!routing?.options || routing.options.includes(o.id) || held?.options.has(o.id)) &&
      model.supplies.has(o.id) &&
      brokenLimits(o, model).length === 0,
  );
  const there = new Map(allowedOptions.map(o => [o, presence(o, model, stages)]));
  const allowed = new Map<Task, Set<Option>>(
    demand.list.map((t, task) => [
      t,
      new Set(
        allowedOptions.filter(o =>
          held?.tasks.has(task)
            ? (held.share(task, o.id) ?? 0) > 0
            : context.closed(t, o) === undefined && (!routing?.options || routing.options.includes(o.id)),
        ),
      ),
    ]),
  );
  const allows = (task: number, o: Option) => allowed.get(demand.list[task]!)!.has(o);
  const beaten = beatenApis(model, allows);
  const idle = whole ? new Set<Option>() : idleFleets(model, allows);
  const options = allowedOptions.filter(o => !idle.has(o));
  const open = (cell: Cell, option: Option): boolean =>
    allowed.get(demand.list[cell.task]!)!.has(option) &&
    (whole || held?.tasks.has(cell.task) || !beaten(cell.task, option)) &&
    there.get(option)!(cell);
  const byId = (id: string) => options.find(o => o.id === id);
  const cascades = (plain ? [] : (routing?.cascades ?? [])).filter(c => byId(c.try) && byId(c.escalateTo));
  return {
    options,
    cascades,
    open,
    pass: (cell, c) => !held?.tasks.has(cell.task) && open(cell, byId(c.try)!) && open(cell, byId(c.escalateTo)!),
    held: held?.share,
  };
}

/** Tasks that `routing.tasks` leaves out, with the shares that the baseline gives them. */
function heldShares({ context }: Model, held: Restriction['held']): HeldShares | undefined {
  const { scenario, demand } = context;
  const routedTasks = scenario.routing?.tasks;
  if (!routedTasks || !held) return undefined;
  const tasks = new Set(demand.list.flatMap((t, i) => (routedTasks.includes(originalOf(t).id) ? [] : [i])));
  const share = (task: number, option: string) =>
    tasks.has(task) ? held(originalOf(demand.list[task]!).id, option) : undefined;
  const options = new Set(scenario.options.filter(o => [...tasks].some(t => share(t, o.id)! > 0)).map(o => o.id));
  return { tasks, options, share };
}

interface HeldShares {
  readonly tasks: ReadonlySet<number>;
  readonly options: ReadonlySet<string>;
  share(task: number, option: string): number | undefined;
}

/** Whether an option is there in an hour of a stage: delivered, and on duty. */
function presence(option: Option, { context }: Model, stages: Stages | undefined): (cell: Cell) => boolean {
  const delivered = deliveredMask(option, context);
  const months = delivered && likelyValues(delivered).map(v => !v.isZero());
  const duty =
    option.kind === 'rent' && option.scaling === 'scheduled'
      ? likelyValues(context.demand.hours.mask(dutyMask(option))).map(v => v.toNumber() === 1)
      : undefined;
  return ({ hour, stage }) => {
    const month = stages ? stages.indexOf(stage) : 0;
    return (months?.[month] ?? true) && (duty?.[hour] ?? true);
  };
}
