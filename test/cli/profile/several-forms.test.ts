import { describe, expect, test } from 'vitest';
import { at, days, lines, profileOf } from './files.ts';

/** One answer of OpenAI a day, 2,000 tok of input of which 400 are cached; as lines and as CSV. */
const answers = (from: number, to: number) =>
  lines(
    days(from, to).map(day => ({
      id: `r${day}`,
      timestamp: at(day),
      model: 'gpt-5.4-mini',
      usage: { prompt_tokens: 2000, completion_tokens: 50, prompt_tokens_details: { cached_tokens: 400 } },
    })),
  );
const MAPPING = `time: when
id: number
model: model
providerIs: openai
input: [in, prompt_tokens]
cacheRead: cached
output: out
failed: { field: outcome, not: [ok] }
`;
const table = (from: number, to: number, columns = 'number') =>
  `${columns},when,model,in,cached,out,outcome\n${days(from, to)
    .map(day => `c${day},${at(day)},gpt-5.4-mini,2000,400,50,ok\n`)
    .join('')}`;

describe('files of several forms', () => {
  test('are one log: twenty days are twenty days, and not twice ten beside each other', () => {
    const { found, said } = profileOf('answers', {
      'a.jsonl': answers(1, 10),
      'b.json': `[${answers(11, 20).trim().split('\n').join(',')}]`,
    });
    expect(found.logs).toMatchObject([
      { source: 'answers (2 files)', mapping: 'openai-answers', rows: '20', days: 20 },
    ]);
    // 20 requests in 20 days
    expect(found.tasks).toMatchObject([
      { perDay: { value: 1 }, totals: { requests: '20', input: '40000', cached: '8000', output: '1000' } },
    ]);
    expect(said).not.toContain('warning');
  });

  test('keep their own columns and conventions: what one does not have is the same for all of its rows', () => {
    const { found } = profileOf(
      'mapped',
      {
        'a.csv': table(1, 10),
        'b.jsonl': lines(
          days(11, 20).map(day => ({ when: at(day), model: 'gpt-5.4-mini', prompt_tokens: 2000, out: 50 })),
        ),
      },
      { mapping: MAPPING },
    );
    expect(found.tasks).toMatchObject([
      { provider: 'openai', totals: { requests: '20', input: '40000', cached: '4000', output: '1000', failed: '0' } },
    ]);
  });

  test('have each request once, whatever the files it is in', () => {
    const { found, said } = profileOf('again', {
      'a.jsonl': answers(1, 20),
      'b.json': `[${answers(11, 20).trim().split('\n').join(',')}]`,
    });
    expect(found.tasks[0].totals.requests).toBe('20');
    expect(said).toContain('10 request ids stand there more than once, in 10 rows too many');
  });

  test('that have no ids and the same sums are told', () => {
    const { said } = profileOf(
      'nameless',
      {
        'a.csv': table(1, 5),
        'b.jsonl': lines(
          days(1, 5).map(day => ({
            when: at(day),
            model: 'gpt-5.4-mini',
            in: 2000,
            cached: 400,
            out: 50,
            outcome: 'ok',
          })),
        ),
      },
      { mapping: MAPPING.replace('id: number\n', '') },
    );
    expect(said).toMatch(
      /warning\[E605\]: nameless\/[ab]\.(csv|jsonl): as many requests and tokens as in nameless\/[ab]\./,
    );
  });

  test('with rows that are no requests stay apart from those with requests', () => {
    const session = {
      date: '2026-09-05',
      totalTokens: 150,
      modelsUsed: ['claude-sonnet-4-6'],
      modelBreakdowns: [
        {
          modelName: 'claude-sonnet-4-6',
          inputTokens: 100,
          outputTokens: 50,
          cacheCreationTokens: 0,
          cacheReadTokens: 0,
          cost: 0.001,
        },
      ],
    };
    const { found } = profileOf('sums', {
      'a.jsonl': answers(1, 20),
      'ccusage.json': JSON.stringify({ daily: [session], totals: {} }),
    });
    expect(found.logs.map((log: { resolution: string }) => log.resolution).sort()).toEqual(['day', 'request']);
  });
});
