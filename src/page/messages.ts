import type { Setting } from '../input/settings.ts';
import type { FrozenCost } from '../report/page/frozen/frozen-cost.ts';

/** From the page to the thread that works things out. */
export type Question =
  /** What the page carries, as its text; comes first and once. */
  | { readonly kind: 'carried'; readonly json: string }
  | {
      readonly kind: 'ask';
      readonly id: number;
      readonly settings: readonly Setting[];
      /** Whether charts are for a phone. */
      readonly narrow: boolean;
    };

/** Back to the page. Costs come first, then what follows the plans over traffic. */
export interface Answer {
  readonly id: number;
  readonly stage: 'costs' | 'traffic' | 'refused';
  /** Bodies of sections by id; null where there is nothing to say any more. */
  readonly sections: Readonly<Record<string, string | null>>;
  /** Traffic and prices, as they stand below the name. */
  readonly heading: string;
  /** Monthly cost of each plan at full precision, in the order of the report; null where it is not possible. */
  readonly monthly: readonly (string | null)[];
  /** The answer in a sentence, or why there is none. */
  readonly said: string;
  /** What the split costs as it was settled; absent without a split. */
  readonly frozen?: FrozenCost;
}
