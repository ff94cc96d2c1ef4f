import { tokensPerRequest } from '../../model/counts.ts';
import { pinnedSize } from '../../model/fleet/pool.ts';
import type { Model } from '../../model/model.ts';
import type { Plan } from '../../model/plan.ts';
import type { FleetSize, RoutedMix } from '../../model/routed/routed-mix.ts';
import { AffineRun } from '../../quantity/affine/affine-run.ts';
import { type Affine, added, isLinear, scaled, summed, unknown } from '../../quantity/affine/linear.ts';
import { type Condition, type LinearProgram, linearProgram } from '../../quantity/affine/linear-program.ts';
import { FastProgram } from '../../quantity/fast.ts';
import type { Quantity } from '../../quantity/quantity.ts';
import type { Option } from '../../scenario/scenario.ts';
import type { Candidates } from './candidates.ts';
import { mostReplicas } from './most-replicas.ts';
import { stepConditions, steppedParts } from './share-steps.ts';
import type { Stages } from './stages.ts';
import { type Cell, Unknowns, waits } from './unknowns.ts';

/** A split as the solver sees it: the unknown mix, its plan, and the linear program that settles it. */
export interface RoutingProgram {
  readonly model: Model;
  readonly mix: RoutedMix;
  readonly plan: Plan;
  readonly run: AffineRun;
  readonly program: LinearProgram;
  readonly stages: Stages | undefined;
}

/** Below this many, each part has a row of its own that ties it to its option being in use; above it, one row for each task and option. */
const FEW_LINKS = 20_000;
const FEW_COLUMNS = 3000;

/**
 * Every way to split the tasks over the options as one linear program (DESIGN §6 `routing`): the formulas of a plan, run on unknown parts
 * and sizes. Minimises the levelised monthly cost.
 */
export function routingProgram(model: Model, candidates: Candidates, stages: Stages | undefined): RoutingProgram {
  const { context } = model;
  const unknowns = new Unknowns(context, stages);
  const mix = unknownMix(model, candidates, unknowns);
  const stepped = steppedParts(model, mix, unknowns);
  const plan = model.plan('routed', mix);
  const run = new AffineRun(unknowns.columns);
  const [monthly] = run.values([plan.figures.monthly]);
  const margins = run.values(plan.margins.map(m => m.margin));
  const conditions: Condition[] = [
    ...margins.map(([sum]) => ({ sum: sum!, least: 0 })),
    ...balances(model, mix, unknowns, run, stages),
    ...sizeConditions(model, mix, run),
    ...stepConditions(model, stepped, unknowns, run, stages?.length ?? 1),
    ...heldShares(candidates, mix, unknowns, run, stages),
  ];
  linkInUse(model, mix, run, monthly![0]!, conditions);
  return { model, mix, plan, run, program: linearProgram(run, monthly![0]!, conditions), stages };
}

function unknownMix(model: Model, { options, cascades, open, pass }: Candidates, unknowns: Unknowns): RoutedMix {
  const parts = new Map<string, Quantity>();
  const sizes = new Map<string, FleetSize>();
  const inUse = new Map<string, Quantity>();
  for (const option of options) {
    parts.set(
      option.id,
      unknowns.parts(option.id, cell => open(cell, option)),
    );
    const used = unknowns.choice(option.id);
    inUse.set(option.id, used);
    if (option.kind === 'api') continue;
    const most = mostReplicas(option.id, model);
    sizes.set(option.id, {
      installed: option.replicas
        ? pinnedSize(option.replicas, option.id).times(used)
        : unknowns.count(option.id, most, true, 'month'),
      hourly: isAutoscaled(option) ? unknowns.count(option.id, most, true, 'hour') : undefined,
    });
  }
  return {
    kind: 'routed',
    parts,
    cascades: cascades.map(cascade => ({ cascade, part: unknowns.parts(cascade.id, cell => pass(cell, cascade)) })),
    sizes,
    inUse,
  };
}

/** Paid by the hour for what is up. */
const isAutoscaled = (option: Option): boolean =>
  option.kind === 'rent' &&
  option.scaling === 'autoscale' &&
  !(option.rent.price?.amount.unit.powers.get('month') === -1);

/** Every task is served whole in every hour; work that may wait is served whole within its day. */
function balances(
  { context }: Model,
  { parts, cascades }: RoutedMix,
  { tasks, hours, stages }: Unknowns,
  run: AffineRun,
  stageOf: Stages | undefined,
): Condition[] {
  const { demand } = context;
  const months = stages > 1 ? stageOf!.length : 1;
  const served = run.values([...parts.values(), ...cascades.map(c => c.part)]);
  const at = ({ task, hour, stage }: Cell): Affine => {
    const month = stages > 1 ? stageOf!.indexOf(stage) : 0;
    return summed(served.map(values => values[(task * hours + hour) * months + month]!));
  };
  const conditions: Condition[] = [];
  for (let task = 0; task < tasks; task++)
    for (let stage = 0; stage < stages; stage++) {
      if (!waits(demand.list[task]!) || !demand.hours.axis) {
        for (let hour = 0; hour < hours; hour++)
          conditions.push({ sum: at({ task, hour, stage }), least: 1, equal: true });
        continue;
      }
      const { day, perDay } = demand.hours;
      for (const d of new Set(day)) {
        const ofDay = [...day.keys()].filter(h => day[h] === d);
        const whole = ofDay.reduce((sum, h) => sum + perDay[h]!, 0);
        const sum = summed(ofDay.map(hour => scaled(at({ task, hour, stage }), perDay[hour]! / whole)));
        conditions.push({ sum, least: 1, equal: true });
      }
    }
  return conditions;
}

