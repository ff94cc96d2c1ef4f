import type { CompiledApi } from '../compiled.ts';
import type { ApiPoint, Prices } from './api-point.ts';
import { type Judge, PEERS } from './judge.ts';
import type { Others } from './others.ts';
import { aroundOthers } from './peers.ts';
import { written } from './written.ts';

/** Buckets whose price at other hosts of the model tells what it should be, and how far hosts differ. */
const HOSTED = { input: 12, output: 12, cacheRead: 15 } as const;

/** One or two prices elsewhere say less than three. */
const OF_ONE_HOST = 25;

/** How far the ratio of two buckets lies from the one that others have: the same model elsewhere, else the same provider's other models. */
const RATIOS = [
  { of: 'output', to: 'input', model: 4.5, provider: 4.5 },
  { of: 'cacheRead', to: 'input', model: 8, provider: 8 },
] as const;

/** A provider's prices lie within this factor of the dearest and the cheapest it has otherwise. */
const BEYOND = 8;
const FEWEST_OF_A_PROVIDER = 4;

/** An API entry against other hosts of its model, and against its provider's other models. */
export function judgeHosts(judge: Judge, points: readonly ApiPoint[], api: CompiledApi, others: Others): void {
  const first = points[0];
  if (!first) return;
  const hosts = others.apis('model', first.model, first.entry);
  const siblings = others.apis('provider', first.provider, first.entry);
  points.forEach(({ prices }, i) => {
    const { unusual, prices: texts } = api.prices[i]!;
    for (const [bucket, factor] of Object.entries(HOSTED) as [keyof typeof HOSTED, number][]) {
      const price = prices[bucket];
      if (!price) continue;
      const why = `as other hosts of ${first.model} have it`;
      const values = hosts.map(h => h.prices[bucket]);
      const peers = aroundOthers([{ values, factor, why }]) ?? aroundOthers([{ values, factor: OF_ONE_HOST, why }], 1);
      const path = ['prices', i, bucket];
      const says = `${bucket} is ${texts[bucket]}`;
      if (peers) judge.expect(PEERS, path, says, price, { ...peers, unit: 'USD/Mtok' }, unusual);
      else {
        const range = rangeOf(siblings.map(s => s.prices[bucket]));
        const bounds = range && { ...range, unit: 'USD/Mtok', why: `by the other models of ${first.provider}` };
        if (bounds) judge.expect(PEERS, path, says, price, bounds, unusual);
      }
    }
    for (const { of, to, model, provider } of RATIOS) {
      const ratio = ratioOf(prices, of, to);
      const peers = aroundOthers([
        {
          values: hosts.map(h => ratioOf(h.prices, of, to)),
          factor: model,
          why: `times ${to}, as other hosts of ${first.model} have it`,
        },
        {
          values: siblings.map(s => ratioOf(s.prices, of, to)),
          factor: provider,
          why: `times ${to}, as the other models of ${first.provider} have it`,
        },
      ]);
      if (!ratio || !peers) continue;
      const says = `${of} (${texts[of]}) is ${written(ratio)} times ${to} (${texts[to]})`;
      judge.expect(PEERS, ['prices', i, of], says, ratio, peers, unusual);
    }
  });
}

const ratioOf = (prices: Prices, of: keyof Prices, to: keyof Prices): number | undefined =>
  prices[of] && prices[to] ? prices[of] / prices[to] : undefined;

function rangeOf(values: readonly (number | undefined)[]): { low: number; high: number } | undefined {
  const found = values.filter(v => v !== undefined && v > 0) as number[];
  if (found.length < FEWEST_OF_A_PROVIDER) return undefined;
  return { low: Math.min(...found) / BEYOND, high: Math.max(...found) * BEYOND };
}
