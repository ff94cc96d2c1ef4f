import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, inject, test } from 'vitest';
import { until } from '../../usage/servers/once.ts';
import { hasPostgres, postgresServer } from '../../usage/servers/postgres.ts';
import { without } from '../../usage/servers/programs.ts';
import { environment } from '../harness/tco.ts';

/** Spend logs whose every row takes a minute. */
const SLOW = `CREATE VIEW "LiteLLM_SpendLogs" AS SELECT 'r' || n AS request_id, 'acompletion' AS call_type, 0.1 AS spend, 10 AS prompt_tokens,
  5 AS completion_tokens, timestamp '2026-06-01' AS "startTime", 'gpt-5.4-mini' || pg_sleep(60)::text AS model, 'openai' AS custom_llm_provider
  FROM generate_series(1, 9) AS n`;

describe.skipIf(!hasPostgres)(`a profile of PostgreSQL${without('PostgreSQL')}`, () => {
  test('ends with 130 on Ctrl-C, and so does its question on the server', async () => {
    const server = await postgresServer('interrupted');
    const { PGUSER: user, PGPASSWORD: password } = server.writer;
    const client = new pg.Client({
      host: 'localhost',
      port: server.port,
      database: 'interrupted',
      user,
      password,
    } as pg.ClientConfig);
    await client.connect();
    try {
      await client.query(SLOW);
      const running = async () => {
        const { rows } = await client.query(
          "SELECT 1 FROM pg_stat_activity WHERE application_name LIKE 'tco-%' AND state = 'active' AND datname = 'interrupted' AND wait_event = 'PgSleep'",
        );
        return rows.length;
      };
      const args = [join(inject('whole'), 'bin/tco.js'), 'profile', server.address];
      const child = spawn(process.execPath, args, {
        env: environment(server.reader),
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let written = '';
      child.stdout.on('data', chunk => {
        written += chunk;
      });
      await until(async () => (await running()) > 0, 'the question has not reached the server');
      const ended = once(child, 'exit');
      child.kill('SIGINT');
      expect((await ended)[0]).toBe(130);
      expect(written).toBe('');
      await until(async () => (await running()) === 0, 'the question still runs on the server');
    } finally {
      await client.end();
    }
  });
});
