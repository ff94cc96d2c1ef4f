import type { Model } from '../model/model.ts';
import type { Fraction } from '../quantity/fraction.ts';
import { type Given, likelyInBase } from '../quantity/given.ts';
import type { DrivenPlans } from './driven-plans.ts';
import type { Envelope } from './envelope.ts';
import type { LevelName } from './over/level.ts';
import type { ShareName } from './over/share.ts';

/** The nearest change of one driver that makes another plan the cheapest. */
export interface FlipFound {
  readonly driver: 'traffic' | 'apiPriceDrift' | LevelName | ShareName | 'months';
  readonly to: string;
  /** tok/month; a change a year, −0.38 for −38 %; a share of today's price; a share; months of the horizon. */
  readonly at: string;
  readonly direction: 'above' | 'below';
  readonly distance: number;
}

/** Flips over traffic: the ends of the stretch of the envelope that holds today's volume, when the verdict's plan wins it. */
export function trafficFlips(envelope: Envelope, cheapest: string, volume: Fraction): FlipFound[] {
  const at = envelope.segments.findIndex(s => s.from.lt(volume) && (s.to === null || volume.lte(s.to)));
  const here = envelope.segments[at];
  if (here?.cheapest !== cheapest) return [];
  const distance = (boundary: Fraction) => Math.abs(boundary.toNumber() / volume.toNumber() - 1);
  const before = envelope.segments[at - 1];
  const after = envelope.segments[at + 1];
  const flips: FlipFound[] = [];
  if (before?.cheapest)
    flips.push({
      driver: 'traffic',
      to: before.cheapest,
      at: here.from.toText(),
      direction: 'below',
      distance: distance(here.from),
    });
  if (after?.cheapest && here.to)
    flips.push({
      driver: 'traffic',
      to: after.cheapest,
      at: here.to.toText(),
      direction: 'above',
      distance: distance(here.to),
    });
  return flips;
}

/** Yearly changes of API prices that are searched: from −99 % to +100 %. */
const DOWN = 0.01;
const UP = 2;
const SECTIONS = 16;
/** Width at which a flip is placed where it is no crossing of lines. */
export const WIDTH = 1e-7;
/** Costs that differ by no more are the same in float64. */
const EQUAL = 1e-12;

/** Flips over a further yearly change of all API prices, from month 2 on; fleets keep the size they were chosen at. */
export function driftFlips(
  { context: { scenario } }: Model,
  priced: DrivenPlans,
  plans: readonly string[],
  cheapest: string,
): FlipFound[] {
  if (!scenario.options.some(o => o.kind === 'api')) return [];
  const costs = (changes: readonly number[]) =>
    priced.costs(
      'apiPriceFactor',
      changes.map(y => y ** (1 / 12)),
    );
  // where all APIs drift alike, the flip is a drift; else a further change on top of each one's own
  const drifts = new Set(scenario.options.flatMap(o => (o.kind === 'api' ? [yearly(o.priceDrift)] : [])));
  const own = drifts.size === 1 ? 1 + [...drifts][0]! : 1;
  const found = (to: number, direction: 'above' | 'below'): FlipFound[] => {
    const change = firstChange(costs, 1, to, plans.indexOf(cheapest));
    return change
      ? [
          {
            driver: 'apiPriceDrift',
            to: plans[change.winner]!,
            at: (own * change.at - 1).toFixed(4),
            direction,
            distance: Math.abs(own * (change.at - 1)),
          },
        ]
      : [];
  };
  return [...found(DOWN, 'below'), ...found(UP, 'above')];
}

const yearly = (given: Given): number => likelyInBase(given).toNumber() * 12;

/**
 * The first point on the way from one value to another at which the cheapest is no longer `winner`. Each cost only rises or only
 * falls with the value, so a section in which the winner's dearer end undercuts every other's cheaper end holds no change; others are cut finer.
 */
export function firstChange(
  costs: (points: readonly number[]) => Float64Array[],
  from: number,
  to: number,
  winner: number,
): { at: number; winner: number } | undefined {
  const points = Array.from({ length: SECTIONS + 1 }, (_, i) => from + ((to - from) * i) / SECTIONS);
  const at = costs(points);
  // a plan that costs the same all along never takes the place of the winner
  const same = at.map(c => c.every((x, i) => Math.abs(x - at[winner]![i]!) <= EQUAL * Math.abs(x)));
  for (let i = 0; i < SECTIONS; i++) {
    const dearest = Math.max(at[winner]![i]!, at[winner]![i + 1]!);
    if (at.every((c, k) => same[k] || dearest < Math.min(c[i]!, c[i + 1]!))) continue;
    if (Math.abs(to - from) / SECTIONS > WIDTH) {
      const inside = firstChange(costs, points[i]!, points[i + 1]!, winner);
      if (inside) return inside;
      continue;
    }
    const best = at.reduce((b, c, k) => (c[i + 1]! < at[b]![i + 1]! ? k : b), winner);
    if (best !== winner) return { at: points[i + 1]!, winner: best };
  }
  return undefined;
}
