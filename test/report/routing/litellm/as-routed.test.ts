import { expect, test } from 'vitest';
import type { LiteLlmSchema } from './litellm-schema.ts';
import { POOL, read, SONNET, shares, splitOf } from './read-config.ts';

type Params = LiteLlmSchema['model_list'][number]['litellm_params'];

/**
 * The requests of one minute as LiteLLM's documentation says that they are spread: by weight among the entries of the lowest
 * order, what they refuse among those that have room, then the next order.
 */
function routed({ model_list }: LiteLlmSchema, task: string, requests: number): Readonly<Record<string, number>> {
  const own = model_list.filter(({ model_name }) => model_name === task).map(entry => entry.litellm_params);
  const taken = new Map(own.map(params => [params, 0]));
  const room = (params: Params) => (params.rpm ?? Number.POSITIVE_INFINITY) - taken.get(params)!;
  let left = requests;
  for (const order of [...new Set(own.map(params => params.order))].sort()) {
    const tier = own.filter(params => params.order === order);
    for (let open = tier; left > 1e-9 && open.length > 0; open = open.filter(params => room(params) > 1e-9)) {
      const total = open.reduce((sum, { weight }) => sum + weight, 0);
      const asked = left;
      for (const params of open) {
        const served = Math.min((asked * params.weight) / total, room(params));
        taken.set(params, taken.get(params)! + served);
        left -= served;
      }
    }
  }
  return Object.fromEntries([...taken].map(([{ model }, served]) => [model, Math.round(served * 1e6) / 1e6]));
}

test('a split by weights is the split of the plan', () => {
  const chat = { task: 'chat', shares: shares({ 'rented-h100': 0.78, sonnet: 0.22 }) };
  expect(routed(read(splitOf([POOL, SONNET], [chat])), 'chat', 200)).toEqual({
    'hosted_vllm/llama-3.3-70b': 156, // 78 % of 200
    'anthropic/claude-sonnet-4-5': 44,
  });
});

test('two pools fill up by their shares before the API gets anything', () => {
  const pools = [POOL, { ...POOL, option: 'own', model: 'own' }].map(pool => ({ ...pool, requestsPerMinute: 50 }));
  const chat = {
    task: 'chat',
    shares: shares({ 'rented-h100': 0.5, own: 0.25, sonnet: 0.25 }),
    overflow: pools.map(({ option }) => ({ from: option, to: 'sonnet' })),
  };
  const config = read(splitOf([...pools, SONNET], [chat]));
  const at = (requests: number) => Object.values(routed(config, 'chat', requests));
  expect(at(60)).toEqual([40, 20, 0]); // 2 : 1, as their shares
  expect(at(90)).toEqual([50, 40, 0]); // 60 : 30, of which 10 find no room and go to the other
  expect(at(120)).toEqual([50, 50, 20]);
});
