import { expect, test } from 'vitest';
import { imported } from './imported.ts';

const file = (input: number) =>
  JSON.stringify({
    'acme-1': {
      litellm_provider: 'openai',
      mode: 'chat',
      input_cost_per_token: input,
      output_cost_per_token: 0.000002,
    },
  });
const remarks = (input: number) =>
  imported('litellm', file(input)).report.remarks.filter(r => r.kind === 'beyondLimit');

test('a price per token that was meant per million is entered, and named', () => {
  // 1 USD/tok is 1,000,000 USD/Mtok
  expect(remarks(1)).toMatchObject([
    { entry: 'acme-1', message: 'input 1000000 USD/Mtok is not between 0.0005 and 2000', entered: true },
  ]);
  expect(Object.values(imported('litellm', file(1)).files).join()).toContain('input: 1000000 USD/Mtok');
});

test('a usual price is not', () => {
  expect(remarks(0.000001)).toEqual([]);
});
