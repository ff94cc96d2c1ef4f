import type { Attestation } from '../input/attestations.ts';
import type { SourceRef } from './compiled.ts';
import type { DataClass, OptionKind } from './rule-entry.ts';

/** A condition as it is written: exactly one demand, and of which kinds of options it is asked. */
export interface CompiledCondition {
  readonly agreement?: string | undefined;
  readonly offers?: string | undefined;
  readonly trainsOnInputs?: boolean | undefined;
  readonly openWeights?: boolean | undefined;
  readonly onPremises?: boolean | undefined;
  readonly retention?: string | undefined;
  readonly region?: readonly string[] | undefined;
  readonly attestation?: Attestation | undefined;
  readonly any?: readonly CompiledCondition[] | undefined;
  readonly of?: readonly OptionKind[] | undefined;
  readonly source?: SourceRef | undefined;
}

export const DEMANDS = [
  'agreement',
  'offers',
  'trainsOnInputs',
  'openWeights',
  'onPremises',
  'retention',
  'region',
  'attestation',
  'any',
] as const satisfies readonly (keyof CompiledCondition)[];

export interface CompiledRule {
  readonly name: string;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly supersededBy?: string | undefined;
  readonly data?: readonly DataClass[] | undefined;
  readonly unknown?: 'closes' | 'opens' | undefined;
  readonly requires?: readonly CompiledCondition[] | undefined;
  /** In place of `requires`: kinds of options that are closed, unless this agreement is signed. */
  readonly closes?: readonly OptionKind[] | undefined;
  readonly unlessAgreement?: string | undefined;
  readonly because: string;
  readonly note?: string | undefined;
  /** Further sources, by what is read there. */
  readonly further?: readonly { readonly says: string; readonly source: SourceRef }[] | undefined;
  readonly source: SourceRef;
}

export interface CompiledFact {
  readonly of?: readonly OptionKind[] | undefined;
  readonly tiers?: readonly string[] | undefined;
  readonly models?: readonly string[] | undefined;
  readonly with?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly offers?: readonly string[] | undefined;
  readonly withholds?: readonly string[] | undefined;
  readonly attestations?: readonly Attestation[] | undefined;
  readonly trainsOnInputs?: boolean | undefined;
  readonly openWeights?: boolean | undefined;
  readonly retention?: string | undefined;
  readonly region?: string | undefined;
  readonly regions?: Readonly<Record<string, string>> | undefined;
  /** Why a figure that looks wrong is right. */
  readonly unusual?: string | undefined;
  readonly note?: string | undefined;
  readonly source?: SourceRef | undefined;
}

/** What a fact may say; the rest says for what it holds. */
export const SAID_OF_PROVIDERS = [
  'offers',
  'withholds',
  'attestations',
  'trainsOnInputs',
  'openWeights',
  'retention',
  'region',
  'regions',
] as const satisfies readonly (keyof CompiledFact)[];

export interface CompiledProvider {
  readonly name: string;
  readonly facts: readonly CompiledFact[];
  readonly note?: string | undefined;
  readonly source: SourceRef;
}
