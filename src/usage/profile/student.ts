import jstat from 'jstat';

/** The t of Student that 95 % of the draws with these degrees of freedom lie within. */
export const studentQuantile = (degrees: number): number => jstat.studentt.inv(0.975, degrees);
