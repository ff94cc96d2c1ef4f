import { expect, test } from 'vitest';
import { at, days, lines, profileOf } from './files.ts';

const answer = (id: string, day: number, model: string, usage: unknown) => ({
  id: `${id}${day}`,
  timestamp: at(day),
  model,
  status: 200,
  usage,
});

test('a gateway that hands on what each provider says has rows of either convention', () => {
  const { found } = profileOf('mixed', {
    'a.jsonl': lines(
      days(1, 20).flatMap(day => [
        // cached tokens are in the prompt
        answer('o', day, 'gpt-5.4-mini', {
          prompt_tokens: 5000,
          completion_tokens: 50,
          prompt_tokens_details: { cached_tokens: 400 },
        }),
        // and here beside it: 5,000 + 400 + 200
        answer('a', day, 'claude-sonnet-4-6', {
          input_tokens: 5000,
          cache_read_input_tokens: 400,
          cache_creation_input_tokens: 200,
          output_tokens: 50,
        }),
        // a proxy that adds Anthropic's names to OpenAI's keeps OpenAI's sums
        answer('p', day, 'claude-haiku-4-5', {
          prompt_tokens: 5000,
          completion_tokens: 50,
          cache_read_input_tokens: 400,
          cache_creation_input_tokens: 200,
        }),
      ]),
    ),
  });
  const totals = found.tasks.map(({ model, totals: t }: { model: string; totals: Record<string, string> }) => [
    model,
    t.input,
    t.cached,
    t.write5m,
  ]);
  expect(totals.sort()).toEqual([
    ['claude-haiku-4-5', '100000', '8000', '4000'],
    ['claude-sonnet-4-6', '112000', '8000', '4000'],
    ['gpt-5.4-mini', '100000', '8000', '0'],
  ]);
});
