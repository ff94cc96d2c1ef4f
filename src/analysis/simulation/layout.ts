import { holds, isLess } from '../possible.ts';
import type { Drawn } from './draw-runner.ts';

/** Where the outputs of a simulation's sheet stand: monthly costs, then what each plan must not run short of, then figures with a limit. */
export interface Layout {
  readonly plans: readonly string[];
  /** Margins of each plan. */
  readonly margins: readonly number[];
  readonly limits: readonly Limit[];
}

/** A limit of the budget on a figure that the draws give, in base units. */
export interface Limit {
  readonly metric: string;
  readonly plan: string;
  readonly max: number | undefined;
  readonly min: number | undefined;
}

/** Costs and possibility of every plan, and the limited figures, over some draws. */
export interface Costed {
  readonly costs: readonly Float64Array[];
  /** 1 where nothing runs short. */
  readonly possible: readonly Uint8Array[];
  readonly limited: readonly Float64Array[];
}

export function costedBy({ plans, margins }: Layout, { outputs }: Pick<Drawn, 'outputs'>): Costed {
  const count = outputs[0]?.length ?? 0;
  let at = plans.length;
  const possible = margins.map(n => {
    const own = outputs.slice(at, at + n);
    at += n;
    const all = new Uint8Array(count).fill(1);
    for (const margin of own) for (let i = 0; i < count; i++) if (!holds(margin[i]!)) all[i] = 0;
    return all;
  });
  return { costs: outputs.slice(0, plans.length), possible, limited: outputs.slice(at) };
}

/** The cheapest possible plan of a draw; of equal ones the first; −1 where none is possible. */
export function cheapestAt({ costs, possible }: Pick<Costed, 'costs' | 'possible'>, draw: number): number {
  let best = -1;
  for (let p = 0; p < costs.length; p++) {
    if (!possible[p]![draw]) continue;
    const cost = costs[p]![draw]!;
    if (best === -1 || isLess(cost, costs[best]![draw]!)) best = p;
  }
  return best;
}
