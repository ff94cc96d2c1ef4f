import { expect, test } from 'vitest';
import { isContent } from '../../../src/usage/mapping/content-columns.ts';
import { KNOWN_LOGS } from '../../../src/usage/sources/known-logs.ts';

test('columns of what people and models wrote are told by their names', () => {
  const paths = [
    'prompt',
    'messages',
    'request.messages',
    'response.choices',
    'input',
    'input.inputBodyJson',
    'attributes[]."gen_ai.input.messages"',
    'metadata.system_prompt',
    'body',
  ];
  expect(paths.filter(path => !isContent(path))).toEqual([]);
});
test('columns that name a task are none of them, nor those that known logs group by', () => {
  const paths = [
    'team',
    'metadata.team',
    'route',
    'response.model',
    'request.service_tier',
    'prompt_tokens',
    'usage.completion_tokens',
  ];
  expect(paths.filter(isContent)).toEqual([]);
  expect(KNOWN_LOGS.flatMap(({ mapping }) => Object.values(mapping.labels).flat()).filter(isContent)).toEqual([]);
});
