import type { ServiceTier } from '../../catalog/price-list.ts';
import { type Decimal, ONE, ZERO } from '../../quantity/decimal.ts';

/** What a difference between bill and model comes from, in the order in which the effects are taken apart. */
export const EFFECTS = ['volume', 'batch', 'tier', 'length', 'discount', 'notInScenario', 'notBilled', 'rest'] as const;
export type Effect = (typeof EFFECTS)[number];
export type Effects = Readonly<Record<Effect, Decimal>>;

/** What was billed of a bucket in one service tier and, where the invoice tells it, for one length of prompts. */
export interface BilledCell {
  readonly tier: ServiceTier;
  readonly length: 'short' | 'long' | undefined;
  /** Tokens or requests; undefined where no invoice says. */
  readonly quantity: Decimal | undefined;
  readonly amount: Decimal;
}

/** A bucket of an API, as the model has it and as it was billed. */
export interface Compared {
  readonly quantity: Decimal;
  readonly cost: Decimal;
  /** Share of the list price that the scenario pays; and that the bill does. */
  readonly paidShare: Decimal;
  readonly billedShare: Decimal;
  /** The tier that the scenario has it in. */
  readonly tier: ServiceTier;
  readonly cells: readonly BilledCell[];
  /** List price of one token or request; without a length the mean over those that the model has. Undefined where it is not known. */
  readonly listPrice: (tier: ServiceTier, length?: 'short' | 'long') => Decimal | undefined;
}

export interface TakenApart {
  readonly effects: Effects;
  /** Why something rests; undefined where nothing does that needs a reason. */
  readonly unknown: 'quantity' | 'price' | undefined;
}

/** Decimals that every step of the chain is rounded to, so that differences of steps add up without a rest. */
const PLACES = 18;

export const noEffects = (some: Partial<Effects> = {}): Effects => ({
  volume: ZERO,
  batch: ZERO,
  tier: ZERO,
  length: ZERO,
  discount: ZERO,
  notInScenario: ZERO,
  notBilled: ZERO,
  rest: ZERO,
  ...some,
});

/**
 * Takes the way from the modelled cost to the billed amount in steps, each of which replaces one thing of the model by that of the
 * bill: the quantity, the share of batch, the other tiers, the lengths of prompts, the discount. An effect is the difference that its
 * step makes; what is left is the rest. They add up to billed less modelled exactly. A step that needs what is not known is not taken.
 */
export function takenApart(row: Compared): TakenApart {
  const { cells, paidShare, billedShare, tier, listPrice } = row;
  const billed = rounded(sum(cells.map(c => c.amount)));
  const start = rounded(row.cost);
  if (cells.length === 0) return { effects: noEffects({ notBilled: start.negated() }), unknown: undefined };
  const steps: Decimal[] = [start];
  const at = (price: (cell: BilledCell) => Decimal | undefined, share: Decimal): boolean => {
    const costs = cells.map(cell => {
      const each = price(cell);
      return cell.quantity && each && cell.quantity.times(each).times(share);
    });
    if (costs.some(cost => cost === undefined)) return false;
    steps.push(rounded(sum(costs as Decimal[])));
    return true;
  };
  const own = row.quantity.isZero() ? undefined : row.cost.dividedBy(row.quantity);
  const plain = listPrice(tier);
  const known =
    at(() => own ?? plain?.times(paidShare), ONE) &&
    at(c => listPrice(c.tier === 'batch' ? 'batch' : tier), paidShare) &&
    at(c => listPrice(c.tier), paidShare) &&
    at(c => listPrice(c.tier, c.length), paidShare) &&
    at(c => listPrice(c.tier, c.length), billedShare);
  const [modelled, ...taken] = steps as [Decimal, ...Decimal[]];
  const names = ['volume', 'batch', 'tier', 'length', 'discount'] as const;
  const found = taken.map((step, i) => [names[i]!, step.minus(steps[i]!)] as const);
  const rest = billed.minus(taken.at(-1) ?? modelled);
  const unknown = known ? undefined : cells.some(c => c.quantity === undefined) ? 'quantity' : 'price';
  return { effects: noEffects({ ...Object.fromEntries(found), rest }), unknown };
}

const rounded = (value: Decimal): Decimal => value.toDecimalPlaces(PLACES);

export const sum = (values: readonly Decimal[]): Decimal => values.reduce((a, b) => a.plus(b), ZERO);

export const addedUp = (all: readonly Effects[]): Effects =>
  Object.fromEntries(EFFECTS.map(name => [name, sum(all.map(effects => effects[name]))])) as Record<Effect, Decimal>;
