import type { Refusal } from '../quantity/refusal.ts';
import { AMOUNT_CODES } from './amount-codes.ts';
import type { LeafFault } from './leaf.ts';
import { didYouMean } from './suggest.ts';

/** The refusal of an amount as the fault of its field; a word nearly right is asked about. */
export function amountFault({ code, message, near, ...refusal }: Refusal, expected: string): LeafFault {
  const hint = (near && didYouMean(near.written, near.known)) ?? refusal.hint;
  return { code: AMOUNT_CODES[code], message, expected, ...(hint === undefined ? {} : { hint }) };
}
