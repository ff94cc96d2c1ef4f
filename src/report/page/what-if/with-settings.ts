import { readPath } from '../../../input/path.ts';
import type { Setting } from '../../../input/settings.ts';
import { readAmount } from '../../../quantity/amount.ts';
import type { Given } from '../../../quantity/given.ts';
import type { Bucket, Option, Scenario, StaffRole, Task } from '../../../scenario/scenario.ts';
import * as w from '../../../scenario/wanted.ts';

/**
 * A scenario with settings, as its reader would have made it of them: for the paths that sliders set. The amounts are read by the same
 * grammar, so that both get the same decimals.
 * @throws Error on a path that no slider sets.
 */
export const withSettings = (scenario: Scenario, settings: readonly Setting[]): Scenario =>
  settings.reduce(withSetting, scenario);

function withSetting(scenario: Scenario, { path, value }: Setting): Scenario {
  const [section, id, ...field] = readPath(path)?.segments ?? [];
  const given = givenOf(path, value, scenario.currency);
  const changed = <T extends { readonly id: string }>(members: readonly T[], change: (member: T) => T): readonly T[] =>
    members.map(member => (member.id === id ? change(member) : member));
  switch (section) {
    case 'horizon':
      return { ...scenario, horizon: given.amount.likely.toNumber(), horizonGiven: true };
    case 'tasks':
      return { ...scenario, tasks: changed(scenario.tasks, task => taskWith(task, field.join('.'), given)) };
    case 'options':
      return { ...scenario, options: changed(scenario.options, option => optionWith(option, field, given)) };
    case 'staff':
      return { ...scenario, staff: changed(scenario.staff, (role): StaffRole => ({ ...role, salary: given })) };
    default:
      throw unknown(path);
  }
}

function taskWith(task: Task, field: string, given: Given): Task {
  if (field === 'requests') return { ...task, requests: given };
  if (field === 'tokens') return { ...task, tokens: given };
  if (field === 'cachedInput') return { ...task, counts: { ...task.counts, cachedInput: given } };
  throw unknown(given.path);
}

function optionWith(option: Option, field: readonly string[], given: Given): Option {
  const name = field.join('.');
  if (option.kind === 'api') {
    if (name === 'discount') return { ...option, discount: given };
    const bucket = field.at(-1) as Bucket;
    if (field[0] === 'price' && field[1] === 'batch')
      return { ...option, batchPrice: new Map(option.batchPrice).set(bucket, given) };
    if (field[0] === 'price') return { ...option, price: new Map(option.price).set(bucket, given) };
  } else {
    if (name === 'targetUtilisation') return { ...option, targetUtilisation: given };
    if (name === 'rent.price' && option.kind === 'rent') return { ...option, rent: { ...option.rent, price: given } };
    if (name === 'buy.price' && option.kind === 'buy') return { ...option, buy: { ...option.buy, price: given } };
  }
  throw unknown(given.path);
}

const unknown = (path: string) => new Error(`no slider sets ${path}`);

/** What the fields of sliders take; which of them it is shows in the unit. */
const UNITS = [
  ...w.SHARE.units,
  ...w.MONTHS.units,
  ...w.REQUESTS.units,
  ...w.TOKENS.units,
  ...w.TOKEN_PRICE.units,
  ...w.REQUEST_PRICE.units,
  ...w.RENT.units,
  ...w.HARDWARE_PRICE.units,
  ...w.SALARY.units,
];

function givenOf(path: string, value: string, currency: string): Given {
  const units = UNITS.map(unit => unit.replace('USD', currency));
  const reading = readAmount(value, { units, example: value });
  if (!reading.ok) throw new Error(`${path}=${value} ${reading.message}`);
  return { path, amount: reading.amount, source: { kind: 'commandLine', argument: `${path}=${value}` } };
}
