import type { Given } from '../../quantity/given.ts';
import type { Quantity } from '../../quantity/quantity.ts';
import type { Staffing } from '../capacity/staffing.ts';
import type { Margin } from '../line.ts';
import type { Basis } from './nearness.ts';

/** What one replica serves. Prefill and decode are separate limits; `total` counts every token against one rate. In tok/s/replica. */
export type Rates = (
  | { readonly kind: 'separate'; readonly prefill: Quantity; readonly decode: Quantity }
  | { readonly kind: 'total'; readonly total: Quantity }
) & {
  readonly basis: 'stated' | Basis;
  /** Sizes the fleet in place of the target utilisation. */
  readonly staffing?: Staffing;
  /** Why the option cannot serve at all. */
  readonly margins?: readonly Margin[];
  /** What was taken besides, for the list of assumptions. */
  readonly assumed?: readonly Given[];
};
