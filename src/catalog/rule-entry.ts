import type { Attestation } from '../input/attestations.ts';
import type { Given } from '../quantity/given.ts';
import type { Grade, Source } from '../quantity/source.ts';

export type OptionKind = 'api' | 'rent' | 'buy';
export type DataClass = 'public' | 'internal' | 'confidential' | 'regulated';

/** What a rule asks of an option. */
export type Demand =
  /** An agreement with the provider is signed, and the provider is not known to withhold it. */
  | { readonly kind: 'agreement'; readonly agreement: string }
  /** The provider offers an agreement, signed or not. */
  | { readonly kind: 'offers'; readonly agreement: string }
  | { readonly kind: 'trainsOnInputs' | 'openWeights' | 'onPremises'; readonly wanted: boolean }
  /** Inputs and outputs are kept no longer. */
  | { readonly kind: 'retention'; readonly most: Given }
  /** Inputs are processed within these places. */
  | { readonly kind: 'region'; readonly within: readonly string[] }
  | { readonly kind: 'attestation'; readonly attestation: Attestation }
  /** It is one of these kinds of options. */
  | { readonly kind: 'option'; readonly kinds: readonly OptionKind[] }
  | { readonly kind: 'any'; readonly of: readonly Condition[] };

export interface Condition {
  readonly demand: Demand;
  /** Kinds of options that it is asked of. */
  readonly of: readonly OptionKind[];
  /** The condition's own, else that of its rule. */
  readonly source: Source;
}

/** A rule that closes options to a task unless they meet all its conditions. No legal advice. */
export interface RuleEntry {
  readonly id: string;
  readonly name: string;
  /** `YYYY-MM-DD`: the first day on which it holds; undefined: it always did. */
  readonly from: string | undefined;
  /** `YYYY-MM-DD`: the first day on which it no longer holds. */
  readonly until: string | undefined;
  /** Id of the rule that is in its place since. */
  readonly supersededBy: string | undefined;
  /** Classes of data for which it holds without being named. */
  readonly data: readonly DataClass[];
  /** Whether an attribute that is not known closes an option. */
  readonly unknownCloses: boolean;
  readonly requires: readonly Condition[];
  readonly because: string;
  readonly note: string | undefined;
  readonly source: Source;
  readonly grade: Grade;
}