/** Spares stand by wherever a fleet is in use, and no hour has more replicas than there are. */
function sizeConditions({ supplies }: Model, { sizes, inUse }: RoutedMix, run: AffineRun): Condition[] {
  return [...sizes].flatMap(([id, { installed, hourly }]) => {
    const supply = supplies.get(id)!;
    if (supply.kind !== 'fleet') return [];
    const spares = supply.fleet.spares.times(inUse!.get(id)!);
    const rows = [(hourly ?? installed).minus(spares), ...(hourly ? [installed.minus(hourly)] : [])];
    return run.values(rows).flatMap(values => values.map(sum => ({ sum, least: 0 })));
  });
}

/** What costs or stands by once an option is in use is tied to what it serves; where nothing does, being in use is no question. */
function linkInUse(model: Model, mix: RoutedMix, run: AffineRun, monthly: Affine, conditions: Condition[]): void {
  const asked = new Set<number>();
  const note = (a: Affine) => {
    if (!isLinear(a)) return;
    a.unknowns.forEach((u, i) => {
      if (a.coefficients[i] !== 0) asked.add(u);
    });
  };
  note(monthly);
  for (const { of } of run.auxiliaries) of.forEach(note);
  for (const { sum } of conditions) note(sum);
  const idleTasks = tasksWithoutTraffic(model);
  const cascadesOf = (id: string) =>
    mix.cascades.filter(c => c.cascade.try === id || c.cascade.escalateTo === id).map(c => c.part);
  for (const [id, choice] of mix.inUse!) {
    const [[used]] = run.values([choice]) as unknown as [[Affine]];
    const at = isLinear(used) ? used.unknowns[0]! : -1;
    const supply = model.supplies.get(id)!;
    if (!asked.has(at)) {
      run.columns[at] = { ...run.columns[at]!, lower: 1 };
      continue;
    }
    if (supply.kind === 'fleet') {
      const [installed] = run.values([mix.sizes.get(id)!.installed]);
      for (const n of installed!) conditions.push({ sum: added(scaled(used, run.interval(n).high), n, -1), least: 0 });
      // its load holds what it serves to its size already: more rows only help while they are few
      if (run.columns.length > FEW_COLUMNS) continue;
    }
    for (const part of [mix.parts.get(id)!, ...cascadesOf(id)]) linkParts(run, part, used, idleTasks, conditions);
  }
}

/** Tasks without a token: whoever serves them is not in use by that. */
function tasksWithoutTraffic({ context: { demand } }: Model): ReadonlySet<number> {
  const [tokens] = new FastProgram([demand.requests.times(tokensPerRequest(demand.base))]).run(new Map(), 1);
  const { data } = tokens!;
  return new Set(demand.list.flatMap((_, t) => (data[data.length === 1 ? 0 : t] === 0 ? [t] : [])));
}

function linkParts(
  run: AffineRun,
  part: Quantity,
  used: Affine,
  idle: ReadonlySet<number>,
  conditions: Condition[],
): void {
  const [all] = run.values([part]);
  const each = all!.length / part.axes[0]!.labels.length;
  const values = all!.map((v, e) => (idle.has(Math.floor(e / each)) ? 0 : v));
  const most = new Map<number, number>();
  for (const v of values) if (isLinear(v)) most.set(v.unknowns[0]!, run.columns[v.unknowns[0]!]!.upper);
  if (most.size <= FEW_LINKS) {
    for (const [u, upper] of most) conditions.push({ sum: added(scaled(used, upper), unknown(u), -1), least: 0 });
    return;
  }
  const [tasks] = part.axes;
  for (let task = 0; task < tasks!.labels.length; task++) {
    const own = new Set<number>();
    for (const v of values.slice(task * each, (task + 1) * each)) if (isLinear(v)) own.add(v.unknowns[0]!);
    const all = [...own].reduce((sum, u) => sum + most.get(u)!, 0);
    const served = summed([...own].map(unknown));
    if (own.size) conditions.push({ sum: added(scaled(used, all), served, -1), least: 0 });
  }
}

/** Tasks that are not routed keep the shares they have. */
function heldShares(
  { held }: Candidates,
  { parts }: RoutedMix,
  { tasks, hours, stages }: Unknowns,
  run: AffineRun,
  stageOf: Stages | undefined,
): Condition[] {
  if (!held) return [];
  const months = stages > 1 ? stageOf!.length : 1;
  return [...parts].flatMap(([id, part]) => {
    const [values] = run.values([part]);
    return Array.from({ length: tasks }, (_, task) => held(task, id)).flatMap((share, task) =>
      share === undefined
        ? []
        : values!
            .slice(task * hours * months, (task + 1) * hours * months)
            .map(sum => ({ sum, least: share, equal: true })),
    );
  });
}
