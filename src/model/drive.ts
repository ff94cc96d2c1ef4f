import type { Quantity } from '../quantity/quantity.ts';

/** How the model is driven: as the scenario says, or at flat traffic of a stated volume, and with live drivers for the question asked. */
export interface Drive {
  /** tok/month of all tasks together, every hour and month alike, no growth (break-even over traffic). */
  readonly flatVolume?: Quantity;
  /** A further yearly change of all API prices, as a factor a month. */
  readonly apiPriceFactor?: Quantity;
  /** All API prices, times this from the first month on. */
  readonly apiPriceLevel?: Quantity;
  /** All hardware prices, rents, electricity prices and salaries, each times its own. */
  readonly gpuPriceLevel?: Quantity;
  readonly rentLevel?: Quantity;
  readonly electricityLevel?: Quantity;
  readonly salaryLevel?: Quantity;
  /** Requirements that are not held: for the question what one of them costs. */
  readonly lifted?: ReadonlySet<string>;
  /** Share of a task's traffic that reaches an option, 0..1: what a prefix cache gets to see. Left out: all of it. */
  readonly reaching?: (task: string, option: string) => number;
  /** Every task is a pattern of its own, so that each can be served in its own way in any hour. */
  readonly apart?: boolean;
  /** Conditions on inputs stand in the formulas as choices, where they are else settled while the formulas are built: prompts too short for a cache, prompt size classes. */
  readonly conditions?: boolean;
}

/** What is multiplied in where a plan is costed, so that options stay ready as they are. */
export type PriceDrive = Pick<
  Drive,
  'apiPriceFactor' | 'apiPriceLevel' | 'gpuPriceLevel' | 'rentLevel' | 'electricityLevel' | 'salaryLevel'
>;
