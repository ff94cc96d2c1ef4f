import type { Category } from '../../scenario/difference/category-of.ts';

/** The categories as sentences name them. */
export const CATEGORY_WORDS: Readonly<Record<Category, string>> = {
  price: 'prices',
  volume: 'volume',
  mix: 'the mix',
  hardware: 'models and hardware',
  assumptions: 'assumptions',
};
