/** An unknown of a program, in base units. */
export interface Column {
  readonly name: string;
  readonly lower: number;
  readonly upper: number;
  readonly integer: boolean;
}

/** The least and the most that a linear sum can be within the bounds of its unknowns. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}
