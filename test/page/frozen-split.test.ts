import { expect, test } from 'vitest';
import { loadHighs } from '../../src/analysis/routing/highs.ts';
import { openCatalog } from '../../src/catalog/open.ts';
import type { Carried } from '../../src/report/page/carried/carried.ts';
import { carry } from '../../src/report/page/carried/carry.ts';
import { fromTagged, toTagged } from '../../src/report/page/carried/tagged.ts';
import { frozenCost } from '../../src/report/page/frozen/frozen-cost.ts';
import { frozenSentence } from '../../src/report/page/frozen/frozen-sentence.ts';
import { recomputed } from '../../src/report/page/recomputed.ts';
import { runRoute } from '../../src/report/routing/build-route.ts';
import { FLEET } from '../model/compare.ts';
import { carriedPage } from './carried-page.ts';

const SPLIT = `
tco: 1
name: split
asOf: 2026-11-01
horizon: 6 month
tasks:
  busy: { requests: 60k /day, input: 900 tok, output: 200 tok, traffic: office-hours, growth: 3% /month, batchable: 20% }
  calm: { requests: 9k /day, input: 300 tok, output: 100 tok }
options:
  api: { api: own/x, price: { input: 2 USD/Mtok, cacheRead: 1 USD/Mtok, output: 8 USD/Mtok } }
  rented: { ${FLEET}, rent: { price: 3 USD/GPU/h }, throughput: { total: 2k tok/s } }
`;

test('a settled split is costed as it stands: as it was found, and with sliders moved no cheaper than one found anew', async () => {
  const page = carriedPage(SPLIT);
  const solve = await loadHighs();
  const limits = { gap: 1e-6, time: 60 };
  const { routed } = runRoute(page.input, { limits, alone: true }, solve);
  const dossier = { ...page.dossier, split: routed! };
  const carried = fromTagged(JSON.parse(JSON.stringify(toTagged(carry(dossier, ['x.yaml']))))) as Carried;
  const catalog = openCatalog(carried.catalog, carried.asOf);
  const costAt = (path: string, value: string) => {
    const settings = path ? [{ path, value }] : [];
    const { scenario } = recomputed(carried, catalog, settings);
    const anew = runRoute({ ...page.input, settings }, { limits, alone: true }, solve).routed!;
    return [frozenCost(carried.split!, scenario, catalog, carried.asOf) as number, anew.monthly] as const;
  };
  const [asFound, found] = costAt('', '');
  expect(asFound / found).toBeCloseTo(1, 6);
  for (const [path, value] of [
    ['tasks.busy.requests', '90000 request/day'],
    ['options.api.discount', '40%'],
    ['options.rented.rent.price', '2 USD/GPU/h'],
    ['horizon', '9 month'],
  ] as const) {
    const [frozen, anew] = costAt(path, value);
    expect([path, frozen >= anew * (1 - 1e-6)]).toEqual([path, true]);
    // it moves with what is set
    expect(frozen / asFound).not.toBeCloseTo(1, 6);
  }
  // where it cannot be costed, no limit is to blame
  const { scenario } = recomputed(carried, catalog, [{ path: 'tasks.calm.cachedInput', value: '30%' }]);
  const options = scenario.options.map(o =>
    o.kind === 'api' ? { ...o, price: new Map([...o.price!].filter(([bucket]) => bucket !== 'cacheRead')) } : o,
  );
  const unknown = frozenCost(carried.split!, { ...scenario, options }, catalog, carried.asOf);
  expect(unknown).toBe('fault');
  expect(frozenSentence('fault', 'USD')).toContain('with these settings it cannot be costed.');
  expect(frozenSentence('limit', 'USD')).toContain('it breaks a limit.');
});

test('large files of samples stay behind, and the page says which amounts then stand at their likely value', () => {
  const text = SPLIT.replace('2 USD/Mtok', 'samples(prices.csv) USD/Mtok');
  const samples = (count: number) =>
    new Map([['prices.csv', `price\n${Array.from({ length: count }, (_, i) => 1 + (i % 10) / 10).join('\n')}\n`]]);
  const large = carriedPage(text, { samples: samples(2000) });
  expect(large.carried.left).toEqual(['options.api.price.input']);
  expect(large.json.length).toBeLessThan(30_000);
  expect(carriedPage(text, { samples: samples(200) }).carried.left).toEqual([]);
});
