import { countsAt, secondsPerHour } from './demand.ts';
import { type Flow, requestsOf } from './flow.ts';
import type { Ledger } from './ledger.ts';
import type { Api, Prices, Scenario, Task } from './scenario.ts';

const MTOK = 1e6;

/** What one request costs at a price list, before discount and drift. */
function requestPrice(task: Task<number>, id: string, price: Prices<number>): number {
  const c = countsAt(task, id);
  const written5m = c.input * task.cacheWrites;
  const written1h = c.input * task.cacheWrites1h;
  const read = c.input * c.cachedInput;
  const uncached = c.input - read - written5m - written1h;
  const cost = (tokens: number, p: number | undefined): number => (tokens === 0 ? 0 : (tokens / MTOK) * p!);
  return (
    cost(uncached, price.input) +
    cost(read, price.cacheRead) +
    cost(written5m, price.cacheWrite5m) +
    cost(written1h, price.cacheWrite1h) +
    cost(c.output, price.output) +
    cost(c.reasoning, price.reasoning ?? price.output) +
    (price.request ?? 0)
  );
}

/** The bill of each month: discount, then drift; at least the minimum spend, to which neither applies. */
export function payApi(ledger: Ledger, id: string, api: Api<number>, flow: Flow, s: Scenario<number>): void {
  ledger.once(`${id}.upfront`, api.upfront, s.horizon);
  const tasks = Object.values(s.tasks);
  for (let m = 1; m <= s.horizon; m++) {
    let bill = 0;
    for (const [t, task] of tasks.entries()) {
      const requests = requestsOf(flow, m - 1, t) * (1 + task.retries);
      const standard = requestPrice(task, id, api.price);
      const waiting = api.batch ? requestPrice(task, id, { ...api.price, ...api.batch }) : standard;
      bill += requests * (standard * (1 - task.batchable) + waiting * task.batchable);
    }
    bill *= (1 - api.discount) * (1 + api.priceDrift) ** ((m - 1) / 12);
    ledger.run(`${id}.bill`, m, Math.max(bill, api.minimumSpend));
  }
}

/** Whether the busiest hour keeps to the limits of the account. */
export function withinRateLimit(id: string, api: Api<number>, flow: Flow, s: Scenario<number>): boolean {
  const tasks = Object.values(s.tasks);
  const perMinute = 60 / secondsPerHour(s);
  for (const hour of flow.flat()) {
    let requests = 0;
    let tokens = 0;
    for (const [t, task] of tasks.entries()) {
      const c = countsAt(task, id);
      requests += hour[t]! * (1 + task.retries) * perMinute;
      tokens += hour[t]! * (1 + task.retries) * perMinute * (c.input + c.output + c.reasoning);
    }
    if (requests > (api.rateLimit?.requests ?? Infinity) * (1 + 1e-12)) return false;
    if (tokens > (api.rateLimit?.tokens ?? Infinity) * (1 + 1e-12)) return false;
  }
  return true;
}
