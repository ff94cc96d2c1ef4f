import { beforeAll, expect, test } from 'vitest';
import type { Catalog } from '../../src/catalog/catalog.ts';
import { openCatalog } from '../../src/catalog/open.ts';
import type { Given } from '../../src/quantity/given.ts';
import type { Source } from '../../src/quantity/source.ts';
import { api, compiled, PERIOD } from './entries.ts';
import { shippedCatalog } from './shipped.ts';

let catalog: Catalog;

beforeAll(() => {
  catalog = openCatalog(JSON.parse(shippedCatalog().json));
}, 60_000);

const apis = () => catalog.ids('api').map(id => catalog.api(id)!);
const models = () => catalog.ids('model').map(id => catalog.model(id)!);
const url = (source: Source) => (source.kind === 'catalog' ? source.url : undefined);
const graded = (source: Source) => (source.kind === 'catalog' ? source.grade : undefined);
const number = (figure: Given | undefined) => figure?.amount.likely.toNumber() ?? 0;

// https://github.com/anthropics/skills, claude-api/shared/prompt-caching.md; OpenAI and Gemini API: their caching guides
test.each([
  ['anthropic/claude-haiku-4-5', '4096 tok'],
  ['anthropic/claude-sonnet-4-6', '1024 tok'],
  ['anthropic/claude-opus-4-7', '2048 tok'],
  ['anthropic/claude-opus-5', '512 tok'],
  ['openai/gpt-4o', '1024 tok'],
  ['google/gemini-2.5-flash', '2048 tok'],
  ['google/gemini-3.1-pro-preview', '4096 tok'],
])('%s caches prompts of at least %s', (id, minimum) => {
  const figure = catalog.api(id)!.minimumCacheablePrompt!;
  expect(figure.amount.text).toBe(minimum);
  expect(graded(figure.source)).toBe('verified');
});

test('a model from before prompt caching has no minimum', () => {
  for (const id of ['openai/gpt-4-turbo', 'openai/gpt-3.5-turbo'])
    expect(catalog.api(id)?.minimumCacheablePrompt).toBeUndefined();
});

// https://developers.openai.com/api/docs/deprecations and ai.google.dev/gemini-api/docs/deprecations, as their sources say
test.each([
  ['openai/gpt-5-mini', '2026-12-11'],
  ['openai/gpt-4o', '2027-01-14'],
  ['google/gemini-3-pro-preview', '2026-03-09'],
  ['anthropic/claude-opus-4-1', '2026-08-05'],
])('%s is switched off on %s', (id, shutdown) => {
  expect(catalog.api(id)!.deprecation!.shutdown).toBe(shutdown);
});

test('a successor is another entry, still offered on the day of the shutdown', () => {
  const followed = apis().filter(api => api.deprecation?.successor);
  expect(followed.length).toBeGreaterThan(10);
  for (const { id, deprecation } of followed) {
    const successor = catalog.api(deprecation!.successor!)!;
    expect([id, successor.id === id]).toEqual([id, false]);
    const end = successor.deprecation?.shutdown;
    if (end) expect([id, end > deprecation!.shutdown!]).toEqual([id, true]);
  }
});

test('Anthropic and OpenAI offer a business associate agreement; models with compulsory retention no zero retention', () => {
  const offered = (id: string) => catalog.api(id)!.agreements!.map(a => a.id);
  expect(offered('anthropic/claude-haiku-4-5')).toEqual(['baa', 'zero-retention']);
  expect(offered('openai/gpt-4o')).toEqual(['baa', 'zero-retention']);
  // anthropics/skills, claude-api/shared/models.md: "Requires 30-day data retention (not available under ZDR)"
  expect(offered('anthropic/claude-fable-5-1')).toEqual(['baa']);
});

test('every agreement and every benchmark score has an address, and says whether it was read at the publisher', () => {
  const cited = [
    ...apis().flatMap(api => (api.agreements ?? []).map(a => a.source)),
    ...[...apis(), ...models()].flatMap(e =>
      [...(e.benchmarks ?? new Map<string, Given>()).values()].map(b => b.source),
    ),
  ];
  expect(cited.length).toBeGreaterThan(100);
  for (const source of cited) {
    expect(url(source)).toMatch(/^https:/);
    expect(['verified', 'third-party', 'derived']).toContain(graded(source));
  }
});

test('every shutdown day has a source with an address', () => {
  const own = apis().filter(api => api.deprecation?.source && ['openai', 'google', 'anthropic'].includes(api.provider));
  expect(own.length).toBeGreaterThan(15);
  for (const api of own)
    expect([api.id, url(api.deprecation!.source)]).toEqual([api.id, expect.stringMatching(/^https:/)]);
});

