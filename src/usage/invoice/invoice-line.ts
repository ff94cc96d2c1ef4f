import type { Bucket } from '../../catalog/catalog.ts';
import type { ServiceTier } from '../../catalog/price-list.ts';
import type { Mark } from '../../input/source-text.ts';
import type { Decimal } from '../../quantity/decimal.ts';

/**
 * What a line of an invoice charges for: a bucket of the price list, tokens of which it is not known which bucket they are of, or
 * something that no token count explains.
 */
export type BilledKind = Bucket | 'unknownTokens' | 'credit' | 'tax' | 'other';

/** The part of the price list that prompts of some length have to themselves, where an invoice tells it. */
export type PromptLength = 'short' | 'long';

/** A line of an invoice, in the words of the catalog as far as its form says them. */
export interface InvoiceLine {
  /** Where it stands; of tokens of an unknown kind, where the word for them does. */
  readonly at: { readonly mark: Mark };
  /** `YYYY-MM-DD`, the first and the last day that it charges for; undefined where the form has no days. */
  readonly days: readonly [first: string, last: string] | undefined;
  readonly provider: string | undefined;
  /** As it is named there; undefined for what belongs to no model. */
  readonly model: string | undefined;
  readonly kind: BilledKind;
  readonly tier: ServiceTier;
  readonly length: PromptLength | undefined;
  /** Tokens or requests; undefined where the invoice does not say. */
  readonly quantity: Decimal | undefined;
  /** Undefined in an export of usage, which has no money in it. */
  readonly amount: Decimal | undefined;
  readonly currency: string | undefined;
  /** What the line says of itself; of tokens of an unknown kind, the word for them. */
  readonly said: string;
}
