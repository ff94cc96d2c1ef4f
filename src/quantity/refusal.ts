import type { AmountCode } from './amount.ts';

/** Why a text is no amount of a field. */
export interface Refusal {
  readonly ok: false;
  readonly code: AmountCode;
  /** What is wrong, to be said behind the name of the field. */
  readonly message: string;
  readonly hint?: string;
  /** A word that is not known, and those that are. */
  readonly near?: { readonly written: string; readonly known: readonly string[] };
}

export const refused = (code: AmountCode, message: string, hint?: string): Refusal => ({
  ok: false,
  code,
  message,
  ...(hint === undefined ? {} : { hint }),
});

export const isRefusal = (value: object): value is Refusal => 'ok' in value && value.ok === false;
