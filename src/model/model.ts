import type { Catalog } from '../catalog/catalog.ts';
import { constantGiven } from '../quantity/given.ts';
import type { Option, Scenario, Task } from '../scenario/scenario.ts';
import { type PriceTable, priceTableOf } from './api/price-table.ts';
import { apiSupply } from './api/supply.ts';
import { calendarOf } from './calendar.ts';
import type { Context } from './context.ts';
import { demandOf } from './demand.ts';
import { discountingOf } from './discounting.ts';
import type { Drive, PriceDrive } from './drive.ts';
import { barriersOf } from './eligibility/eligibility.ts';
import { Faults } from './fault.ts';
import { dutyHours } from './fleet/duty.ts';
import { fleetSupply } from './fleet/hardware.ts';
import type { Mask } from './hours.ts';
import { type Mix, quoted, type Sizes, type Supply } from './mix.ts';
import { addedUp, type Plan } from './plan.ts';
import { roughVolume } from './rough-volume.ts';
import { isShared, isUsed } from './share-allotments.ts';
import { FLAT_WEEK, weekShapes } from './traffic.ts';

/** The formulas of a scenario: every option ready to be used, and any mix of them as a plan. */
export interface Model {
  readonly context: Context;
  readonly supplies: ReadonlyMap<string, Supply>;
  /** @throws Error when an option of the mix could not be made ready (the faults say why). */
  plan(id: string, mix: Mix, sizes?: Sizes): Plan;
  readonly mixes: readonly { readonly id: string; readonly mix: Mix }[];
  /** The same plans with prices that are driven. */
  driven(prices: PriceDrive): Model;
}

/** Builds the formulas; nothing is computed yet. Faults are collected: with an error among them the model must not be used. */
export function modelOf(scenario: Scenario, catalog: Catalog, asOf: string, drive: Drive, faults: Faults): Model {
  const calendar = calendarOf(scenario);
  const discounting = discountingOf(scenario.discountRate, calendar.months);
  const barriers = barriersOf({ scenario, catalog, asOf }, faults, drive.lifted);
  const closed: Context['closed'] = (task, option) => barriers(task, option)[0]?.sentence;
  const tables = new Map<string, PriceTable>();
  for (const o of scenario.options) {
    if (o.kind !== 'api') continue;
    const table = priceTableOf(o, catalog, asOf, scenario, faults);
    if (table) tables.set(o.id, table);
  }
  const open = (task: Task) => scenario.options.map(o => (closed(task, o) === undefined ? '1' : '0')).join('');
  const demand = demandOf(scenario, calendar, masksOf(scenario, tables, drive), open, drive);
  const context: Context = { scenario, catalog, asOf, calendar, discounting, demand, drive, faults, closed, barriers };
  const supplies = new Map<string, Supply>();
  for (const o of scenario.options) {
    if (o.contract && o.contract.ends < asOf)
      faults.warning('E449', `the contract of ${o.id} ended on ${o.contract.ends}: nothing of it is counted`, o.at, {
        hint: 'delete it, or write the day on which the next one ends',
      });
    if (o.kind === 'api') {
      const table = tables.get(o.id);
      if (table) supplies.set(o.id, { kind: 'api', api: apiSupply(o, table, context) });
    } else {
      const fleet = fleetSupply(o, context);
      if (fleet) supplies.set(o.id, { kind: 'fleet', fleet });
    }
  }
  const mixes = [
    ...scenario.options.map(o => ({ id: o.id, mix: alone(o, scenario) })),
    ...scenario.plans.map(p => ({ id: p.id, mix: p.mix })),
  ];
  return planned(context, supplies, mixes);
}

/** Plans of options that are ready, under the context's drive. */
function planned(context: Context, supplies: Model['supplies'], mixes: Model['mixes']): Model {
  const { scenario, closed } = context;
  return {
    context,
    supplies,
    mixes,
    driven: prices =>
      planned({ ...context, drive: { ...context.drive, ...prices }, faults: new Faults() }, supplies, mixes),
    plan(id, mix, sizes = new Map()) {
      const members = membersOf(mix, scenario.options);
      const kind = mix.kind === 'routed' ? 'routed' : members.length === 1 ? members[0]!.kind : 'mix';
      return addedUp(
        { id, kind, options: members.map(o => o.id), closed: closedReasons(mix, members, scenario, closed) },
        quoted(mix, supplies, sizes, context),
        context,
      );
    },
  };
}

/** All tasks on one option. */
function alone(option: Option, scenario: Scenario): Mix {
  return { kind: 'shares', shares: new Map(scenario.tasks.map(t => [t.id, new Map([[option.id, WHOLE]])])) };
}

const WHOLE = constantGiven(1, '', 'all of it');

/** The options of a mix, in its own order for a fill, else in the scenario's. */
export function membersOf(mix: Mix, options: readonly Option[]): readonly Option[] {
  if (mix.kind === 'routed') {
    const used = new Set([...mix.parts.keys(), ...mix.cascades.flatMap(c => [c.cascade.try, c.cascade.escalateTo])]);
    return options.filter(o => used.has(o.id));
  }
  if (mix.kind === 'fill') return mix.options.map(id => options.find(o => o.id === id)!);
  const shares = [...mix.shares.values()];
  return options.filter(o => isUsed(o, shares));
}

function closedReasons(mix: Mix, members: readonly Option[], scenario: Scenario, closed: Context['closed']): string[] {
  // a split is only ever made of options that are open
  if (mix.kind === 'routed') return [];
  const tasksBy = new Map<string, string[]>();
  for (const task of scenario.tasks) {
    const given = (o: Option) => mix.kind === 'fill' || isShared(mix.shares.get(task.id)?.get(o.id));
    const served = members.filter(given);
    const why = served.map(o => closed(task, o));
    const barred = mix.kind === 'fill' ? why.every(Boolean) : why.some(Boolean);
    const reasons = served.length ? (barred ? why.flatMap(w => (w ? [w] : [])) : []) : ['no option is given a share'];
    for (const reason of new Set(reasons)) tasksBy.set(reason, [...(tasksBy.get(reason) ?? []), task.id]);
  }
  return [...tasksBy].map(([reason, tasks]) => `${tasks.join(', ')}: ${reason}`);
}

/** Hours that prices or schedules tell apart. */
function masksOf(scenario: Scenario, tables: ReadonlyMap<string, PriceTable>, drive: Drive): Mask[] {
  const windows = [...tables.values()].flatMap(t =>
    [t, ...t.later.map(l => l.table)]
      .flatMap(each => each.windows)
      .filter(w => w.mask)
      .map(w => ({ name: w.mask, covered: w.covered })),
  );
  const scheduled = scenario.options.flatMap(o =>
    o.kind === 'rent' && o.scaling === 'scheduled' && o.schedule ? [o] : [],
  );
  if (!scheduled.length) return windows;
  const shapes = weekShapes(scenario.tasks, roughVolume);
  const flat = shapes.map(() => FLAT_WEEK);
  const volumes = scenario.tasks.map(t => roughVolume(t));
  return [...windows, ...scheduled.map(o => dutyHours(o, drive.flatVolume ? flat : shapes, volumes))];
}
