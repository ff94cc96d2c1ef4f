import { Decimal } from '../quantity/decimal.ts';
import { DecimalRun } from '../quantity/decimal-run.ts';
import { type DrivenPlans, pathOf } from './driven-plans.ts';
import { type FlipFound, firstChange } from './flips.ts';
import { LEVELS, type LevelName } from './over/level.ts';

/** Shares of today's prices that are searched. */
const DOWN = 0.1;
const UP = 10;
/** By how much of the cost two plans may differ where they are said to cost the same. */
const SAME = new Decimal('1e-20');

export interface LevelFlips {
  readonly flips: readonly FlipFound[];
  /** Prices that somebody pays and that turn nothing between a tenth and ten times today's. */
  readonly steady: readonly LevelName[];
}

/** For each kind of price the nearest level, below and above today's, at which another plan is the cheapest. */
export function levelFlips(priced: DrivenPlans, plans: readonly string[], cheapest: string): LevelFlips {
  const winner = plans.indexOf(cheapest);
  const steady: LevelName[] = [];
  const flips = (Object.keys(LEVELS) as LevelName[]).flatMap(driver => {
    const drive = LEVELS[driver];
    if (!priced.moves(drive)) return [];
    const costs = (levels: readonly number[]) => priced.costs(drive, levels);
    const found = (
      [
        [DOWN, 'below'],
        [UP, 'above'],
      ] as const
    ).flatMap(([end, direction]): FlipFound[] => {
      const change = firstChange(costs, 1, end, winner);
      if (!change) return [];
      const at = crossing(priced, pathOf(drive), [winner, change.winner], new Decimal(change.at));
      return [
        { driver, to: plans[change.winner]!, at: at.toFixed(), direction, distance: at.minus(1).abs().toNumber() },
      ];
    });
    if (!found.length) steady.push(driver);
    return found;
  });
  return { flips, steady };
}

/** Where two plans cost the same near a place that was found: exact where both are lines between there and today. */
function crossing({ outputs }: DrivenPlans, path: string, pair: readonly number[], near: Decimal): Decimal {
  const run = new DecimalRun(
    pair.map(i => outputs[i]!),
    path,
  );
  const gap = (x: Decimal) => {
    const [a, b] = run.at(x) as [Decimal, Decimal];
    return { of: a.minus(b), size: Decimal.max(a.abs(), b.abs()) };
  };
  const today = new Decimal(1);
  const [here, there] = [gap(today), gap(near)];
  if (here.of.eq(there.of)) return near;
  const x = today.minus(here.of.times(near.minus(today)).dividedBy(there.of.minus(here.of)));
  const left = gap(x);
  return left.of.abs().lte(SAME.times(left.size)) ? x : near;
}
