import { ONE } from '../quantity/decimal.ts';
import { crossing } from './crossing.ts';
import { type DrivenPlans, pathOf } from './driven-plans.ts';
import { type FlipFound, firstChange } from './flips.ts';
import { LEVELS, type LevelName } from './over/level.ts';

/** Shares of today's prices that are searched. */
const DOWN = 0.1;
const UP = 10;

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
      const pair = [priced.outputs[winner]!, priced.outputs[change.winner]!] as const;
      const at = crossing(pair, pathOf(drive), ONE, change.at);
      return [
        { driver, to: plans[change.winner]!, at: at.toFixed(), direction, distance: at.minus(1).abs().toNumber() },
      ];
    });
    if (!found.length) steady.push(driver);
    return found;
  });
  return { flips, steady };
}
