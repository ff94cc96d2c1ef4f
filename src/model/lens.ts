import type { Option, Scenario } from '../scenario/scenario.ts';

/**
 * By which costs plans are compared. `fullyLoaded`: all of them. `sunk`: without the price and book value of hardware that is owned
 * already. `marginal`: without anything that is spent whatever is decided, so also without people and overheads that are
 * `paidAnyway` and what signed contracts commit to.
 */
export const LENSES = ['fullyLoaded', 'marginal', 'sunk'] as const;
export type Lens = (typeof LENSES)[number];

/** The scenario as it looks through a lens. */
export function lensed(scenario: Scenario, lens: Lens): Scenario {
  if (lens === 'fullyLoaded') return scenario;
  const options = scenario.options.map(option => seen(option, lens));
  if (lens === 'sunk') return { ...scenario, options };
  const [staff, overheads] = [scenario.staff.filter(isDecided), scenario.overheads.filter(isDecided)];
  return { ...scenario, options, staff, overheads };
}

/** The lenses that show something else than all costs, all of them first; empty where none does. */
export function lensesOf({ options, staff, overheads }: Scenario): readonly Lens[] {
  const owned = options.some(isOnBooks);
  const spent = [...staff, ...overheads].some(c => !isDecided(c)) || options.some(o => o.contract?.signed);
  if (!owned && !spent) return [];
  return ['fullyLoaded', 'marginal', ...(owned && spent ? (['sunk'] as const) : [])];
}

const isDecided = (charge: { readonly paidAnyway: boolean }): boolean => !charge.paidAnyway;

const isOnBooks = (o: Option): boolean => o.kind === 'buy' && o.buy.inService !== undefined && !o.buy.sunk;

function seen(option: Option, lens: Lens): Option {
  if (option.kind === 'buy' && isOnBooks(option)) return { ...option, buy: { ...option.buy, sunk: true } };
  const { contract } = option;
  if (lens === 'marginal' && contract?.signed) return { ...option, contract: { ...contract, paidAnyway: true } };
  return option;
}
