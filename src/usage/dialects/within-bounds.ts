const LARGEST = '1000000000000000000';

/** A whole number of more than 64 bits, kept to what an engine casts to 64. */
export const withinBounds = (sql: string, whole: (x: string) => string): string =>
  `CASE WHEN ${sql} > ${LARGEST} THEN ${LARGEST} WHEN ${sql} < -${LARGEST} THEN -${LARGEST} ELSE ${whole(sql)} END`;
