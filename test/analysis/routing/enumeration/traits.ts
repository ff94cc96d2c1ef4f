import type { Routed } from '../../../../src/analysis/routing/solve-routing.ts';
import { likelyValues } from '../../../../src/quantity/exact.ts';
import type { Quantity } from '../../../../src/quantity/quantity.ts';

const numbers = (q: Quantity): number[] => likelyValues(q).map(v => v.toNumber());
const varies = (list: readonly number[]): boolean => list.some(x => Math.abs(x - list[0]!) > 1e-9);

/** What makes a settled split worth comparing: a proof over problems that all end at one API proves little. */
export function traitsOf({ mix, plan }: Routed): string[] {
  const parts = [...mix.parts.values()].map(numbers);
  const sizes = [...mix.sizes.values()];
  const first = (id: string) => plan.lines.filter(l => l.id.endsWith(id)).map(l => numbers(l.monthly)[0]!);
  const traits: Readonly<Record<string, boolean>> = {
    'several options': mix.parts.size + mix.cascades.length > 1,
    'a task divided within an hour': parts.some(p => p.some(x => x > 1e-6 && x < 1 - 1e-6)),
    'parts that differ by hour or month': parts.some(varies),
    'a rented fleet': plan.pools.some(p => p.supply.option.kind === 'rent'),
    'an owned fleet': plan.pools.some(p => p.supply.option.kind === 'buy'),
    'two fleets': plan.pools.length > 1,
    'several replicas': sizes.some(s => numbers(s.installed).some(n => n > 1)),
    'a fleet that grows or shrinks': sizes.some(s => varies(numbers(s.installed))),
    'replicas that differ by hour': sizes.some(s => s.hourly && varies(numbers(s.hourly))),
    'a cascade': mix.cascades.length > 0,
    'a minimum spend that binds': first('.minimumSpend').some(x => x > 1e-6),
    rework: first('rework').some(x => x > 1e-6),
  };
  return Object.keys(traits).filter(t => traits[t]);
}
