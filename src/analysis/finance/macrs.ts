/**
 * Shares of the price that the United States let 5-year property be written off in each tax year, in percent: IRS Publication 946,
 * appendix A. Half-year convention (table A-1), and mid-quarter convention by the quarter it was placed in service.
 * Computers and their peripheral equipment are 5-year property.
 */
export const MACRS_5_YEAR = {
  halfYear: ['20.00', '32.00', '19.20', '11.52', '11.52', '5.76'],
  midQuarter: {
    1: ['35.00', '26.00', '15.60', '11.01', '11.01', '1.38'],
    2: ['25.00', '30.00', '18.00', '11.37', '11.37', '4.26'],
    3: ['15.00', '34.00', '20.40', '12.24', '11.30', '7.06'],
    4: ['5.00', '38.00', '22.80', '13.68', '10.94', '9.58'],
  },
} as const;

export type MacrsConvention = 'halfYear' | 'midQuarter';

/** Above this share of a year's purchases in its last quarter the mid-quarter convention holds (26 U.S.C. § 168(d)(3)). */
export const MID_QUARTER_ABOVE = '0.4';
