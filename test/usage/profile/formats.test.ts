import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, inject, test } from 'vitest';
import { toJson } from '../../../src/report/json.ts';
import { environment } from '../../cli/harness/tco.ts';

const GATEWAY = 'scenarios/logs/gateway.jsonl.gz';
const OWN = ['scenarios/logs/requests.csv', '--mapping', 'scenarios/logs/requests.mapping.yaml'];
const CANARY = ['--model', 'search-canary=openai/gpt-5.4-mini'];

function profile(...args: readonly string[]) {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [join(inject('whole'), 'bin/tco.js'), 'profile', ...args],
    { env: environment({ COLUMNS: '200' }), encoding: 'utf8', maxBuffer: 1 << 26 },
  );
  return { stdout, stderr, status };
}

const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(
  JSON.parse(readFileSync('schema/profile.schema.json', 'utf8')),
);

describe('a profile as JSON', () => {
  const { stdout: all } = profile(GATEWAY, '--by', 'team', '--format', 'json');
  const { stdout: own, stderr: said } = profile(...OWN, ...CANARY, '--format', 'json');

  test.each([
    ['of a gateway', all],
    ['of a CSV with flaws, duplicates and a gap', own],
  ])('%s is valid by the published schema, its keys sorted', (_, text) => {
    expect(validate(JSON.parse(text)), JSON.stringify(validate.errors)).toBe(true);
    expect(text).toBe(toJson(JSON.parse(text)));
  });

  test('says what such logs leave out, where that is known', () => {
    expect(JSON.parse(all).logs[0].caution).toBe(
      'a batch stands there as one row, with the tokens of all of its requests',
    );
    expect(JSON.parse(own).logs[0].caution).toBeNull();
  });

  test('counts what cannot count, and says it', () => {
    const [log] = JSON.parse(own).logs;
    expect(log.flaws).toEqual([{ flaw: 'negative', rows: '1' }]);
    expect(log.examples[0].counts.output).toBe('-1');
    expect(log.duplicates).toEqual({ ids: '2', surplus: '2' });
    expect(said).toContain('1 of 196 rows have negative counts; one has id a-5682');
    expect(said).not.toContain('questions stay open');
  });

  test('has names that are billed as the same API in one task', () => {
    const { tasks } = JSON.parse(own);
    expect(tasks).toHaveLength(1);
    expect(tasks[0]).toMatchObject({ model: 'gpt-5.4-mini', also: ['search-canary'] });
    const lines = readFileSync(OWN[0]!, 'utf8').trim().split('\n').slice(1);
    const ok = new Map(lines.map(line => line.split(',')).map(cells => [cells[1], cells] as const));
    const counted = [...ok.values()].filter(cells => cells[6] === 'ok' && Number(cells[5]) >= 0);
    expect(tasks[0].totals.requests).toBe(String(counted.length));
    expect(tasks[0].totals.output).toBe(String(counted.reduce((tok, cells) => tok + Number(cells[5]), 0)));
  });
});

describe('a profile as a scenario', () => {
  const { stdout: text } = profile(...OWN, ...CANARY);

  test('holds the rows that its queries read once', () => {
    const unfolded = text.replaceAll('\n# ', ' ');
    // where ids stand there twice, rows are named four times: cube, and sizes of input and of output
    expect(unfolded.match(/\[requests 1\]/g)).toHaveLength(3 * 4 + 1);
    expect(unfolded.match(/requests\.csv'\]/g)).toHaveLength(1);
  });
  test('says of a figure that rests on a question alone nothing else', () => {
    expect(text).toMatch(/reasoning: 0 tok +# open question \d/);
  });
  test('takes what a log does not tell for no answer', () => {
    expect(text).toMatch(/batchable: 0% +# the log tells of no batch; open question 1/);
    expect(text).toMatch(/retries: \S+ +# 3,206 tok of 3 requests that failed/);
    const usage = profile('test/usage/sources/fixtures/anthropic-usage.json').stdout;
    expect(usage).toMatch(/retries: 0% +# open question (\d)[\s\S]*batchable: 100% +# tokens sent as batch/);
    expect(usage).toMatch(/# \d\. the log has no requests that failed/);
  });
});

test('models that are all unknown make no scenario, however much is tolerated', () => {
  const { stdout, stderr, status } = profile(
    'scenarios/logs/requests.csv',
    ...OWN.slice(1),
    '--from',
    '2026-10-28',
    '--tolerate',
    '100%',
  );
  expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
  expect(stderr).toContain(
    'error[E609]: there is no request that counts in scenarios/logs/requests.csv from 2026-10-28 on, for the catalog has none of its models',
  );
});