// Meta, Llama 3.3 model card; deepseek-ai/DeepSeek-R1 README; openai/simple-evals README, gpt-4o-2024-08-06
test('scores are those of the publisher', () => {
  const score = (found: ReadonlyMap<string, Given> | undefined, name: string) => found?.get(name)?.amount.text;
  expect(score(catalog.model('llama-3.3-70b')!.benchmarks, 'gpqa-diamond')).toBe('50.5%');
  expect(score(catalog.model('deepseek-r1')!.benchmarks, 'mmlu')).toBe('90.8%');
  expect(score(catalog.api('openai/gpt-4o')!.benchmarks, 'humaneval')).toBe('90.2%');
});

test('licences are those of the model cards', () => {
  const licence = (id: string) => catalog.model(id)!.licence;
  // the code of DeepSeek-V3 is under MIT, its weights are not; those of DeepSeek-R1 are
  expect(licence('deepseek-v3')).toBe('DeepSeek Model License');
  expect(licence('deepseek-r1')).toBe('MIT');
  expect(licence('mixtral-8x7b')).toBe('Apache-2.0');
  expect(licence('hunyuan-a13b')).toBe('Tencent Hunyuan A13B');
  expect(
    models()
      .filter(m => graded(m.licenceSource!) === 'assumed')
      .map(m => m.id),
  ).toEqual(['glm-4-32b', 'glm-4-9b', 'qwen3.5-27b']);
});

test('every open model says how it keeps keys and values, and one alone is unusual', () => {
  expect(models().filter(m => m.attention === undefined)).toEqual([]);
  expect(
    models()
      .filter(m => m.unusual)
      .map(m => m.id),
  ).toEqual(['deepseek-v4-flash']);
});

// parameters = 2 x vocabulary x hidden (embedding and head) + layers x attention + dense and expert feed-forward, 3 matrices each;
// multi-head latent attention of DeepSeek-V3: query rank 1536, heads of 128 + 64, values of 128
test('the widths give the published number of parameters within half a per cent', () => {
  const plain = models().filter(m => m.unusual === undefined && m.linearLayers === undefined);
  expect(plain.length).toBeGreaterThan(20);
  for (const m of plain) {
    const [hidden, heads, layers, dense] = [m.hidden, m.heads, m.layers, m.denseLayers].map(number) as [
      number,
      number,
      number,
      number,
    ];
    const rank = number(m.kvLoraRank);
    const attention =
      m.attention === 'mla'
        ? hidden * 1536 +
          1536 * heads * 192 +
          hidden * (rank + number(m.ropeHeadDim)) +
          rank * heads * 256 +
          heads * 128 * hidden
        : 2 * hidden * number(m.headDim) * (heads + number(m.kvHeads));
    const expert = 3 * hidden * number(m.expertFfn);
    const routed = m.experts
      ? (number(m.experts.total) + number(m.experts.shared)) * expert + hidden * number(m.experts.total)
      : 0;
    const feedForward = m.experts
      ? (layers - dense) * routed + dense * 3 * hidden * number(m.ffn)
      : layers * 3 * hidden * number(m.ffn);
    const total = 2 * number(m.vocabulary) * hidden + layers * attention + feedForward;
    expect([m.id, Math.abs(total / number(m.parameters) - 1) < 0.005]).toEqual([m.id, true]);
  }
});

const withAttributes = (attributes: string) => compiled({ 'api/x/m': `${api(PERIOD)}${attributes}\n` });

test('an agreement is an id from the source of the entry, or has a source of its own', () => {
  const own = '{ title: a contract page, url: https://example.com/baa, read: 2026-10-26, grade: verified }';
  const { problems, catalog: small } = withAttributes(`agreements: [baa, { id: zero-retention, source: ${own} }]`);
  expect(problems).toEqual([]);
  expect(small.api('x/m')!.agreements!.map(a => [a.id, (a.source as { title: string }).title])).toEqual([
    ['baa', 'a price list'],
    ['zero-retention', 'a contract page'],
  ]);
});

test('a shutdown without a source of its own is from that of the entry', () => {
  const { catalog: small } = withAttributes('deprecation: { shutdown: 2026-06-01 }');
  expect(small.api('x/m')!.deprecation).toMatchObject({ shutdown: '2026-06-01', source: { title: 'a price list' } });
});

test('a tokenizer ratio is a number or a range', () => {
  const { problems, catalog: small } = withAttributes('tokenizerRatio: 1.0..1.35');
  expect(problems).toEqual([]);
  const { low, high } = small.api('x/m')!.tokenizerRatio!.amount;
  expect([low.toNumber(), high.toNumber()]).toEqual([1, 1.35]);
});
