import { chosenSizes } from '../../analysis/fleet-size.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import { Faults } from '../../model/fault.ts';
import { modelled } from '../../model/modelled.ts';
import type { Decimal } from '../../quantity/decimal.ts';
import { inShownUnit, likelyValues } from '../../quantity/exact.ts';
import { hybridOf } from '../../scenario/difference/hybrid.ts';
import { scenarioOf } from '../../scenario/parse.ts';
import { openLayers } from '../layers.ts';
import type { ComputedSide } from './side.ts';

/** Inputs that are not in the text of a scenario: which catalog with which own prices, and the day of its prices. */
export const CATALOG = 'catalog';
export const DAY = 'asOf';

/** Decimals of a cost that is compared: what lies behind them is the rounding of the arithmetic. */
const PLACES = 20;

/** Monthly cost of each plan, levelised, at likely values, in money a month. */
export type Costs = ReadonlyMap<string, Decimal>;

/** What the plans would cost with some inputs of B and the others of A; each mixture is computed once. */
export class Hybrids {
  readonly #a: ComputedSide;
  readonly #b: ComputedSide;
  readonly #plans: readonly string[];
  readonly #known = new Map<string, Costs | undefined>();
  readonly #catalogs = new Map<string, Catalog>();
  readonly #computing: () => void;

  constructor(a: ComputedSide, b: ComputedSide, plans: readonly string[], computing: () => void = () => undefined) {
    this.#a = a;
    this.#b = b;
    this.#plans = plans;
    this.#computing = computing;
  }

  /** The costs when the named inputs are those of B; undefined where such a scenario has an error. */
  with(moved: ReadonlySet<string>): Costs | undefined {
    const key = [...moved].sort().join('\n');
    if (!this.#known.has(key)) {
      this.#computing();
      this.#known.set(key, this.#costs(moved));
    }
    return this.#known.get(key);
  }

  #costs(moved: ReadonlySet<string>): Costs | undefined {
    const tree = hybridOf(this.#a.tree, this.#b.tree, path => moved.has(path));
    const { scenario: read } = scenarioOf(tree, { file: 'hybrid', sha256: '' });
    if (!read) return undefined;
    const faults = new Faults();
    const asOf = (moved.has(DAY) ? this.#b : this.#a).asOf;
    const { model } = modelled(read, this.#catalog(moved.has(CATALOG), asOf), asOf, faults, this.#a.lens);
    if (faults.failed) return undefined;
    const costs = new Map<string, Decimal>();
    for (const { id, mix } of model.mixes) {
      if (!this.#plans.includes(id)) continue;
      const { monthly } = model.plan(id, mix, chosenSizes(id, mix, model)).figures;
      const value = inShownUnit(likelyValues(monthly)[0]!, monthly);
      if (!value.isFinite()) return undefined;
      costs.set(id, value.toDecimalPlaces(PLACES));
    }
    return faults.failed || this.#plans.some(id => !costs.has(id)) ? undefined : costs;
  }

  #catalog(ofB: boolean, asOf: string): Catalog {
    const key = `${ofB} ${asOf}`;
    const catalog = this.#catalogs.get(key) ?? openLayers((ofB ? this.#b : this.#a).layers, asOf);
    this.#catalogs.set(key, catalog);
    return catalog;
  }
}
