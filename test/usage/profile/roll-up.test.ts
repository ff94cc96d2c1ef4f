import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, inject, test } from 'vitest';
import { environment } from '../../cli/harness/tco.ts';
import { hasPostgres, postgresServer } from '../servers/postgres.ts';
import { without } from '../servers/programs.ts';

/** A LiteLLM proxy that keeps a week of its spend logs, and of every day since March the sums. */
const FILL = `
CREATE TABLE "LiteLLM_SpendLogs" (request_id text PRIMARY KEY, call_type text, spend double precision, prompt_tokens integer,
  completion_tokens integer, "startTime" timestamp, model text, custom_llm_provider text, metadata jsonb, cache_hit text, status text);
INSERT INTO "LiteLLM_SpendLogs"
  SELECT 'r' || n, 'acompletion', 0.001, 1000, 100, timestamp '2026-06-01' + n * interval '90 second', 'gpt-5.4-mini', 'openai', '{}', 'False', 'success'
  FROM generate_series(0, 6719) AS n;
CREATE TABLE "LiteLLM_DailyUserSpend" (id text, user_id text, date text, api_key text, model text, custom_llm_provider text,
  mcp_namespaced_tool_name text, prompt_tokens bigint, completion_tokens bigint, cache_read_input_tokens bigint,
  cache_creation_input_tokens bigint, spend double precision, api_requests bigint, successful_requests bigint, failed_requests bigint);
INSERT INTO "LiteLLM_DailyUserSpend"
  SELECT 'd' || d || u, u, to_char(date '2026-03-10' + d, 'YYYY-MM-DD'), 'k', 'gpt-5.4-mini', 'openai', '', 500000, 50000, 0, 0, 1,
    -- 2 % more each 30 and 5/12 days, for each of two users
    round(480 * power(1.02, d / (730.0 / 24))), round(480 * power(1.02, d / (730.0 / 24))), 0
  FROM generate_series(0, 89) AS d, (VALUES ('ann'), ('bob')) AS users (u);
`;

describe.skipIf(!hasPostgres)(`the database of a LiteLLM proxy${without('PostgreSQL')}`, () => {
  test('has its growth from the sums of ninety days, and all else from the requests of a week', async () => {
    const server = await postgresServer('rollup');
    const client = new pg.Client({
      host: 'localhost',
      port: server.port,
      database: 'rollup',
      user: server.writer.PGUSER,
      password: server.writer.PGPASSWORD,
    });
    await client.connect();
    await client.query(FILL);
    await client.end();
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      [join(inject('whole'), 'bin/tco.js'), 'profile', server.address],
      { env: environment(server.reader), encoding: 'utf8' },
    );
    expect(stderr).toContain('One task of 6,720 requests.');
    expect(status).toBe(0);
    // 86,400 s ÷ 90 s
    expect(stdout).toContain('requests: 960 /day');
    const measured = /growth: .* # (.+) % measured, with 95 %, by day and weekday of 90 days \[days 1\]/.exec(
      stdout,
    )?.[1];
    // counts are rounded to whole requests
    expect(Number(measured)).toBeCloseTo(2, 1);
    expect(stdout).toContain('LiteLLM_DailyUserSpend');
  });
});
