/** What the specification calls the nature of a charge: {@link https://focus.finops.org/focus-specification/v1-2/#chargecategory}. Taxes are not forecast. */
export type ChargeCategory = 'Usage' | 'Purchase' | 'Credit' | 'Adjustment';

/** One row of a FOCUS dataset, as far as it does not follow from its line and its month. */
export interface Charge {
  readonly category: ChargeCategory;
  readonly frequency: 'One-Time' | 'Recurring' | 'Usage-Based';
  /** What of the line it is, after the label; empty: the line itself. */
  readonly part: string;
  /** Cash of the month. */
  readonly billed: string;
  /** Amortised cost of the month. */
  readonly effective: string;
  /** Null for what has no price: credits and adjustments. */
  readonly priced: Priced | null;
}

/** A quantity and its unit prices; the costs are their products, to the last digit. */
export interface Priced {
  readonly category: 'Standard' | 'Dynamic' | 'Other';
  readonly quantity: string;
  /** In the words of the ledger: `Mtok`, `GPU h`. */
  readonly unit: string;
  readonly listUnitPrice: string;
  readonly listCost: string;
  readonly contractedUnitPrice: string;
  readonly contractedCost: string;
}
