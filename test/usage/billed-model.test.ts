import { beforeAll, expect, test } from 'vitest';
import type { ApiEntry, Catalog } from '../../src/catalog/catalog.ts';
import { openCatalog } from '../../src/catalog/open.ts';
import { resolveModel } from '../../src/usage/billed-model.ts';
import { realCatalog } from '../model/compare.ts';

let catalog: Catalog;

beforeAll(async () => {
  catalog = openCatalog(JSON.parse(await realCatalog()));
}, 60_000);

const resolved = (provider: string | undefined, model: string, day = '2026-11-01') => {
  const found = resolveModel(catalog, { provider, model }, day);
  return 'api' in found ? found.api : found.suggestions;
};

test.each([
  ['openai', 'gpt-5-mini-2025-08-07', 'openai/gpt-5-mini'],
  // a snapshot with prices of its own is an entry of its own
  ['openai', 'gpt-4o-2024-05-13', 'openai/gpt-4o-2024-05-13'],
  ['openai', 'gpt-4o-mini-2024-07-18', 'openai/gpt-4o-mini'],
  [undefined, 'o3-2025-04-16', 'openai/o3'],
  ['OpenAI', 'openai/gpt-5', 'openai/gpt-5'],
  ['anthropic', 'claude-sonnet-4-5-20250929', 'anthropic/claude-sonnet-4-5'],
  ['Anthropic', 'Claude Haiku 4.5', 'anthropic/claude-haiku-4-5'],
  [undefined, 'anthropic/claude-haiku-4.5', 'anthropic/claude-haiku-4-5'],
  ['aws.bedrock', 'anthropic.claude-sonnet-4-5-20250929-v1:0', 'bedrock/anthropic.claude-sonnet-4-5-20250929-v1-0'],
  [undefined, 'us.anthropic.claude-sonnet-4-5-20250929-v1:0', 'bedrock/anthropic.claude-sonnet-4-5-20250929-v1-0'],
  // the European profile has prices of its own
  [undefined, 'eu.anthropic.claude-sonnet-4-5-20250929-v1:0', 'bedrock/eu.anthropic.claude-sonnet-4-5-20250929-v1-0'],
  ['bedrock', 'claude-sonnet-4-5', 'bedrock/anthropic.claude-sonnet-4-5-20250929-v1-0'],
  [
    undefined,
    'arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.amazon.nova-pro-v1:0',
    'bedrock/amazon.nova-pro-v1-0',
  ],
  ['gcp.gemini', 'models/gemini-2.5-flash', 'google/gemini-2.5-flash'],
  [undefined, 'gemini/gemini-2.0-flash-001', 'google/gemini-2.0-flash'],
  ['openrouter', 'anthropic/claude-haiku-4.5', 'openrouter/claude-haiku-4.5'],
  [undefined, 'openrouter/anthropic/claude-haiku-4.5', 'openrouter/claude-haiku-4.5'],
  ['groq', 'llama-3.3-70b-versatile', 'groq/llama-3.3-70b'],
  [undefined, 'accounts/fireworks/models/deepseek-v3p1', 'fireworks/deepseek-v3p1'],
  ['x_ai', 'grok-3-latest', 'xai/grok-3'],
] as const)('%s calls %s what the catalog calls %s', (provider, model, api) => {
  expect(resolved(provider, model)).toBe(api);
});

test('a name that many sell, or that is sold elsewhere, is never guessed', () => {
  expect(resolved(undefined, 'gpt-oss-120b')).toHaveLength(3);
  expect(resolved('azure', 'gpt-5-mini-2025-08-07')).toContain('openai/gpt-5-mini');
  expect(resolved('vertex_ai', 'gemini-2.5-flash')).toContain('google/gemini-2.5-flash');
});

test('a fine-tuned model is not its base', () => {
  expect(Array.isArray(resolved('openai', 'ft:gpt-4o-mini-2024-07-18:org::id'))).toBe(true);
});

test('a slip of the pen is asked about', () => {
  expect(resolved('openai', 'gpt-5-mimi')).toContain('openai/gpt-5-mini');
  expect(resolved('openai', 'toString')).toEqual([]);
  expect(resolved('__proto__', 'constructor')).toEqual([]);
});

test('a moving name means what it meant on the day', () => {
  const aliases = new Map([
    ['acme/one', [{ id: 'latest', to: '2026-03-01' }]],
    ['acme/two', [{ id: 'latest', from: '2026-03-01', to: '2026-09-01' }]],
  ]);
  const acme: Catalog = {
    ...catalog,
    ids: () => [...aliases.keys()],
    api: id => ({ id, aliases: aliases.get(id) }) as unknown as ApiEntry,
  };
  const meant = (day: string) => resolveModel(acme, { provider: 'acme', model: 'latest' }, day);
  expect(meant('2026-02-28')).toEqual({ api: 'acme/one' });
  expect(meant('2026-03-01')).toEqual({ api: 'acme/two' });
  expect(meant('2026-09-01')).toEqual({ unknown: true, suggestions: ['acme/two'] });
});

test('what the user settles holds before anything is looked up', () => {
  const settled = new Map([
    ['my-deployment', 'openai/gpt-5'],
    ['azure/gpt-5', 'openai/gpt-5-mini'],
  ]);
  const asked = (provider: string, model: string) => resolveModel(catalog, { provider, model }, '2026-11-01', settled);
  expect(asked('azure', 'my-deployment')).toEqual({ api: 'openai/gpt-5' });
  expect(asked('azure', 'gpt-5')).toEqual({ api: 'openai/gpt-5-mini' });
  expect(asked('openai', 'gpt-5')).toEqual({ api: 'openai/gpt-5' });
});
