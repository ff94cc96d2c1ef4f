import { describe, expect, test } from 'vitest';
import { FORMS } from '../../../src/catalog/import/imported.ts';
import { CODES } from '../../../src/input/codes.ts';
import { fixture, run } from './imported.ts';

describe('an import', () => {
  test('of a file of another form says which form it looks like', () => {
    for (const from of FORMS)
      for (const other of FORMS.filter(form => form !== from)) {
        const outcome = run(from, fixture(other));
        expect(outcome.ok ? [] : outcome.problems.map(p => [p.code, p.hint])).toEqual([
          ['E471', `it looks like \`--from ${other}\``],
        ]);
      }
  });
  test('of a file that is no price file at all says what is wanted', () => {
    const outcome = run('litellm', '{"a": {"b": 1}}');
    expect(outcome.ok ? [] : outcome.problems.map(p => [p.code, p.expected])).toEqual([
      ['E471', 'a map of models, each with `litellm_provider`'],
    ]);
  });
  test('that would write nothing is an error, and says why', () => {
    const outcome = run(
      'litellm',
      '{"a": {"litellm_provider": "p", "mode": "rerank"}, "b": {"litellm_provider": "p"}}',
    );
    expect(outcome.ok ? [] : outcome.problems.map(p => `${p.code} ${p.message}`)).toEqual([
      'E472 none of 2 entries can be entered: 1 × mode rerank; 1 × no price per token is stated',
    ]);
  });
  test('names a key that stands twice', () => {
    const model = '{"litellm_provider": "p", "input_cost_per_token": 1e-6, "output_cost_per_token": 1e-6}';
    const outcome = run('litellm', `{"a": ${model},\n"a": ${model}}`);
    expect(outcome.ok && outcome.report.remarks).toEqual([
      {
        kind: 'repeatedKey',
        entry: 'a',
        line: 2,
        message: 'stands on line 1 too; the later one counts',
        entered: false,
      },
    ]);
  });
  test('has explained codes', () => {
    expect(['E470', 'E471', 'E472'].every(code => code in CODES)).toBe(true);
  });
});
