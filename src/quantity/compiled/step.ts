import type { Cells } from './cells.ts';

/** Operations that give one number of one element. */
export type Elementwise = 'plus' | 'minus' | 'times' | 'per' | 'max' | 'min' | 'ceil' | 'root12' | 'when' | 'copy';

/** What is done once in each turn of a loop. */
export interface Step {
  readonly kind: Elementwise | 'sum' | 'top' | 'buy' | 'level';
  /** Turns of the loop. */
  readonly count: number;
  /** One cell per turn. A cell may be one of the step's own atoms that an earlier turn gives. */
  readonly operands: readonly Cells[];
  /** Numbers given by one turn; number `o` of turn `i` is atom `first + o × count + i`. */
  readonly results: number;
  readonly first: number;
  readonly atoms: number;
  /** `sum` and `top`: to which of its atoms a turn adds. */
  readonly targets?: Int32Array;
  /** `level`: how many hours each class stands for. */
  readonly hours?: readonly number[];
}

/** Whether a step gathers several turns into one atom, which is whole only after the loop. */
export const gathers = (step: Step): boolean => step.targets !== undefined;
