import type { CompiledApi, CompiledPeriod } from '../compiled.ts';
import { FIELDS, priceField, TOKEN_BUCKETS } from '../fields.ts';
import { judgeClass } from './api-class.ts';
import { judgeHosts } from './api-hosts.ts';
import { apiPoints, pricesOf } from './api-point.ts';
import { judgeSizes } from './api-sizes.ts';
import { judgeVariants } from './api-variants.ts';
import { JUMP, type Judge, type Path, RELATION } from './judge.ts';
import { LIMITS } from './limits.ts';
import { magnitudeOf, numberOf } from './number.ts';
import type { Others } from './others.ts';
import { written } from './written.ts';

/** Usual prices in USD/Mtok; beyond them a price needs `unusual`. */
const USUAL = {
  input: { low: 0.005, high: 350, unit: 'USD/Mtok' },
  cacheRead: { low: 0.0008, high: 80, unit: 'USD/Mtok' },
  cacheWrite5m: { low: 0.01, high: 200, unit: 'USD/Mtok' },
  cacheWrite1h: { low: 0.01, high: 320, unit: 'USD/Mtok' },
  output: { low: 0.01, high: 1300, unit: 'USD/Mtok' },
  reasoning: { low: 0.01, high: 640, unit: 'USD/Mtok' },
} as const;

/** A bucket against another of the same period, as the trade prices them. */
const RATIOS = [
  { of: 'output', to: 'input', low: 0.6, high: 16 },
  { of: 'cacheRead', to: 'input', low: 0.007, high: 1 },
  { of: 'cacheWrite5m', to: 'input', low: 0.8, high: 3 },
  { of: 'cacheWrite1h', to: 'input', low: 1, high: 5 },
  { of: 'cacheWrite1h', to: 'cacheWrite5m', low: 0.95, high: 4 },
  { of: 'reasoning', to: 'output', low: 0.3, high: 3 },
] as const;

/** A change by more than this from one period to the next is said to be right, by `unusual` or a note. */
const LARGEST_CHANGE = 3;

export function judgeApi(judge: Judge, id: string, api: CompiledApi, others: Others): void {
  judgeSizes(judge, id, api, others);
  api.prices.forEach((period, i) => {
    const path = ['prices', i];
    judgePeriod(judge, period, path);
    judgeVariants(judge, period, path);
    const before = api.prices.slice(0, i).findLast(p => p.status !== 'withdrawn');
    if (before && period.status !== 'withdrawn') judgeChange(judge, before, period, path);
  });
  judgeClass(judge, id, api);
  judgeHosts(judge, apiPoints(id, api), api, others);
}

function judgePeriod(judge: Judge, period: CompiledPeriod, path: Path): void {
  const prices = pricesOf(period.prices);
  for (const bucket of TOKEN_BUCKETS) {
    const found = magnitudeOf(period.prices[bucket], priceField(bucket));
    if (!found?.likely) continue;
    judge.limit([...path, bucket], bucket, found, LIMITS.tokenPrice, period.unusual);
    judge.expect(
      RELATION,
      [...path, bucket],
      `${bucket} is ${found.text}`,
      found.likely,
      USUAL[bucket],
      period.unusual,
    );
  }
  for (const { of, to, low, high } of RATIOS) {
    const [a, b] = [prices[of], prices[to]];
    if (!a || !b) continue;
    const says = `${of} (${period.prices[of]}) is ${written(a / b)} times ${to} (${period.prices[to]})`;
    judge.expect(RELATION, [...path, of], says, a / b, { low, high, why: `times ${to}` }, period.unusual);
  }
  const request = magnitudeOf(period.prices.request, FIELDS.requestPrice);
  if (request?.likely) {
    judge.limit([...path, 'request'], 'request', request, LIMITS.requestPrice);
    const usual = { low: 0.0005, high: 0.04, unit: 'USD/request' };
    judge.expect(RELATION, [...path, 'request'], `request is ${request.text}`, request.likely, usual, period.unusual);
  }
  const storage = magnitudeOf(period.cacheStorage, FIELDS.cacheStorage);
  judge.limit([...path, 'cacheStorage'], 'cacheStorage', storage, LIMITS.cacheStorage);
  if (storage && prices.input) {
    const says = `cacheStorage (${storage.text}) is ${written(storage.likely / prices.input)} times input (${period.prices.input})`;
    const why = { low: 0.6, high: 14, why: 'times input, for each hour' };
    judge.expect(RELATION, [...path, 'cacheStorage'], says, storage.likely / prices.input, why, period.unusual);
  }
}

function judgeChange(judge: Judge, before: CompiledPeriod, period: CompiledPeriod, path: Path): void {
  for (const bucket of TOKEN_BUCKETS) {
    const [was, is] = [before.prices[bucket], period.prices[bucket]].map(p => numberOf(p, priceField(bucket)));
    if (!was || !is) continue;
    const says = `${bucket} changes from ${before.prices[bucket]} to ${period.prices[bucket]}, by a factor of ${written(Math.max(is / was, was / is))}`;
    const bounds = { low: 1 / LARGEST_CHANGE, high: LARGEST_CHANGE, why: 'times the period before' };
    judge.expect(JUMP, [...path, bucket], says, is / was, bounds, period.unusual ?? period.note);
  }
}
