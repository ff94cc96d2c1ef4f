import type { Attestation } from '../input/attestations.ts';
import type { Given } from '../quantity/given.ts';
import type { Source } from '../quantity/source.ts';
import type { OptionKind } from './rule-entry.ts';

/** What is known of a provider, and for what: everything is undefined that a fact does not speak of. */
export interface ProviderFact {
  /** Kinds of options it holds for; undefined: all. */
  readonly of: readonly OptionKind[] | undefined;
  /** Service tiers it holds for; undefined: all. */
  readonly tiers: readonly string[] | undefined;
  /** Models it holds for, by their id at the provider, `claude-fable-5*`; undefined: all. */
  readonly models: readonly string[] | undefined;
  /** The agreement that must be signed for it to hold. */
  readonly with: string | undefined;
  /** First day, and first day on which it no longer holds. */
  readonly from: string | undefined;
  readonly until: string | undefined;
  readonly offers: readonly string[];
  readonly withholds: readonly string[];
  readonly attestations: readonly Attestation[];
  readonly trainsOnInputs: boolean | undefined;
  readonly openWeights: boolean | undefined;
  /** How long inputs and outputs are kept at most. */
  readonly retention: Given | undefined;
  /** Where inputs are processed if no region is chosen. */
  readonly region: string | undefined;
  /** Where its regions lie, by their names. */
  readonly regions: ReadonlyMap<string, string>;
  readonly source: Source;
}

/** Attributes of a provider of APIs or rented GPUs; of facts that say different things the later one holds. */
export interface ProviderEntry {
  readonly id: string;
  readonly name: string;
  readonly facts: readonly ProviderFact[];
  readonly note: string | undefined;
  readonly source: Source;
}
