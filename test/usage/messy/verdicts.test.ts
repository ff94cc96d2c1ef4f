import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { duplicatesQuery, withoutDuplicates } from '../../../src/usage/cube/cube-query.ts';
import { FLAWS } from '../../../src/usage/cube/flaws.ts';
import { DUCKDB } from '../../../src/usage/dialects/duckdb.ts';
import type { DuckDbEngine } from '../../../src/usage/engines/duckdb.ts';
import { recogniseLog } from '../../../src/usage/sources/recognise.ts';
import { openEngine, seenColumns, viewOf } from '../sources/opened-log.ts';
import { VERDICTS } from './verdicts.ts';

const pathOf = (file: string): string => join('test/usage/messy', file);

let engine: DuckDbEngine;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());

describe('of a messy log', () => {
  test.each(VERDICTS)('$file every row counts, or is refused for what is wrong with it', async verdict => {
    const view = await viewOf(engine, pathOf(verdict.file), verdict.mapping);
    const flawed = await engine.rows(
      `SELECT r_flaw, coalesce(r_id, '') FROM (${view.sql}) WHERE r_flaw > 0 ORDER BY r_flaw, 2`,
    );
    const flaws = [...new Set(flawed.map(([code]) => code))];
    const refused = flaws.map(code => [
      FLAWS[Number(code) - 1],
      flawed.filter(([of]) => of === code).map(([, id]) => id),
    ]);
    expect(Object.fromEntries(refused)).toEqual(verdict.refused);

    const [twice] = await engine.rows(duplicatesQuery(view, DUCKDB));
    expect(twice!.map(Number)).toEqual([verdict.duplicates.ids, verdict.duplicates.surplus]);

    const sums = ['input', 'cached', 'output'].map(name => `sum(r_${name})`);
    const counted = (failed: number) => `count(*) FILTER (r_failed = ${failed})`;
    const [row] = await engine.rows(
      `SELECT ${[counted(0), counted(1), ...sums].join(', ')} FROM (${withoutDuplicates(view, DUCKDB).sql}) WHERE r_flaw = 0`,
    );
    const { answered, failed, input, cached, output } = verdict.counted;
    expect(row!.map(Number)).toEqual([answered, failed, input, cached, output]);
  });

  test.each(VERDICTS)('$file the lines that are no rows are known', async ({ file, mapping, broken }) => {
    const view = await viewOf(engine, pathOf(file), mapping);
    await engine.rows(`SELECT count(*) FROM (${view.sql})`);
    const lines = await engine.rows(
      `SELECT DISTINCT line FROM reject_errors WHERE file_id IN (SELECT file_id FROM reject_scans WHERE file_path LIKE '%${file}') ORDER BY line`,
    );
    expect(lines.map(([line]) => Number(line))).toEqual(broken);
  });

  test('the form is recognised by the lines that can be read', async () => {
    const found: string[] = [];
    for (const { file } of VERDICTS) {
      const recognised = recogniseLog(await seenColumns(engine, pathOf(file)));
      found.push('log' in recognised ? recognised.log.id : recognised.message);
    }
    expect(found).toEqual([
      'openai-answers',
      'no known log has the columns created_at, message_id, model, input_tokens, cache_read_input_tokens, cache_creation_input_tokens, output_tokens, error, prompt',
      'bedrock',
    ]);
  });
});
