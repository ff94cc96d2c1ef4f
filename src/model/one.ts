import { Quantity } from '../quantity/quantity.ts';

// what formulas begin with: everything of something, and the month and the year that rates are stated in
export const ONE = Quantity.constant(1, '', 'one');
export const MONTH = Quantity.constant(1, 'month', 'one month');
export const YEAR = Quantity.constant(1, 'year', 'one year');
