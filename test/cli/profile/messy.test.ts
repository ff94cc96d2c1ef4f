import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { engine } from '../../../src/cli/engine.ts';
import { follow } from '../../../src/cli/program.ts';
import { VERDICTS } from '../../usage/messy/verdicts.ts';
import { logsFolder } from './logs.ts';

const { folder, written, remove } = logsFolder();
afterAll(remove);

const MAPPINGS: Readonly<Record<string, string>> = {
  'anthropic.csv': written(
    'anthropic.yaml',
    `time: created_at
id: message_id
model: model
input: input_tokens
cacheRead: cache_read_input_tokens
cacheWrite: cache_creation_input_tokens
output: output_tokens
cached: outside
failed: { field: error, present: true }
`,
  ),
};

interface Data {
  readonly logs: readonly {
    readonly rows: string;
    readonly flaws: readonly { readonly flaw: string; readonly rows: string }[];
    readonly duplicates: { readonly ids: string; readonly surplus: string };
    readonly brokenLines: { readonly leftOut: string; readonly at?: { readonly line: number } } | null;
  }[];
  readonly tasks: readonly { readonly totals: Readonly<Record<'requests' | 'failed', string>> }[];
  readonly unknown: readonly { readonly requests: string }[];
}

/** What the command makes of a log of which every row may be wrong. */
async function profiled(file: string): Promise<Data> {
  // one that is there already may have the number of a file that another test has read and taken away
  const output = join(folder, `${file}.json`);
  const mapping = MAPPINGS[file] ? ['--mapping', MAPPINGS[file]] : [];
  const flags = ['--tolerate', '100%', '--format', 'json', '--output', output, '--quiet'];
  const env = { SOURCE_DATE_EPOCH: '1796083200' }; // 2026-12-01
  const code = await follow(['profile', join('test/usage/messy', file), ...mapping, ...flags], {
    ...{ root: inject('whole'), env, engine },
  });
  expect(code).toBe(0);
  return JSON.parse(readFileSync(output, 'utf8'));
}

describe('of a messy log', () => {
  // of openai.jsonl the form is recognised, and a row of Anthropic's by its own names
  test.each(VERDICTS)(
    '$file every row is counted, refused or said to be no row',
    async ({ file, refused, counted, duplicates, broken }) => {
      const { logs, tasks, unknown } = await profiled(file);
      const [log] = logs;
      expect(Number(log!.rows)).toBe(counted.answered + counted.failed);
      expect(Object.fromEntries(log!.flaws.map(({ flaw, rows }) => [flaw, Number(rows)]))).toEqual(
        Object.fromEntries(Object.entries(refused).map(([flaw, ids]) => [flaw, ids.length])),
      );
      expect([log!.duplicates.ids, log!.duplicates.surplus].map(Number)).toEqual([duplicates.ids, duplicates.surplus]);
      expect(Number(log!.brokenLines?.leftOut ?? 0)).toBe(broken.length);
      if (broken.length > 0) expect(log!.brokenLines!.at!.line).toBe(broken[0]);
      const requests = tasks.reduce((n, { totals }) => n + Number(totals.requests) + Number(totals.failed), 0);
      const strange = unknown.reduce((n, model) => n + Number(model.requests), 0);
      expect(requests + strange).toBe(Number(log!.rows));
    },
  );
});
