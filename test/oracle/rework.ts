import { countsAt } from './demand.ts';
import { type Flow, requestsOf } from './flow.ts';
import type { Ledger } from './ledger.ts';
import type { Scenario } from './scenario.ts';

/** Answers of one option in one month, task by task. */
const answersIn = (id: string, flow: Flow, m: number, s: Scenario<number>) =>
  Object.values(s.tasks).map((task, t) => {
    const { accepted } = countsAt(task, id);
    return { requests: requestsOf(flow, m - 1, t), accepted, rework: task.rework };
  });

/** Every answer that is not accepted has its price. */
export function payRework(ledger: Ledger, id: string, flow: Flow, s: Scenario<number>): void {
  for (let m = 1; m <= s.horizon; m++)
    for (const { requests, accepted, rework } of answersIn(id, flow, m, s))
      ledger.run('rework', m, requests * (1 - accepted) * rework);
}

export const acceptedAnswers = (id: string, flow: Flow, m: number, s: Scenario<number>): number =>
  answersIn(id, flow, m, s).reduce((sum, a) => sum + a.requests * a.accepted, 0);
