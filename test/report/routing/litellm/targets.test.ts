import { describe, expect, test } from 'vitest';
import type { Deployment } from '../../../../src/report/routing/litellm/split.ts';
import { targetsOf } from '../../../../src/report/routing/litellm/targets.ts';
import { GPT, POOL } from './read-config.ts';

const called = (deployment: Partial<Deployment>) =>
  targetsOf([{ option: 'o', kind: 'api', model: 'm', ...deployment }]).get('o')!;
const model = (deployment: Partial<Deployment>) => called(deployment).params.model;

describe('the name of a model', () => {
  test.each([
    ['anthropic/claude-sonnet-4-5', ['claude-sonnet-4-5-20250929'], 'anthropic/claude-sonnet-4-5'],
    ['google/gemini-2.5-flash', [], 'gemini/gemini-2.5-flash'],
    ['alibaba/qwen-max', [], 'dashscope/qwen-max'],
    [
      'together/llama-3.3-70b',
      ['meta-llama/Llama-3.3-70B-Instruct-Turbo'],
      'together_ai/meta-llama/Llama-3.3-70B-Instruct-Turbo',
    ],
    [
      'fireworks/gpt-oss-120b',
      ['accounts/fireworks/models/gpt-oss-120b'],
      'fireworks_ai/accounts/fireworks/models/gpt-oss-120b',
    ],
    ['bedrock/amazon.nova-lite-v1-0', ['amazon.nova-lite-v1:0'], 'bedrock/amazon.nova-lite-v1:0'],
    ['groq/llama-3.3-70b', ['groq/other', 'llama-3.3-70b-versatile'], 'groq/llama-3.3-70b-versatile'],
  ])('%s is what its provider calls it', (api, aliases, expected) => {
    expect(model({ api, aliases })).toBe(expected);
    expect(called({ api, aliases }).notes.filter(note => note.includes('check'))).toEqual([]);
  });
  test('is to be checked where the catalog does not say what its host calls it', () => {
    expect(model({ api: 'groq/gemma2-9b-it' })).toBe('groq/gemma2-9b-it');
    expect(called({ api: 'groq/gemma2-9b-it' }).notes[0]).toContain(
      "`gemma2-9b-it` is the catalog's name of the model",
    );
  });
  test.each([undefined, 'acme/house-model', 'toString/x', '__proto__/x'])(
    'of nobody known is called at an address: %s',
    api => {
      const { params, notes } = called({ api, model: 'house-model', option: 'o' });
      expect(params).toEqual({
        model: `openai/${api?.split('/')[1] ?? 'house-model'}`,
        api_base: 'os.environ/ENDPOINT_O_API_BASE',
        api_key: 'os.environ/ENDPOINT_O_API_KEY',
      });
      expect(notes[0]).toContain('ENDPOINT_O_API_BASE');
    },
  );
});

describe('the service tier', () => {
  test('is handed on by OpenAI', () => {
    expect(called({ api: 'openai/gpt-5.4-mini', serviceTier: 'flex' })).toEqual({
      params: { model: 'openai/gpt-5.4-mini', api_key: 'os.environ/OPENAI_API_KEY', service_tier: 'flex' },
      notes: [],
    });
  });
  test('is said elsewhere, as it changes the price', () => {
    const { params, notes } = called({ api: 'groq/x', aliases: ['x'], serviceTier: 'priority' });
    expect(params.service_tier).toBeUndefined();
    expect(notes).toEqual([
      'o is reckoned at the priority tier, which is not written here: without it calls cost the standard price.',
    ]);
  });
});

describe('the region', () => {
  test.each([
    ['bedrock/x', 'eu-central-1', { aws_region_name: 'eu-central-1' }],
    ['bedrock/x', 'eu', { aws_region_name: 'os.environ/AWS_REGION' }],
    ['bedrock/x', undefined, { aws_region_name: 'os.environ/AWS_REGION' }],
    ['vertex-ai/x', 'europe-west4', { vertex_project: 'os.environ/VERTEXAI_PROJECT', vertex_location: 'europe-west4' }],
    [
      'vertex-ai/x',
      'os.environ/SECRET',
      { vertex_project: 'os.environ/VERTEXAI_PROJECT', vertex_location: 'os.environ/VERTEXAI_LOCATION' },
    ],
    [
      'azure/x',
      'eu',
      {
        api_key: 'os.environ/AZURE_API_KEY',
        api_base: 'os.environ/ENDPOINT_O_API_BASE',
        api_version: 'os.environ/AZURE_API_VERSION',
      },
    ],
  ])('of %s in %s', (api, region, expected) => {
    const { model: _, ...rest } = called({ api, region, aliases: ['x'] }).params;
    expect(rest).toEqual(expected);
  });
  test('of any other provider is an address of its own, with a warning', () => {
    const { params, notes } = called({ api: 'openai/gpt-5.4-mini', region: 'eu' });
    expect(params.api_base).toBe('os.environ/ENDPOINT_O_API_BASE');
    expect(notes[0]).toContain('calls go to the usual address, which may lie elsewhere');
  });
});

describe('an own pool', () => {
  test.each([
    [undefined, 'hosted_vllm/llama-3.3-70b'],
    ['vllm', 'hosted_vllm/llama-3.3-70b'],
    ['sglang', 'openai/llama-3.3-70b'],
  ])('served by %s is %s', (engine, expected) => {
    expect(model({ ...POOL, option: 'o', engine })).toBe(expected);
  });
  test('has variables of its own, whatever the ids are', () => {
    const options = ['a-b', 'a_b', 'a b 2', '日本', 'openai'];
    const targets = targetsOf([...options.map(option => ({ ...POOL, option })), GPT]);
    expect(options.map(option => targets.get(option)!.params.api_key)).toEqual([
      'os.environ/POOL_A_B_API_KEY',
      'os.environ/POOL_A_B_3_API_KEY',
      'os.environ/POOL_A_B_2_API_KEY',
      'os.environ/POOL_API_KEY',
      'os.environ/POOL_OPENAI_API_KEY',
    ]);
    expect(targets.get('gpt')!.params.api_key).toBe('os.environ/OPENAI_API_KEY');
  });
});
