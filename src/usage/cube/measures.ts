/** What the rows of a log have of each request, and the cube sums up, in this order. */
export const MEASURES = ['requests', 'input', 'cached', 'write5m', 'write1h', 'output', 'reasoning'] as const;

export type Measure = (typeof MEASURES)[number];

/** Tokens of which logs may say nothing: the cube counts the rows in which they stand. */
export const STATED = ['cached', 'reasoning'] as const;

export type Stated = (typeof STATED)[number];
