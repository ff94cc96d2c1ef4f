import { describe, expect, test } from 'vitest';
import { at, days, lines, profileOf } from './files.ts';

const MAPPING = 'time: when\nmodel: model\ninput: in\ncacheRead: cached\noutput: out\n';
const row = (day: number) => ({ when: at(day), model: 'gpt-5.4-mini', in: 2000, cached: 400, out: 50 });

describe('a profile tells', () => {
  test('of a column of JSON that is misspelt, though JSON has no heading', () => {
    const mapping = MAPPING.replace('cached', 'cachd');
    const { said } = profileOf('json', { 'a.jsonl': lines(days(1, 20).map(row)) }, { mapping });
    expect(said).toContain(
      'warning[E611]: the first documents of json/a.jsonl have no column `cachd`, which the mapping `mapping` names for `cacheRead` = help: did you mean `cached`?',
    );
  });

  test('of a name that `--model` settles and nobody has', () => {
    const saidOf = (model: string) =>
      profileOf('log', { 'a.jsonl': lines(days(1, 20).map(row)) }, { mapping: MAPPING, more: ['--model', model] }).said;
    expect(saidOf('gpt-5.4-mni=openai/gpt-5.4')).toContain(
      'warning[E608]: --model `gpt-5.4-mni=…`: no row is of `gpt-5.4-mni`',
    );
    expect(saidOf('gpt-5.4-mini=openai/gpt-5.4')).not.toContain('E608');
  });

  test('a count of more digits than 64 bits hold for absurd, or for negative', () => {
    const huge = lines([
      ...days(1, 20).map(row),
      { ...row(5), in: '99999999999999999999' },
      { ...row(6), out: '-99999999999999999999' },
    ]);
    const { found } = profileOf('huge', { 'a.jsonl': huge }, { mapping: MAPPING, more: ['--tolerate', '20%'] });
    expect(found.logs[0].flaws).toEqual([
      { flaw: 'negative', rows: '1' },
      { flaw: 'absurd', rows: '1' },
    ]);
  });

  test('rows of a clock that jumped apart from those that count', () => {
    const many = days(1, 25).flatMap(day => Array.from({ length: 50 }, () => row(day)));
    const jumped = { ...row(1), when: '2026-05-01T00:00:00Z' };
    const { found, said } = profileOf('jumped', { 'a.jsonl': lines([...many, jumped]) }, { mapping: MAPPING });
    // 25 days of 50 requests
    expect(found.logs[0]).toMatchObject({ rows: '1250', jumped: '1' });
    expect(said).toContain('1 row lies far from all others, one on 2026-05-01');
  });

  test('no costs of a log without any, whatever it says of failures', () => {
    const sums = lines(days(1, 20).map(day => ({ ...row(day), n: 10, bad: 1 })));
    const mapping = `${MAPPING}resolution: hour\nrequests: n\nfailures: bad\n`;
    const { found } = profileOf('sums', { 'a.jsonl': sums }, { mapping });
    expect(found.tasks[0].totals).toMatchObject({ requests: '200', failed: '20', costed: '0', cost: '0' });
  });

  test('nothing of prompts that are too short to be cached where nobody knows how long they are', () => {
    const mapping = `${MAPPING}resolution: day\n`;
    const { said } = profileOf('daily', { 'a.jsonl': lines(days(1, 20).map(row)) }, { mapping });
    expect(said).not.toContain('E613');
  });
});

test('a page of an answer that goes on is told, and none where the last page is there', () => {
  const page = (from: number, more: boolean) => ({
    object: 'page',
    data: days(from, from + 9).map(day => ({
      start_time: Date.UTC(2026, 8, day) / 1000,
      end_time: Date.UTC(2026, 8, day + 1) / 1000,
      results: [{ model: 'gpt-5.4-mini', num_model_requests: 10, input_tokens: 20_000, output_tokens: 500 }],
    })),
    has_more: more,
  });
  const saidOf = (files: Readonly<Record<string, string>>) => profileOf('pages', files).said;
  const first = JSON.stringify(page(1, true));
  expect(saidOf({ 'a.json': first })).toContain(
    'warning[E607]: pages/a.json: the answer goes on on a page that is not here',
  );
  expect(saidOf({ 'a.json': first, 'b.json': JSON.stringify(page(11, false)) })).not.toContain('E607');
  expect(saidOf({ 'a.json': JSON.stringify([page(1, true), page(11, false)]) })).not.toContain('E607');
});
