import { expect, test } from 'vitest';
import { compiled, SOURCE } from './entries.ts';

const FIGURES = {
  parameters: '70.55B param',
  activeParameters: '70.55B param',
  layers: '80',
  hidden: '8192',
  heads: '64',
  kvHeads: '8',
  headDim: '128',
  attention: 'gqa',
  kvBytesPerToken: '327680 B/tok', // 2 x 80 x 8 x 128 x 2 B
  licence: 'MIT',
};
type Changes = Partial<Record<string, string>>;
const problems = (changes: Changes = {}) => {
  const lines = Object.entries({ ...FIGURES, ...changes }).flatMap(([key, value]) =>
    value ? [`${key}: ${value}`] : [],
  );
  return compiled({ 'models/m': `name: M\n${lines.join('\n')}\nsource: ${SOURCE}\n` }).problems;
};
const LATENT = {
  attention: 'mla',
  kvHeads: '',
  headDim: '',
  kvLoraRank: '512',
  ropeHeadDim: '64',
  layers: '61',
  heads: '128',
};

test('layers, heads and KV bytes that fit together pass', () => {
  expect(problems()).toEqual([]);
});

test.each<[string, Changes]>([
  ['KV bytes', { kvBytesPerToken: '327860 B/tok' }],
  ['layers', { layers: '8' }],
  ['KV heads', { kvHeads: '16' }],
  ['head dimension', { headDim: '64' }],
])('a slip in the %s is found', (_, changes) => {
  expect(problems(changes).map(p => [p.code, p.path])).toEqual([['E465', 'kvBytesPerToken']]);
});

test('the finding shows its arithmetic', () => {
  expect(problems({ layers: '8' })[0]).toMatchObject({
    message: '8 layers x 2 x 8 x 128 x 2 B are 32768 B/tok, not 327680',
    hint: 'correct the figure that is wrong, or say with `unusual: "..."` why they differ',
  });
});

test('latent attention keeps its rank and the rotary key', () => {
  // 61 x (512 + 64) x 2 B = 70272
  expect(problems({ ...LATENT, kvBytesPerToken: '70272 B/tok' })).toEqual([]);
  expect(problems({ ...LATENT, kvBytesPerToken: '70727 B/tok' })[0]!.message).toBe(
    '61 layers x (512 + 64) x 2 B are 70272 B/tok, not 70727',
  );
  expect(problems({ ...LATENT, ropeHeadDim: '' })[0]!.message).toBe('`ropeHeadDim` is needed with `attention: mla`');
});

test('layers with a sliding window or linear attention are left out', () => {
  // gpt-oss-120b: 36 layers, 18 of them sliding: 18 x 2 x 8 x 64 x 2 B = 36864
  const sliding = { layers: '36', headDim: '64', slidingWindow: '{ layers: 18, window: 128 tok }' };
  expect(problems({ ...sliding, kvBytesPerToken: '36864 B/tok' })).toEqual([]);
  expect(problems({ ...sliding, kvBytesPerToken: '73728 B/tok' }).map(p => p.code)).toEqual(['E465']);
  // Qwen3.5-27B: 64 layers, 48 of them linear: 16 x 2 x 4 x 256 x 2 B = 65536
  const hybrid = { attention: 'hybrid', layers: '64', heads: '24', kvHeads: '4', headDim: '256', linearLayers: '48' };
  expect(problems({ ...hybrid, kvBytesPerToken: '65536 B/tok' })).toEqual([]);
});

test('what is unusual is said, and then not held against the formula', () => {
  expect(problems({ kvBytesPerToken: '5536 B/tok', unusual: '"keys are compressed fourfold"' })).toEqual([]);
});

test('without heads nothing can be checked, unless the attention is stated', () => {
  const bare = { kvHeads: '', headDim: '', attention: '' };
  expect(problems(bare)).toEqual([]);
  expect(problems({ ...bare, attention: 'gqa' })[0]!.message).toBe('`kvHeads` is needed with `attention: gqa`');
});

test('heads that cannot be shared evenly, and more active experts than there are, are found', () => {
  const uneven = { kvHeads: '7', kvBytesPerToken: '286720 B/tok' }; // 2 x 80 x 7 x 128 x 2 B
  expect(problems(uneven).map(p => p.path)).toEqual(['kvHeads']);
  expect(problems({ experts: '{ total: 8, active: 9 }' }).map(p => p.path)).toEqual(['experts']);
});

test('a licence that nobody knows is refused, alone or with a source', () => {
  expect(problems({ licence: 'Apache 2' })[0]).toMatchObject({ code: 'E220', path: 'licence' });
  expect(problems({ licence: `{ value: Apache-2, source: ${SOURCE} }` })[0]).toMatchObject({ code: 'E220' });
  expect(problems({ licence: `{ value: Apache-2.0, source: ${SOURCE} }` })).toEqual([]);
});
