import type { Solve } from './solver.ts';

/** The solver within one budget of time for all its searches: what is left of it bounds each, and when none is left nothing is begun. */
export const withinTime =
  (solve: Solve, budget: number, elapsed: () => number): Solve =>
  (program, limits) => {
    const left = budget - elapsed();
    return left > 0
      ? solve(program, { ...limits, time: Math.min(limits.time, left) })
      : { status: 'limit', values: undefined, objective: Infinity, bound: -Infinity };
  };
