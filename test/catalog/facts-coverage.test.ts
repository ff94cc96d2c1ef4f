import { beforeAll, expect, test } from 'vitest';
import type { ApiEntry, Bucket, Catalog } from '../../src/catalog/catalog.ts';
import { openCatalog } from '../../src/catalog/open.ts';
import { priceListAt } from '../../src/catalog/price-list.ts';
import type { Source } from '../../src/quantity/source.ts';
import { shippedCatalog } from './shipped.ts';

const FIRST_PARTIES = ['alibaba', 'anthropic', 'deepseek', 'google', 'mistral', 'moonshotai', 'openai', 'xai', 'zai'];
/** Tables that somebody else keeps. */
const TABLES = /models\.dev|genai-prices|tokencost/;

let catalog: Catalog;
let entries: ApiEntry[];

beforeAll(() => {
  catalog = openCatalog(JSON.parse(shippedCatalog().json));
  entries = catalog.ids('api').map(id => catalog.api(id)!);
}, 60_000);

const readAt = (source: Source) => {
  if (source.kind !== 'catalog') throw new Error(`a price from ${source.kind}`);
  return source;
};

const prices = (id: string, bucket: Bucket, ...days: string[]) =>
  days.map(day => {
    const found = priceListAt(catalog.api(id)!, day);
    return found.ok ? found.list.base.get(bucket)?.amount.text : found.reason;
  });

test('at least 75 first-party prices belong to a model whose price changed', () => {
  const changed = entries.filter(e => FIRST_PARTIES.includes(e.provider) && e.prices.length > 1);
  expect(changed.flatMap(e => e.prices).length).toBeGreaterThanOrEqual(75);
});

test('every first party of the facts has prices', () => {
  expect(FIRST_PARTIES.filter(p => !entries.some(e => e.provider === p))).toEqual([]);
});

test('at least 170 entries are hosts of an open model that the catalog describes', () => {
  const open = new Set(catalog.ids('model'));
  const hosted = entries.filter(e => !FIRST_PARTIES.includes(e.provider) && open.has(e.model));
  expect(hosted.length).toBeGreaterThanOrEqual(170);
});

test('at least 230 entries have more than one price over time', () => {
  expect(entries.filter(e => e.prices.length > 1).length).toBeGreaterThanOrEqual(230);
});

test('what is taken from a table that somebody else keeps is third-party, with an address', () => {
  const taken = entries.flatMap(e => e.prices.map(p => readAt(p.source))).filter(s => TABLES.test(s.title));
  expect(taken.length).toBeGreaterThanOrEqual(1000);
  expect(taken.filter(s => s.grade !== 'third-party' || !s.url?.startsWith('https://'))).toEqual([]);
});

test('an observed price begins on the day on which it was observed, and was recorded on that day', () => {
  const late = entries.flatMap(e =>
    e.prices
      .filter(p => readAt(p.source).title.includes('price observed on') && p.validFrom !== undefined)
      .filter(p => p.recordedAt !== p.validFrom || !readAt(p.source).title.endsWith(p.recordedAt))
      .map(p => `${e.id} ${p.validFrom}`),
  );
  expect(late).toEqual([]);
});

test('Grok 4.20 became cheaper on 2026-05-20', () => {
  // anomalyco/models.dev@ad34d7948c (2 and 6) and @1098981eb6 (1.25 and 2.5)
  const id = 'xai/grok-4.20-0309-reasoning';
  expect(prices(id, 'input', '2026-05-19', '2026-05-20')).toEqual(['2 USD/Mtok', '1.25 USD/Mtok']);
  expect(prices(id, 'output', '2026-05-19', '2026-05-20')).toEqual(['6 USD/Mtok', '2.5 USD/Mtok']);
});

test('Qwen3 Coder on OpenRouter had three output prices', () => {
  // anomalyco/models.dev@affbfa8012, e891b5042a, c2c5cc8f21
  expect(prices('openrouter/qwen3-coder', 'output', '2025-07-27', '2025-07-28', '2026-05-14', '2026-05-15')).toEqual([
    '2 USD/Mtok',
    '1.2 USD/Mtok',
    '1.2 USD/Mtok',
    '1.8 USD/Mtok',
  ]);
});

test('Claude Opus 4.6 in the European profile of Bedrock is a tenth dearer since 2026-05-31', () => {
  // anomalyco/models.dev@556ef84d11: 5 × 1.1 = 5.5
  const id = 'bedrock/eu.anthropic.claude-opus-4-6-v1';
  expect(prices(id, 'input', '2026-05-30', '2026-05-31')).toEqual(['5 USD/Mtok', '5.5 USD/Mtok']);
});

test('a cache read of Gemini 2.5 Pro cost 0.31 USD/Mtok before it cost 0.125', () => {
  // anomalyco/models.dev@7acccd4471 (0.31) and @7c9d609143 (0.125); @pydantic/genai-prices 0.1.8 has 0.125
  expect(prices('google/gemini-2.5-pro', 'cacheRead', '2026-04-19', '2026-04-20')).toEqual([
    '0.31 USD/Mtok',
    '0.125 USD/Mtok',
  ]);
});

test('the moving name mistral-large-latest moved to a cheaper model on 2025-12-08', () => {
  // anomalyco/models.dev@024e4bdbf2 (6) and @5d50a962ff (1.5)
  expect(prices('mistral/mistral-large-latest', 'output', '2025-12-07', '2025-12-08')).toEqual([
    '6 USD/Mtok',
    '1.5 USD/Mtok',
  ]);
});

test('before its first observation a model has no price', () => {
  // anomalyco/models.dev@852d705a7e, observed on 2025-07-10
  expect(prices('xai/grok-4', 'input', '2025-07-09')).toEqual([
    'xai/grok-4 has no price in force on 2025-07-09: the next one begins on 2025-07-10',
  ]);
});
