import { type Flow, partOf } from './flow.ts';
import { levelled, loadsOf, mean, roundedUp, scheduledHours } from './load.ts';
import type { Hardware, Scenario } from './scenario.ts';

/** What a fleet has to do and how large it is, month by month. */
export interface Need {
  readonly loads: readonly (readonly number[])[];
  readonly meanLoad: readonly number[];
  readonly replicas: readonly number[];
  readonly feasible: boolean;
}

/** `pinned`: the size said in the scenario or chosen for a fill. */
export function needOf(
  id: string,
  fleet: Hardware<number>,
  flow: Flow,
  pinned: number | undefined,
  s: Scenario<number>,
): Need {
  const asked = loadsOf(flow, id, fleet, s);
  const tasks = Object.values(s.tasks);
  const waiting = loadsOf(
    partOf(flow, (_m, _h, t) => tasks[t]!.batchable),
    id,
    fleet,
    s,
  );
  const loads = asked.map((month, m) => levelled(month, waiting[m]!));
  const peaks = loads.map(month => Math.max(...month));
  const usable = ((pinned ?? 0) - fleet.spares) * fleet.targetUtilisation;
  const enough = pinned === undefined || peaks.every(p => p <= usable * (1 + 1e-9));
  const replicas = peaks.map(p => pinned ?? roundedUp(p / fleet.targetUtilisation) + fleet.spares);
  const feasible = enough && asked.every(month => inSchedule(fleet, month));
  return { loads, meanLoad: loads.map(mean), replicas, feasible };
}

function inSchedule(fleet: Hardware<number>, month: readonly number[]): boolean {
  if (fleet.kind === 'buy' || fleet.scaling !== 'scheduled') return true;
  const on = scheduledHours(month, fleet.schedule!);
  return month.every((load, h) => load === 0 || on.has(h));
}

/** The part of each month and hour that a fleet of a chosen size takes; the rest overflows, every task alike. */
export function takenPart(
  id: string,
  fleet: Hardware<number>,
  flow: Flow,
  replicas: number,
  s: Scenario<number>,
): number[][] {
  const usable = Math.max(0, replicas - fleet.spares) * fleet.targetUtilisation;
  return loadsOf(flow, id, fleet, s).map(month => {
    const on =
      fleet.kind === 'rent' && fleet.scaling === 'scheduled' ? scheduledHours(month, fleet.schedule!) : undefined;
    return month.map((load, h) => (on && !on.has(h) ? 0 : load <= usable ? 1 : usable / load));
  });
}
