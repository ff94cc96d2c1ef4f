import { beforeAll, expect, test } from 'vitest';
import type { Bucket, Catalog } from '../../src/catalog/catalog.ts';
import { openCatalog } from '../../src/catalog/open.ts';
import { priceListAt, type ServiceTier } from '../../src/catalog/price-list.ts';
import { shippedCatalog } from './shipped.ts';

let catalog: Catalog;

beforeAll(() => {
  catalog = openCatalog(JSON.parse(shippedCatalog().json));
}, 60_000);

const listOf = (id: string, tier: ServiceTier) => {
  const found = priceListAt(catalog.api(id)!, '2026-11-01', tier);
  if (!found.ok) throw new Error(found.reason);
  return found.list;
};
const price = (id: string, bucket: Bucket, tier: ServiceTier) => listOf(id, tier).base.get(bucket)!;
const usd = (id: string, bucket: Bucket, tier: ServiceTier) => price(id, bucket, tier).amount.likely.toNumber();
const gradeOf = (id: string, bucket: Bucket) => {
  const { source } = price(id, bucket, 'batch');
  return source.kind === 'catalog' && source.grade;
};

// BerriAI/litellm pull requests #25003 (GPT-5.4, cached input 0.13, rounded) and #39861 (GPT-5.6 luna);
// niieani/gpt-tokenizer pull request #87 (GPT-5 nano, cached input 0.003, rounded)
test.each([
  ['openai/gpt-5.4', 'input', 1.25],
  ['openai/gpt-5.4', 'cacheRead', 0.125],
  ['openai/gpt-5.4', 'output', 7.5],
  ['openai/gpt-5-nano', 'cacheRead', 0.0025],
  ['openai/gpt-5.6-luna', 'cacheRead', 0.01],
  ['openai/gpt-5.6-luna', 'cacheWrite5m', 0.125],
  // Portkey-AI/models pull request #899
  ['openai/gpt-5.6-sol', 'cacheRead', 0.2],
] as const)('a batch of %s has %s at %d USD/Mtok', (id, bucket, expected) => {
  expect(usd(id, bucket, 'batch')).toBeCloseTo(expected, 9);
});

test('a batch halves every price of GPT-5 and GPT-6, and every one says where that is from', () => {
  const ids = catalog.ids('api').filter(id => /^openai\/gpt-[56]/.test(id));
  const batched = ids.filter(id => catalog.api(id)!.prices.some(p => p.variants.some(v => v.tier === 'batch')));
  expect(batched.length).toBeGreaterThanOrEqual(15);
  for (const id of batched)
    for (const [bucket, list] of listOf(id, 'standard').base) {
      expect([id, bucket, usd(id, bucket, 'batch') * 2]).toEqual([id, bucket, list.amount.likely.toNumber()]);
      expect(['third-party', 'derived']).toContain(gradeOf(id, bucket));
    }
});

test('that older models of OpenAI keep the price of cached input in a batch is assumed', () => {
  for (const id of ['openai/gpt-4o', 'openai/gpt-4o-2024-08-06', 'openai/gpt-4.1', 'openai/o3']) {
    expect(usd(id, 'cacheRead', 'batch')).toBe(usd(id, 'cacheRead', 'standard'));
    expect(usd(id, 'input', 'batch')).toBe(usd(id, 'input', 'standard') / 2);
    expect(gradeOf(id, 'input')).toBe('assumed');
  }
});

test('every name of Gemini 3.1 Pro costs more beyond 200,000 tokens, and half in a batch', () => {
  // @pydantic/genai-prices 0.1.8, gemini-3.1-pro-preview: 2/4, 0.2/0.4, 12/18
  for (const name of ['gemini-3.1-pro', 'gemini-3.1-pro-preview', 'gemini-3.1-pro-preview-customtools']) {
    const { variants } = listOf(`google/${name}`, 'standard');
    expect(variants.map(v => v.prompt)).toEqual([{ tokens: 200_000, inclusive: false }]);
    expect([...variants[0]!.prices].map(([bucket, p]) => [bucket, p.amount.text])).toEqual([
      ['input', '4 USD/Mtok'],
      ['cacheRead', '0.4 USD/Mtok'],
      ['output', '18 USD/Mtok'],
    ]);
    expect(usd(`google/${name}`, 'output', 'batch')).toBe(6);
    expect(usd(`google/${name}`, 'cacheRead', 'batch')).toBe(0.2);
  }
});

test('keeping a cache has a price at the three newest Gemini Flash', () => {
  for (const name of ['gemini-3.6-flash', 'gemini-3.7-flash', 'gemini-3.8-flash']) {
    const [now] = catalog.api(`google/${name}`)!.prices;
    expect(now!.cacheStorage?.amount.text).toBe('0.5 USD/Mtok/h');
  }
});
