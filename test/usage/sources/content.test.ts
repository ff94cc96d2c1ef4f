import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requestsView } from '../../../src/usage/cube/requests-view.ts';
import { DUCKDB } from '../../../src/usage/dialects/duckdb.ts';
import type { DuckDbEngine } from '../../../src/usage/engines/duckdb.ts';
import { KNOWN_LOGS } from '../../../src/usage/sources/known-logs.ts';
import { EXPECTED } from './expected.ts';
import { FIXTURES, LATEST, openEngine, tableOfFile } from './opened-log.ts';

/** What stands in the fixtures wherever a prompt, an answer or the text of an error would. */
const SENTINEL = 'PROMPT-TEXT-MUST-NOT-BE-READ';

/** Columns that hold such texts. */
const COLUMNS = [
  ...['messages', 'response', 'proxy_server_request', 'error_str', 'input', 'output', 'metadata', 'status_message'],
  ...['request_body', 'response_body', 'prompt', 'request', 'StatusMessage'],
];

/** Names of such texts within columns that also hold counts. */
const WITHIN = [
  ...['error_information', 'mcp_tool_call_metadata', 'inputBodyJson', 'outputBodyJson', 'choices', '"content"'],
  ...['input.messages', 'output.messages', 'system_instructions', 'tool.call', 'url.full'],
];

let engine: DuckDbEngine;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());

describe('of a known log', () => {
  test.each(EXPECTED)(
    '$file neither prompts nor answers are read, whatever it is grouped by',
    async ({ file, log }) => {
      const { mapping } = KNOWN_LOGS.find(({ id }) => id === log)!;
      const labels = Object.values(mapping.labels);
      const path = join(FIXTURES, file);
      const { from, columns } = await tableOfFile(engine, path, mapping, labels);
      const { sql } = requestsView(from, columns, mapping, DUCKDB, { labels, latest: LATEST });
      const named = columns.filter(({ name }) => new RegExp(`(?<![.$])${DUCKDB.quoted(name)}`).test(sql));
      expect(named.length).toBeGreaterThan(0);
      // of LiteLLM's metadata and Bedrock's input and output only the counts within are columns of what is read
      const counts = named.filter(({ type }) => type.kind === 'struct').map(({ name }) => name);
      expect(named.map(({ name }) => name).filter(name => COLUMNS.includes(name) && !counts.includes(name))).toEqual(
        [],
      );
      expect(WITHIN.filter(name => sql.includes(name))).toEqual([]);
      const rows = await engine.rows(`SELECT * FROM (${sql})`);
      expect(rows.length).toBeGreaterThan(0);
      expect(JSON.stringify(rows)).not.toContain(SENTINEL);
    },
  );
});
