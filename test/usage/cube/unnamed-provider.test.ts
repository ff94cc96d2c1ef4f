import { expect, test } from 'vitest';
import { requestsView } from '../../../src/usage/cube/requests-view.ts';
import { DUCKDB } from '../../../src/usage/dialects/duckdb.ts';
import { openDuckDb } from '../../../src/usage/engines/duckdb.ts';
import type { Mapping } from '../../../src/usage/mapping/mapping.ts';
import { readMapping } from '../../../src/usage/mapping/read-mapping.ts';

const { mapping } = readMapping(
  `
time: at
model: model
provider: who
providerIs: anthropic
input: input
cacheRead: cached
output: output
cached: { outside: [anthropic] }
`,
  'gateway.yaml',
) as { mapping: Mapping };

test('rows whose provider is empty have the provider of the mapping, and its conventions', async () => {
  const engine = await openDuckDb({ memory: 2e8, temporary: '', rowLimit: 10 });
  try {
    await engine.rows(
      "CREATE TABLE log AS SELECT * FROM (VALUES (TIMESTAMP '2026-06-01', '', 'm', 100, 500, 7), (TIMESTAMP '2026-06-01', NULL, 'm', 100, 500, 7), (TIMESTAMP '2026-06-01', 'openai', 'm', 600, 500, 7)) AS rows(\"at\", who, model, input, cached, output)",
    );
    const columns = (await engine.columns('log')).map(({ name, type }) => ({ name, type: DUCKDB.typeOf(type) }));
    const { sql } = requestsView('log', columns, mapping, DUCKDB, { labels: [], latest: 4e12 });
    const found = await engine.rows(`SELECT r_provider, r_input, r_flaw FROM (${sql}) ORDER BY r_provider`);
    // Anthropic counts cached tokens beside the input, 100 + 500; OpenAI inside it
    expect(found).toEqual([
      ['anthropic', '600', '0'],
      ['anthropic', '600', '0'],
      ['openai', '600', '0'],
    ]);
  } finally {
    await engine.close();
  }
});
