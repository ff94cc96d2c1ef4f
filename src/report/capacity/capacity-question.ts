import type { AskedLoad } from '../../analysis/capacity/fleet-for-load.ts';
import type { KnownModel } from '../../analysis/capacity/known-model.ts';
import type { Rent } from '../../analysis/capacity/rent-offers.ts';
import type { ThroughputRow } from '../../catalog/catalog.ts';
import type { ServingChoice, ServingDevice } from '../../model/capacity/served-replica.ts';
import type { Limits } from '../../model/capacity/within-limits.ts';
import type { MeanRequest } from '../../model/fleet/mean-request.ts';
import type { CatalogHead } from '../catalog/catalog-head.ts';

/** What `tco capacity` asks, whatever hardware it is about. */
export interface ServingQuestion {
  readonly catalog: CatalogHead;
  /** `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly model: KnownModel;
  readonly request: MeanRequest;
  readonly limits: Limits | undefined;
  readonly load: AskedLoad | undefined;
}

/** What is asked of one replica. */
export interface CapacityQuestion extends ServingQuestion {
  readonly device: ServingDevice & { readonly id: string };
  readonly gpus: number;
  /** Without an engine: that of the nearest measured row, else one that batches. */
  readonly choice: ServingChoice;
  /** Nobody said a precision: it is the widest of the usual ones that fits. */
  readonly precisionChosen: boolean;
  readonly concurrency: number | undefined;
  /** Cheapest per GPU first. */
  readonly offers: readonly Rent[];
  /** Measured rows of the model on the device. */
  readonly rows: readonly ThroughputRow[];
}
