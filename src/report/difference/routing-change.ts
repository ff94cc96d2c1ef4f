import type { Report } from '../report.ts';
import type { RoutingChange } from './difference.ts';

/** How the split of two reports of `tco route` differs: every task and option of either, and the replicas. */
export function routingChange(a: Report, b: Report): RoutingChange | null {
  const [before, after] = [a.routing, b.routing];
  if (!before || !after) return null;
  const shares = new Map<string, RoutingChange['shares'][number]>();
  for (const [side, routing] of [
    ['a', before],
    ['b', after],
  ] as const)
    for (const { task, portion, option, cascade, share } of routing.split) {
      const target = cascade ?? option ?? 'nothing';
      const key = JSON.stringify([task, portion, target]);
      const row = shares.get(key) ?? { task, portion, target, a: null, b: null };
      shares.set(key, { ...row, [side]: share });
    }
  const replicas = (report: Report) =>
    new Map(
      (report.plans.find(plan => plan.id === report.routing?.plan)?.pools ?? []).map(pool => [
        pool.option,
        pool.replicas.value,
      ]),
    );
  const [were, are] = [replicas(a), replicas(b)];
  return {
    a: before.plan,
    b: after.plan,
    shares: [...shares.values()],
    replicas: [...new Set([...were.keys(), ...are.keys()])].map(option => ({
      option,
      a: were.get(option) ?? null,
      b: are.get(option) ?? null,
    })),
  };
}
