import type { Given } from './given.ts';

/**
 * An input of which it is noted when formulas are shaped by its value. Formulas take it live; whoever reads its amount while they
 * are built (a tier of prices, a service life) makes formulas that hold only there, and `onRead` is called. It does not count as zero.
 */
export function watchedGiven(given: Given, onRead: () => void): Given {
  const { amount } = given;
  const noted = <T>(value: T): T => {
    onRead();
    return value;
  };
  return {
    ...given,
    amount: {
      ...amount,
      get low() {
        return noted(amount.low);
      },
      get likely() {
        return noted(amount.likely);
      },
      get high() {
        return noted(amount.high);
      },
    },
    watched: amount,
  };
}
