import type { BreakEven } from '../../src/report/report.ts';
import { planTexts } from './allocate.ts';
import { demandedTokens } from './demand.ts';
import { chosenSizes } from './fill.ts';
import { costOf } from './plan.ts';
import type { Scenario, Task } from './scenario.ts';

/** The scenario at so many demanded tokens a month: the same mix of tasks, every hour and month alike. */
export function atVolume(s: Scenario<number>, volume: number): Scenario<number> {
  const factor = volume / demandedTokens(1, s);
  const scaled = (t: Task<number>): Task<number> => ({
    ...t,
    volume: { ...t.volume, amount: t.volume.amount * factor },
    traffic: 'flat',
    growth: 0,
  });
  return { ...s, tasks: Object.fromEntries(Object.entries(s.tasks).map(([id, t]) => [id, scaled(t)])) };
}

/** Levelised cost of a plan at a volume; beyond its capacity it loses. */
function costAt(id: string, s: Scenario<number>): number {
  const plan = planTexts(s)[id]!;
  const result = costOf(plan, chosenSizes(plan, s), s);
  return result.feasible ? result.figures.monthly! : Infinity;
}

function volumesIn({ from, to }: BreakEven['intervals'][number]): number[] {
  const [a, b] = [Number(from), to === null ? null : Number(to)];
  if (b === null) return a === 0 ? [1e6, 1e9, 1e12] : [a * (1 + 1e-6), a * 1.5, a * 20];
  const low = a === 0 ? b / 1000 : a;
  return [low * (1 + 1e-6), Math.sqrt(low * b), (low + b) / 2, b * (1 - 1e-6)];
}

/** Where a reported winner of an interval is not the cheaper plan, by costing both again at volumes inside it. */
export function wrongWinners(found: BreakEven, s: Scenario<number>): string[] {
  return found.intervals.flatMap(interval =>
    volumesIn(interval).flatMap(volume => {
      const here = atVolume(s, volume);
      const [a, b] = found.between.map(id => costAt(id, here)) as [number, number];
      const alike = a === b || Math.abs(a - b) <= 1e-9 * Math.max(a, b);
      const winner = alike ? null : a < b ? found.between[0] : found.between[1];
      const fine = alike || winner === interval.cheaper;
      return fine
        ? []
        : [`${found.between.join(' and ')} at ${volume}: ${interval.cheaper}, oracle ${winner} (${a}, ${b})`];
    }),
  );
}
