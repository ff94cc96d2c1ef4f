import type { Catalog } from '../../catalog/catalog.ts';
import type { Faults } from '../../model/fault.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Layers } from '../layers.ts';

/** What the answer is looked up in. */
export interface Asked {
  readonly scenario: Scenario;
  readonly catalog: Catalog;
  readonly asOf: string;
  readonly layers: Layers;
  readonly faults: Faults;
}
