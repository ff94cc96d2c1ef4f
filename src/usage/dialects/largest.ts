/** Larger counts are absurd and stand for this one, so that sums of several stay within 64 bits. */
export const LARGEST = '1000000000000000';
