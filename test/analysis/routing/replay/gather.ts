import type { Routed } from '../../../../src/analysis/routing/solve-routing.ts';
import type { Facts, Stream } from './facts.ts';
import { fixedCosts } from './fixed-costs.ts';
import { first, monthOne, number } from './month-one.ts';
import { optionFacts } from './option-facts.ts';
import { monthlyRequests, promptAndAnswer } from './requests.ts';
import { weekOfTraffic } from './traffic.ts';

/** Everything that a replay needs, out of a settled split. */
export function factsOf(routed: Routed): Facts {
  const { model, mix, plan } = routed;
  const { scenario, demand } = model.context;
  const hoursPerMonth = number(scenario.calendar.hoursPerMonth);
  const days = scenario.calendar.daysPerMonth ? number(scenario.calendar.daysPerMonth) : hoursPerMonth / 24;
  const hours = demand.hours.axis?.labels.length ?? 1;
  const list = scenario.tasks;
  const routes = [
    ...[...mix.parts].map(([id, part]) => ({ first: id, passedOn: undefined, router: 0, part })),
    ...mix.cascades.map(({ cascade, part }) => ({
      first: cascade.try,
      passedOn: { option: cascade.escalateTo, escalation: number(cascade.escalation) },
      router: number(cascade.routerPrice),
      part,
    })),
  ].map(r => ({ ...r, parts: monthOne(r.part, list.length, hours) }));
  const streams = list.map((task, t): Stream => {
    const share = task.portion ? number(task.portion.of.batchable) : 1;
    return {
      id: task.id,
      waits: number(task.batchable) > 0,
      requests: monthlyRequests(task, days) * (task.portion ? (task.portion.waiting ? share : 1 - share) : 1),
      week: weekOfTraffic(task),
      retries: number(task.retries),
      rework: number(task.rework),
      routes: routes
        .map(({ first: id, passedOn, router, parts }) => ({ first: id, passedOn, router, part: parts[t]! }))
        .filter(r => r.part.some(x => x > 0)),
    };
  });
  const used = new Set(routes.flatMap(r => [r.first, ...(r.passedOn ? [r.passedOn.option] : [])]));
  // which hours are the busiest, by tokens: a fleet on a schedule runs in them
  const busy = Array.from({ length: 168 }, (_, h) =>
    streams.reduce((sum, { requests, week }, t) => {
      const all = week.reduce((a, b) => a + b, 0);
      return sum + (requests * promptAndAnswer(list[t]!) * week[h]!) / all;
    }, 0),
  );
  const installed = new Map(plan.pools.map(p => [p.supply.option.id, first(p.installed)[0]!]));
  const options = new Map(
    scenario.options
      .filter(o => used.has(o.id))
      .map(o => [o.id, optionFacts(o, routed, busy, installed.get(o.id) ?? 0)] as const),
  );
  return {
    hoursPerMonth,
    horizon: scenario.horizon,
    streams,
    options,
    fixed: fixedCosts(routed, used, installed, hoursPerMonth),
    classOf: demand.hours.classOf,
  };
}
