import type { AmountCode } from '../quantity/amount.ts';

/** The problem code of each fault of an amount. */
export const AMOUNT_CODES: Readonly<Record<AmountCode, string>> = {
  number: 'E210',
  'not-finite': 'E211',
  'unit-unknown': 'E212',
  'unit-wrong': 'E213',
  'unit-missing': 'E214',
  'out-of-range': 'E215',
  'range-order': 'E216',
  'range-not-allowed': 'E217',
  'not-whole': 'E218',
  'no-width': 'E240',
  'spread-unknown': 'E241',
  'spread-arguments': 'E242',
  'spread-impossible': 'E243',
  'choice-weights': 'E244',
  'choice-twice': 'E245',
  'samples-name': 'E246',
};
