import { type Bucket, pricedModel } from './prices.ts';
import type { LogTask } from './task.ts';

/** @throws where tasks cannot be drawn: shares that do not sum to 1, tokens in a bucket without a price, a text that SQL would misread */
export function checkTasks(tasks: readonly LogTask[]): void {
  mustBeWhole(
    'the tasks',
    tasks.map(({ share }) => share),
  );
  if (new Set(tasks.map(({ id }) => id)).size < tasks.length) throw new Error('two tasks have the same id');
  for (const { id, team, route, models, cache, batch, flex, bursts, rateLimited, timedOut } of tasks) {
    mustBeWhole(`the models of ${id}`, Object.values(models));
    if (batch + flex > 1) throw new Error(`more than all of ${id} goes through batch and flex`);
    if (bursts.share * bursts.factor >= 1) throw new Error(`the bursts of ${id} leave nothing for the time between`);
    if (rateLimited + timedOut > 0.5) throw new Error(`more than half of ${id} fails`);
    if (/'/.test(team + route)) throw new Error(`a quote in a label of ${id}`);
    const used: Bucket[] = [];
    if (cache.hits > 0) used.push('cacheRead');
    if (cache.written > 0 && cache.oneHour < 1) used.push('cacheWrite5m');
    if (cache.written > 0 && cache.oneHour > 0) used.push('cacheWrite1h');
    for (const model of Object.keys(models)) {
      const missing = used.find(bucket => pricedModel(model).list[bucket] === undefined);
      if (missing) throw new Error(`${id} needs a price of ${missing}, which ${model} does not have`);
    }
  }
}

function mustBeWhole(what: string, shares: readonly number[]): void {
  const sum = shares.reduce((s, share) => s + share, 0);
  if (Math.abs(sum - 1) > 1e-9) throw new Error(`the shares of ${what} sum to ${sum}, not to 1`);
}
