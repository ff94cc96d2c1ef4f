/** Stands for whole numbers that are larger; what is less than its negative stands for smaller ones. */
const LARGEST = '1000000000000000000';

/** A whole number of more than 64 bits, kept to what an engine casts to 64; `whole` casts. */
export const withinBounds = (sql: string, whole: (x: string) => string): string =>
  `CASE WHEN ${sql} > ${LARGEST} THEN ${whole(LARGEST)} WHEN ${sql} < -${LARGEST} THEN ${whole(`-${LARGEST}`)} ELSE ${whole(sql)} END`;

/** Cases of a text of so many digits that no engine casts it to 64 bits. `matches`: a condition that all of it has a pattern. */
export const manyDigits = (matches: (pattern: string) => string, whole: (x: string) => string): string =>
  `WHEN ${matches(' *[0-9]{19,} *')} THEN ${whole(LARGEST)} WHEN ${matches(' *-[0-9]{19,} *')} THEN ${whole(`-${LARGEST}`)}`;
