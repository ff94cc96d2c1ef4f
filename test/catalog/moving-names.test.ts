import { beforeAll, expect, test } from 'vitest';
import type { Bucket, Catalog } from '../../src/catalog/catalog.ts';
import { openCatalog } from '../../src/catalog/open.ts';
import { priceListAt } from '../../src/catalog/price-list.ts';
import { shippedCatalog } from './shipped.ts';

let catalog: Catalog;

beforeAll(() => {
  catalog = openCatalog(JSON.parse(shippedCatalog().json));
}, 60_000);

const usd = (id: string, day: string, bucket: Bucket) => {
  const found = priceListAt(catalog.api(id)!, day);
  return found.ok ? found.list.base.get(bucket)?.amount.likely.toNumber() : 'none';
};

// [name, the last day of the old price, input and output then, the first day of the new one, input, cacheRead, output]
test.each([
  // @pydantic/genai-prices 0.1.8
  ['mistral/mistral-medium-latest', '2026-06-15', 0.4, 2, '2026-06-16', 1.5, 0.15, 7.5],
  ['mistral/ministral-8b-latest', '2025-12-01', 0.1, 0.1, '2025-12-02', 0.15, 0.015, 0.15],
  ['openrouter/claude-opus-latest', '2026-09-21', 5, 25, '2026-09-22', 4, 0.2, 20],
  ['openrouter/gemma-4-31b-it', '2026-08-26', 0.12, 0.35, '2026-08-27', 0.09, 0.05, 0.34],
  // langgenius/dify-official-plugins issue #3737: Gemini 3 Flash Preview, then 3.5 Flash
  ['google/gemini-flash-latest', '2026-05-18', 0.5, 3, '2026-05-19', 1.5, 0.15, 9],
  // simonw/llm-prices pull request #63, which has no cached price
  ['mistral/ministral-3b-latest', '2025-12-01', 0.04, 0.04, '2025-12-02', 0.1, undefined, 0.1],
  // LiteLLM 1.104.0 release notes
  ['openrouter/kimi-latest', '2026-10-02', 1.7, 8.5, '2026-10-03', 3, 0.3, 15],
] as const)('%s costs what the model behind it costs on the day', (id, before, input, output, since, ...now) => {
  expect([usd(id, before, 'input'), usd(id, before, 'output')]).toEqual([input, output]);
  expect([usd(id, since, 'input'), usd(id, since, 'cacheRead'), usd(id, since, 'output')]).toEqual(now);
});

test('where it is not recorded what a name meant it has no price', () => {
  // after Gemini 3.6 Flash came out, until LiteLLM 1.103.0rc1 lists the name at 0.75 and 3.75
  expect(usd('google/gemini-flash-latest', '2026-07-20', 'input')).toBe(1.5);
  expect(usd('google/gemini-flash-latest', '2026-07-21', 'input')).toBe('none');
  expect(usd('google/gemini-flash-latest', '2026-09-20', 'output')).toBe(3.75);
  // between Gemini 2.5 Flash-Lite and 3.5 Flash-Lite
  expect(usd('google/gemini-flash-lite-latest', '2026-03-02', 'output')).toBe(0.4);
  expect(usd('google/gemini-flash-lite-latest', '2026-03-03', 'output')).toBe('none');
  expect(usd('google/gemini-flash-lite-latest', '2026-08-21', 'output')).toBe(2.5);
});

test('the Australian profile of Claude Opus 4.6 costs what the European one does', () => {
  // 1.1 x 5, 0.5, 6.25 and 25 of the global endpoint
  for (const [bucket, expected] of [
    ['input', 5.5],
    ['cacheRead', 0.55],
    ['cacheWrite5m', 6.875],
    ['output', 27.5],
  ] as const)
    for (const place of ['au', 'eu'])
      expect(usd(`bedrock/${place}.anthropic.claude-opus-4-6-v1`, '2026-11-01', bucket)).toBe(expected);
});
