/** Something a reader of the page may move, and what each of its values is called on the command line. */
export interface Slider {
  /** `traffic`, `cache.summarize`; part of the address of a changed page. */
  readonly id: string;
  readonly group: 'Demand' | 'Prices' | 'Operation' | 'People' | 'Time';
  readonly label: string;
  /** Behind the number: `%`, `USD/GPU/h`. */
  readonly unit: string;
  /** Where the scenario stands; null where it states nothing that one number could say. */
  readonly home: string | null;
  /** How the scenario has it, where that is not `home` with its unit. */
  readonly stated?: string;
  /** Ascending decimals, the home among them. A number typed in may lie between them. */
  readonly stops: readonly string[];
  /** Decimals that a value has at most. */
  readonly places: number;
  readonly targets: readonly Target[];
  /** What does not move with it, and why. */
  readonly note?: string;
}

/** What a value of a slider sets. */
export type Target =
  /** The value itself, with its unit. */
  | { readonly kind: 'value'; readonly path: string; readonly unit: string }
  /** A percentage of an amount. */
  | { readonly kind: 'percentOf'; readonly path: string; readonly of: string; readonly unit: string }
  /** Prices at a percentage of what they are: by a discount as far as one can say it, above that by prices of one's own. */
  | {
      readonly kind: 'apiPrices';
      /** The discount, and what it is today: a share 0..1. */
      readonly path: string;
      readonly discount: string;
      readonly prices: readonly Extract<Target, { kind: 'percentOf' }>[];
    };
