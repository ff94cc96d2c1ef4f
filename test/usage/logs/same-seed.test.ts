import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawLogs } from '../../../scripts/logs/draw.ts';
import { asked, scratchFolder } from './drawn.ts';

const scratch = scratchFolder();
const few = { rows: 1500, days: 3, format: 'csv' } as const;
const filesOf = (folder: string) =>
  readdirSync(join(folder, 'requests')).map(name => readFileSync(join(folder, 'requests', name), 'utf8'));

beforeAll(async () => {
  await drawLogs({ ...few, seed: 7 }, scratch.at('first'));
  await drawLogs({ ...few, seed: 7 }, scratch.at('again'));
  await drawLogs({ ...few, seed: 8 }, scratch.at('other'));
  await drawLogs({ ...few, seed: 7, format: 'jsonl' }, scratch.at('nested'));
});
afterAll(scratch.remove);

describe('drawn logs', () => {
  test('are the same for the same seed, to the byte', () => {
    expect(filesOf(scratch.at('again'))).toEqual(filesOf(scratch.at('first')));
    const truth = (name: string) => readFileSync(scratch.at(`${name}/truth.json`), 'utf8');
    expect(truth('again')).toBe(truth('first'));
  });
  test('are others for another seed, in every row', () => {
    // all but the request id, which is a name for the number of the row
    const rows = (name: string) => filesOf(scratch.at(name)).flatMap(text => text.trim().split('\n').slice(1));
    const drawn = new Set(rows('first').map(row => row.slice(row.indexOf(','))));
    expect(rows('other').filter(row => drawn.has(row.slice(row.indexOf(','))))).toEqual([]);
    expect(drawn.size).toBe(1500);
  });
  test('hold the same requests in nested lines as in flat ones', async () => {
    const [flat] = await asked(`
      SELECT count(*) AS n, sum(prompt_tokens)::BIGINT AS prompt, sum(completion_tokens)::BIGINT AS completion, sum(cached_tokens)::BIGINT AS cached,
        sum(cache_creation_tokens)::BIGINT AS written, sum(reasoning_tokens)::BIGINT AS reasoning, count(*) FILTER (batch) AS batch,
        min(startTime)::VARCHAR AS first, count(DISTINCT team || route) AS labels, count(*) FILTER (status = 'failure') AS failed
      FROM '${scratch.at('first')}/requests/*.csv'`);
    const [nested] = await asked(`
      SELECT count(*) AS n, sum(usage.prompt_tokens)::BIGINT AS prompt, sum(usage.completion_tokens)::BIGINT AS completion,
        sum(usage.prompt_tokens_details.cached_tokens)::BIGINT AS cached, sum(usage.cache_creation.ephemeral_5m_input_tokens)::BIGINT AS written,
        sum(usage.completion_tokens_details.reasoning_tokens)::BIGINT AS reasoning, count(*) FILTER (request.batch) AS batch,
        min(created)::TIMESTAMP::VARCHAR AS first, count(DISTINCT metadata.team || metadata.route) AS labels, count(*) FILTER (status <> 200) AS failed
      FROM '${scratch.at('nested')}/requests/*.jsonl'`);
    expect(nested).toEqual(flat);
    expect(flat).toMatchObject({ n: 1500, labels: 6 });
    expect(flat!.failed).toBeGreaterThan(0);
  });
  test('carry in nested lines a content that looks like usage, where a reader by name alone would trip', () => {
    const lines = filesOf(scratch.at('nested')).join('').trim().split('\n');
    const traps = lines.filter(line => line.includes('\\"prompt_tokens\\": 999999999'));
    expect(traps.length).toBeGreaterThan(100);
    for (const line of traps.slice(0, 50)) expect(JSON.parse(line).usage?.prompt_tokens ?? 0).toBeLessThan(200_001);
  });
});

describe('the folder of the logs', () => {
  test('replaces logs drawn before', async () => {
    await drawLogs({ ...few, rows: 20, days: 1, seed: 9, invoice: true }, scratch.at('again'));
    expect(readdirSync(scratch.at('again')).sort()).toEqual(['invoice.csv', 'requests', 'truth.json']);
    expect(readdirSync(scratch.at('again/requests'))).toEqual(['2026-06-01.csv']);
  });
  test('is left alone where somebody else has a file in it', async () => {
    writeFileSync(scratch.at('other/requests/notes.txt'), 'mine');
    await expect(drawLogs({ ...few, seed: 7 }, scratch.at('other'))).rejects.toThrow('requests/notes.txt');
    expect(readFileSync(scratch.at('other/requests/notes.txt'), 'utf8')).toBe('mine');
  });
  test('does not appear, nor anything of it, when the draw is stopped', async () => {
    const stop = new AbortController();
    const before = readdirSync(scratch.at('.'));
    const watch = { signal: stop.signal, onRows: () => stop.abort() };
    await expect(drawLogs({ ...few, seed: 7 }, scratch.at('stopped'), watch)).rejects.toThrow('stopped');
    expect(existsSync(scratch.at('stopped'))).toBe(false);
    expect(readdirSync(scratch.at('.'))).toEqual(before);
  });
});
