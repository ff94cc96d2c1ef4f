import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { readCsv } from '../report/csv-reader.ts';
import { API } from '../report/dossier/bills.ts';
import { environment } from './harness/tco.ts';

const folder = mkdtempSync(join(tmpdir(), 'tco-tables-'));
writeFileSync(join(folder, 'desk.yaml'), API);

const report = (args: string, env: Record<string, string> = {}) => {
  const command = [join(inject('whole'), 'bin', 'tco.js'), 'report', 'desk.yaml', '--no-route', ...args.split(' ')];
  const { status, stderr } = spawnSync(process.execPath, command, { cwd: folder, env: environment(env) });
  return { code: status, stderr: String(stderr) };
};
const text = (name: string): string => readFileSync(join(folder, name), 'utf8');

describe('tco report', () => {
  test('writes the ledger and a bill in one call, and says whose bill it is; the locale of the machine changes nothing', () => {
    const run = report('--output a.csv a.focus.csv', { LC_ALL: 'de_DE.UTF-8', LANG: 'de_DE.UTF-8' });
    expect(run.code).toBe(0);
    expect(run.stderr).toContain('The FOCUS file bills plan api alone');
    expect(readCsv(text('a.csv')).rows[0]).toMatchObject({ row: 'line', line: 'api.input', cash: '1.2' });
    expect(readCsv(text('a.focus.csv')).rows[0]).toMatchObject({ ChargeCategory: 'Usage', BilledCost: '1.2' });
  });
  test('writes for a German Excel, and the names of FOCUS 1.3, quietly', () => {
    const flags = '--csv-profile excel --csv-locale de --focus-version 1.3 --focus-plan api --quiet';
    expect(report(`--output b.csv b.focus.csv ${flags}`)).toEqual({ code: 0, stderr: '' });
    expect(readCsv(text('b.csv'), ';').rows[0]).toMatchObject({ cash: '1,2' });
    expect(readCsv(text('b.focus.csv')).names).toContain('ServiceProviderName');
  });
  test.each([
    ['--output c.csv --csv-locale de', '--csv-locale de is for the Excel profile alone'],
    ['--output c.csv --csv-profile lotus', 'Known profiles are plain, excel'],
    ['--output c.csv c.focus.csv --focus-version 1.4', 'Known versions are 1.2, 1.3'],
    ['--output c.csv --focus-plan api', '--focus-plan is of a .focus.csv, and none is written'],
    ['--output c.csv --focus-version 1.3', '--focus-version is of a .focus.csv, and none is written'],
    ['--output c.md --csv-profile excel', '--csv-profile is of a .csv, and none is written'],
    ['--output c.csv c.focus.csv --focus-plan other', '--focus-plan `other` is not a plan that is possible'],
  ])('%s is refused, and nothing is written', (args, message) => {
    const run = report(args);
    expect(run.code).toBe(2);
    expect(run.stderr.replace(/\s+/g, ' ')).toContain(message);
    expect(existsSync(join(folder, 'c.csv'))).toBe(false);
  });
  test('says what to do where the files have swallowed the scenario', () => {
    const command = [join(inject('whole'), 'bin', 'tco.js'), 'report', '--output', 'd.csv', 'desk.yaml'];
    const { status, stderr } = spawnSync(process.execPath, command, { cwd: folder, env: environment() });
    expect(status).toBe(2);
    expect(String(stderr)).toContain('the scenario comes first: tco report SCENARIO --output FILE');
    expect(existsSync(join(folder, 'd.csv'))).toBe(false);
  });
});
