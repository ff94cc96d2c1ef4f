import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { importPrices } from '../../../../src/cli/commands/catalog/import.ts';
import { UsageFault } from '../../../../src/cli/exit.ts';
import type { Host } from '../../../../src/cli/host.ts';
import { InputFault } from '../../../../src/input/problem.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'tco-import-'));
  mkdirSync(join(home, 'dist'));
  writeFileSync(join(home, 'dist', 'catalog.json'), '{"api": {}, "apiAliases": {}}');
  writeFileSync(join(home, 'dist', 'catalog.index.json'), '{}');
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const run = (text: string, options: { from?: string; output?: string; asOf?: string } = {}) => {
  const file = join(home, 'prices.json');
  writeFileSync(file, text);
  const given = { from: 'litellm', output: join(home, 'out'), format: 'table' as const, color: false, ...options };
  return importPrices(file, given, { root: home, env: {} } as unknown as Host);
};

const faultsOf = async (running: Promise<number>): Promise<readonly string[]> => {
  const fault = await running.catch((thrown: unknown) => thrown);
  if (!(fault instanceof InputFault)) throw fault;
  return fault.problems.map(({ code, at }) => `${code} ${at?.line}:${at?.column}`);
};

describe('tco catalog import', () => {
  test('refuses a form that it does not know, with a near one', async () => {
    await expect(run('{}', { from: 'lite-llm' })).rejects.toMatchObject({ hint: 'did you mean `litellm`?' });
    await expect(run('{}', { from: 'csv' })).rejects.toBeInstanceOf(UsageFault);
  });
  test('wants a folder, not standard output', async () => {
    await expect(run('{}', { output: '-' })).rejects.toThrow('--output names the folder to be written');
  });
  test('wants a day where the file has none that can be meant', async () => {
    await expect(run('{}', { asOf: '1999-12-31' })).rejects.toMatchObject({
      hint: 'say of which day the prices are: --as-of 2026-03-31',
    });
    writeFileSync(join(home, 'prices.json'), '{}');
    utimesSync(join(home, 'prices.json'), 0, 0);
    const options = { from: 'litellm', output: join(home, 'out'), format: 'table' as const, color: false };
    const host = { root: home, env: {} } as unknown as Host;
    await expect(importPrices(join(home, 'prices.json'), options, host)).rejects.toThrow(
      '1970-01-01 is no day of such prices',
    );
  });
  test('shows where a file stops to be JSON, and writes nothing', async () => {
    expect(await faultsOf(run('{\n  "a": {"litellm_provider": "p",}\n}'))).toEqual(['E470 2:33']);
    expect(existsSync(join(home, 'out'))).toBe(false);
  });
  test('says that a file has another form, or gives nothing to write', async () => {
    expect(await faultsOf(run('{"data": []}'))).toEqual(['E471 1:1']);
    expect(await faultsOf(run('{"a": {"litellm_provider": "p"}}'))).toEqual(['E472 1:1']);
    expect(existsSync(join(home, 'out'))).toBe(false);
  });
});
