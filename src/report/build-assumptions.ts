import { readPath } from '../input/path.ts';
import type { Model } from '../model/model.ts';
import type { Amount } from '../quantity/amount.ts';
import type { Given } from '../quantity/given.ts';
import type { Quantity } from '../quantity/quantity.ts';
import { inOrder } from '../quantity/sheet.ts';
import { describeSource } from '../quantity/source.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Assumption } from './report.ts';

const DAY = { id: 'asOf', name: 'prices in force on', unit: '', asOf: null } as const;

/** Every input of the run with its source: those of the scenario, the defaults it left open, and what the catalog supplied. Sorted by path. */
export function assumptionsOf(
  scenario: Scenario,
  outputs: readonly Quantity[],
  asOf: string,
  asOfOnCommandLine: boolean,
  supplies: Model['supplies'],
): readonly Assumption[] {
  const structural: Assumption[] = [
    asOfOnCommandLine
      ? { ...DAY, value: asOf, origin: 'commandLine', source: 'command line: --as-of' }
      : scenario.asOf
        ? { ...DAY, value: asOf, origin: 'scenario', source: scenario.file }
        : { ...DAY, value: asOf, origin: 'default', source: "default: the catalog's own date" },
  ];
  const given = scenario.horizonGiven;
  structural.push({
    id: 'horizon',
    name: 'horizon',
    value: `${scenario.horizon}`,
    unit: 'month',
    origin: given ? 'scenario' : 'default',
    source: given ? scenario.file : 'default: three years, the usual life of hardware on the books',
    asOf: null,
  });
  const found = new Map<string, Assumption>(structural.map(a => [a.id, a]));
  collect(scenario, found);
  for (const q of inOrder(outputs)) {
    if (q.operation.kind === 'given')
      for (const v of q.operation.elements) note({ path: v.path, amount: v.amount, source: v.source }, found);
  }
  for (const supply of supplies.values()) {
    if (supply.kind !== 'fleet' || !supply.fleet.rates.staffing) continue;
    // the queue sizes the fleet, not the target that nobody stated
    found.delete(supply.fleet.option.targetUtilisation.path);
    for (const given of supply.fleet.rates.assumed ?? []) note(given, found);
  }
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/** Walks the parsed scenario for every number in it, those that turned out to change nothing included. */
function collect(value: unknown, found: Map<string, Assumption>): void {
  if (value === null || typeof value !== 'object') return;
  if (isGiven(value)) {
    note(value, found);
    return;
  }
  const items = value instanceof Map ? value.values() : Object.values(value);
  for (const item of items) collect(item, found);
}

const isGiven = (value: object): value is Given => 'path' in value && 'amount' in value && 'source' in value;

/** A path as a name: what it belongs to and the field, without the section. */
export function nameOfPath(path: string): string {
  const segments = readPath(path)?.segments ?? [path];
  return (segments.length > 2 ? segments.slice(1) : segments).join(' ');
}

/** An amount as it is written, without its unit. */
export function bareAmount({ text, unit }: Amount): string {
  const bare = unit.text && text.endsWith(unit.text) ? text.slice(0, -unit.text.length).trim() : text;
  return bare || text;
}

function note({ path, amount, source }: Given, found: Map<string, Assumption>): void {
  if (source.kind === 'constant' || source.kind === 'solver' || found.has(path)) return;
  found.set(path, {
    id: path,
    name: nameOfPath(path),
    value: bareAmount(amount),
    unit: amount.unit.text,
    origin: source.kind,
    source: describeSource(source),
    asOf: source.kind === 'catalog' ? (source.from ?? source.read ?? null) : null,
  });
}
