import type { Rent } from '../../analysis/capacity/rent-offers.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import type { CompiledCatalog } from '../../catalog/compiled.ts';
import type { ServingQuestion } from '../../report/capacity/capacity-question.ts';
import type { CapacityFlags, ReadFlags } from '../capacity-flags.ts';

/** What commander hands to `tco capacity`. */
export interface CapacityOptions extends CapacityFlags {
  readonly batch?: string;
  readonly format: 'table' | 'json' | 'csv';
  readonly asOf?: string;
  readonly catalog?: string;
  readonly color: boolean;
}

/** What has been looked up for a question. */
export interface Asked {
  readonly flags: ReadFlags;
  readonly options: CapacityOptions;
  readonly json: CompiledCatalog;
  readonly catalog: Catalog;
  readonly question: ServingQuestion;
  /** Cheapest per GPU first; the rent of `--rent` in place of all. */
  offers(device: string): readonly Rent[];
}
