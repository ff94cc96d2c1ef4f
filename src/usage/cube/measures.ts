/** What the rows of a log have of each request, and the cube sums up, in this order. */
export const MEASURES = [
  'requests',
  'input',
  'cached',
  'write5m',
  'write1h',
  'output',
  'reasoning',
  'knows_cached',
  'knows_reasoning',
] as const;

export type Measure = (typeof MEASURES)[number];
