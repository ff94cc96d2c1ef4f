import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DuckDbEngine } from '../../../src/usage/engines/duckdb.ts';
import { recogniseLog } from '../../../src/usage/sources/recognise.ts';
import { openEngine, seenColumns, viewOf } from './opened-log.ts';

const folder = mkdtempSync(join(tmpdir(), 'tco-answers-'));
let engine: DuckDbEngine;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const answer = (usage: object) =>
  JSON.stringify({ timestamp: '2026-06-01T08:00:00Z', model: 'claude-haiku-4-5', status: 200, usage });
const written = (name: string, ...lines: readonly string[]) => {
  const file = join(folder, name);
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
};
const OWN = answer({
  input_tokens: 100,
  cache_read_input_tokens: 5000,
  cache_creation_input_tokens: 300,
  output_tokens: 50,
});

describe("answers of Anthropic's API as they come", () => {
  test('have the cached tokens beside the input', async () => {
    const file = written('own.jsonl', OWN, OWN);
    const found = recogniseLog(await seenColumns(engine, file));
    expect('log' in found && found.log.id).toBe('anthropic-answers');
    if (!('log' in found)) return;
    const { sql } = await viewOf(engine, file, found.log.mapping);
    // 2 × (100 + 5,000 + 300); 2 × 5,000; 2 × 300; 2 × 50
    expect(
      await engine.rows(`SELECT sum(r_input), sum(r_cached), sum(r_write5m), sum(r_output), sum(r_flaw) FROM (${sql})`),
    ).toEqual([['10800', '10000', '600', '100', '0']]);
  });
  test('are not told in a log that has those of OpenAI as well', async () => {
    const other = answer({ prompt_tokens: 100, completion_tokens: 5 });
    const found = recogniseLog(await seenColumns(engine, written('mixed.jsonl', OWN, other)));
    expect('log' in found && found.log.id).toBe('openai-answers');
  });
});

describe('a count with a fraction', () => {
  test('is no number, in a column of numbers as in one of texts', async () => {
    const file = join(folder, 'fraction.parquet');
    await engine.rows(
      `COPY (SELECT TIMESTAMP '2026-06-01' AS timestamp, 'gpt-5' AS model, {'prompt_tokens': n, 'completion_tokens': 5.0::DOUBLE} AS usage FROM (VALUES (1000.5::DOUBLE), (1000.0)) AS t (n)) TO '${file}' (FORMAT parquet)`,
    );
    const found = recogniseLog(await seenColumns(engine, file));
    if (!('log' in found)) throw new Error(found.message);
    const { sql } = await viewOf(engine, file, found.log.mapping);
    // the fifth flaw is that of a count that is no whole number
    expect(await engine.rows(`SELECT r_flaw, r_input, r_output FROM (${sql}) ORDER BY r_flaw`)).toEqual([
      ['0', '1000', '5'],
      ['5', '0', '5'],
    ]);
  });
});
