import type { Attestation } from '../input/attestations.ts';
import type { Given } from '../quantity/given.ts';
import type { Place } from '../quantity/source.ts';

/** What the user says of an option in place of what the catalog knows of its provider; undefined: not stated. */
export interface StatedAttributes {
  /** How long inputs and outputs are kept at most. */
  readonly retention: Given | undefined;
  readonly trainsOnInputs: boolean | undefined;
  /** Where inputs are processed: a word of `JURISDICTIONS`. */
  readonly region: string | undefined;
  readonly attestations: readonly Attestation[];
  /** Agreements that are on offer to the user. */
  readonly offers: readonly string[];
  readonly openWeights: boolean | undefined;
  readonly onPremises: boolean | undefined;
  readonly at: Place;
}
