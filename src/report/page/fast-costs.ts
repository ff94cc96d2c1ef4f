import { holds } from '../../analysis/possible.ts';
import { FastProgram } from '../../quantity/fast.ts';
import type { Recomputed } from './recomputed.ts';

/** What a plan costs, in float64: for the moment in which a slider moves. */
export interface FastCost {
  readonly plan: string;
  readonly possible: boolean;
  /** Levelised, a month. */
  readonly monthly: number;
  /** Of each cost line. */
  readonly lines: readonly number[];
}

export function fastCosts({ plans }: Pick<Recomputed, 'plans'>): readonly FastCost[] {
  const outputs = plans.flatMap(p => [
    p.figures.monthly,
    ...p.lines.map(l => l.monthly),
    ...p.margins.map(m => m.margin),
  ]);
  const values = new FastProgram(outputs).run(new Map(), 1).map(register => register.data[0]!);
  let at = 0;
  const taken = (count: number): readonly number[] => {
    at += count;
    return values.slice(at - count, at);
  };
  return plans.map(({ id, lines, margins, closed }) => {
    const [monthly] = taken(1);
    const ofLines = taken(lines.length);
    const kept = taken(margins.length).every(holds);
    return { plan: id, possible: closed.length === 0 && kept, monthly: monthly!, lines: ofLines };
  });
}
