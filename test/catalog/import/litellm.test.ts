import { describe, expect, test } from 'vitest';
import { imported, linesFrom, remarksOf } from './imported.ts';

const { files, report } = imported('litellm');
const left = (reason: string) => report.left.find(group => group.reason === reason)?.entries.map(entry => entry.from);

describe('a LiteLLM price file', () => {
  test('gives an entry with prices per million tokens, tiers, window and shutdown', () => {
    // 3e-05 USD/tok x 1e6 tok/Mtok = 30 USD/Mtok, and so on
    expect(files['openai/gpt-large']).toBe(
      `name: gpt-large
model: gpt-large
contextWindow: 128000 tok
deprecation: { shutdown: 2027-06-06 }
source: { title: "litellm price file litellm.json", read: 2026-11-01, grade: third-party }
prices:
  - recordedAt: 2026-11-01
    status: effective
    input: 30 USD/Mtok
    cacheRead: 15 USD/Mtok
    output: 60 USD/Mtok
    variants:
      - tier: batch
        input: 15 USD/Mtok
        output: 30 USD/Mtok
      - tier: flex
        output: 30 USD/Mtok
      - tier: priority
        input: 60 USD/Mtok
`,
    );
  });
  test('tells the two lives of a cache write apart, and reprices prompts above the size that a field names', () => {
    expect(linesFrom(files['anthropic/claude-tall'], 'input')).toEqual([
      'input: 3 USD/Mtok',
      'cacheRead: 0.3 USD/Mtok',
      'cacheWrite5m: 3.75 USD/Mtok',
      'cacheWrite1h: 6 USD/Mtok',
      'output: 15 USD/Mtok',
      'reasoning: 15 USD/Mtok',
      'variants:',
      '- prompt: "> 200000 tok"',
      'input: 6 USD/Mtok',
      'cacheWrite1h: 12 USD/Mtok',
      'output: 22.5 USD/Mtok',
      '- tier: batch',
      'input: 1.5 USD/Mtok',
    ]);
    expect(remarksOf(report, 'tierOfAllSizes')).toEqual([
      'claude-tall: tier batch has one price of input, the standard tier another for long prompts',
    ]);
  });
  test('takes the first range of tiered prices for the base', () => {
    expect(linesFrom(files['alibaba/qwen-tiered'], 'input')).toEqual([
      'input: 0.4 USD/Mtok',
      'output: 1.2 USD/Mtok',
      'variants:',
      '- prompt: "> 256000 tok"',
      'input: 1.2 USD/Mtok',
      'output: 3.6 USD/Mtok',
    ]);
  });
  test('takes regions in names as regions of the model, with a price of their own only where it differs', () => {
    expect(linesFrom(files['bedrock/anthropic.claude-old'], 'regions')).toEqual([
      'regions: [us-east-1]',
      'source: { title: "litellm price file litellm.json", read: 2026-11-01, grade: third-party }',
      'prices:',
      '- recordedAt: 2026-11-01',
      'status: effective',
      'input: 8 USD/Mtok',
      'output: 24 USD/Mtok',
      'variants:',
      '- region: ap-northeast-1',
      'input: 9 USD/Mtok',
      'output: 25 USD/Mtok',
    ]);
    expect(report.mapped.filter(entry => entry.region)).toEqual([
      { from: 'bedrock/us-east-1/anthropic.claude-old', id: 'bedrock/anthropic.claude-old', region: 'us-east-1' },
      {
        from: 'bedrock/ap-northeast-1/anthropic.claude-old',
        id: 'bedrock/anthropic.claude-old',
        region: 'ap-northeast-1',
      },
    ]);
  });
  test('keeps a region without its model as an entry of its own, under its own name', () => {
    expect(files['bedrock/eu-west-3--lonely.model-v1-0']).toContain('- { id: "eu-west-3/lonely.model-v1:0" }');
  });
  test('enters as free only what its name declares free', () => {
    expect(files['openrouter/some--model-8b-free']).toContain('    free: true\n');
    expect(files['ollama/llama']).toBeUndefined();
    expect(left('a price of 0 that is not declared free')).toEqual(['ollama/llama']);
    expect(remarksOf(report, 'zero')).toEqual([
      'ollama/llama: input_cost_per_token 0.0',
      'ollama/llama: output_cost_per_token 0.0',
    ]);
  });
  test('takes a fee per request and limits of the rate', () => {
    expect(files['perplexity/online']).toContain('request: 0.005 USD/request\n');
    expect(files['perplexity/online']).toContain('tokens: 4000000 tok/min, requests: 500 request/min');
  });
  test('lists what has no price of tokens in and out, by reason', () => {
    expect(report.left.map(({ as, reason, count }) => [as, reason, count])).toEqual([
      ['noCounterpart', 'mode embedding', 1],
      ['noPrice', "the file's own example of an entry", 1],
      ['noPrice', 'no price per token is stated', 1],
      ['looksWrong', 'the same id as an entry before it', 1],
      ['looksWrong', 'a price of 0 that is not declared free', 1],
      ['looksWrong', 'its price is negative or not a number', 1],
      ['looksWrong', 'not a map of fields', 1],
    ]);
  });
  test('names every oddity', () => {
    expect(remarksOf(report, 'sameId')[0]).toContain('becomes openai/gpt-large like `gpt-large`, with other prices');
    expect(remarksOf(report, 'unknownKey')).toEqual(['perplexity/online: color blue']);
    expect(remarksOf(report, 'numberAsText')).toEqual(['perplexity/online: input_cost_per_token 2e-07']);
    expect(remarksOf(report, 'negative')).toEqual(['negative: input_cost_per_token -1']);
    expect(remarksOf(report, 'notANumber')).toEqual(['upside-down: max_input_tokens many']);
    expect(remarksOf(report, 'outputCheaper')).toEqual([
      'upside-down: output (0.37) cheaper than input (1.1 USD/Mtok)',
    ]);
    // a cache read of 0.3 USD/Mtok beside an input of 0.2 USD/Mtok
    expect(remarksOf(report, 'cacheReadDearer')).toHaveLength(1);
    expect(files['perplexity/online']).not.toContain('cacheRead');
  });
  test('counts prices that have no counterpart by field, with an example', () => {
    expect(report.noCounterpart.map(({ field, what, count }) => [field, what, count])).toEqual([
      ['search_context_cost_per_query', 'searches', 1],
      ['input_cost_per_second', 'time', 1],
      ['input_cost_per_audio_token', 'audio', 1],
    ]);
    expect(report.noCounterpart[2]!.examples).toEqual([{ entry: 'perplexity/online', value: '1e-04' }]);
  });
  test('folds a region into its model only where it states every price of it', () => {
    const model = (more: object) => ({
      litellm_provider: 'bedrock',
      input_cost_per_token: 1e-6,
      output_cost_per_token: 2e-6,
      ...more,
    });
    const text = JSON.stringify({ m: model({ cache_read_input_token_cost: 1e-7 }), 'bedrock/us-east-1/m': model({}) });
    // a variant for us-east-1 would take the cache read of the model, which the file does not say
    expect(Object.keys(imported('litellm', text).files)).toEqual(['bedrock/m', 'bedrock/us-east-1--m']);
  });
  test('enters what stands twice under two spellings once, under both names', () => {
    const model = { litellm_provider: 'deepinfra', input_cost_per_token: 1e-6, output_cost_per_token: 2e-6 };
    const twice = imported('litellm', JSON.stringify({ 'deepinfra/Org/M': model, 'deepinfra/org/m': model }));
    expect(linesFrom(twice.files['deepinfra/org--m'], 'aliases').slice(0, 3)).toEqual([
      'aliases:',
      '- { id: "Org/M" }',
      '- { id: "org/m" }',
    ]);
    expect(twice.report.entries).toMatchObject({ total: 2, mapped: 2, written: 1, duplicates: 1 });
  });
});
