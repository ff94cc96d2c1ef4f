import { describe, expect, test } from 'vitest';
import { commandLine } from '../../../scripts/logs/command-line.ts';

describe('the command line of npm run logs', () => {
  test('takes rows in thousands, millions and billions', () => {
    const rows = (text: string) => commandLine(['--rows', text]).rows;
    expect(['20000', '20k', '2.5M', '1B'].map(rows)).toEqual([20_000, 20_000, 2_500_000, 1_000_000_000]);
  });
  test('names the folder after the seed, and writes June 2026 as Parquet, unless told otherwise', () => {
    expect(commandLine(['--rows', '1k', '--seed', '4'])).toMatchObject({
      ...{ output: 'logs-4', seed: 4, start: '2026-06-01', days: 30, timeZone: '-05:00' },
      ...{ format: 'parquet', shape: 'default', convention: 'provider', invoice: false },
    });
  });
  test('takes an offset west of Greenwich as a word of its own', () => {
    expect(commandLine(['--rows', '9', '--time-zone', '-04:30', '--days', '2'])).toMatchObject({
      ...{ timeZone: '-04:30', days: 2 },
    });
  });
  test('writes an invoice where there is a discount', () => {
    expect(commandLine(['--rows', '9', '--discount', 'anthropic=12%', '--discount', 'openai=5.5%'])).toMatchObject({
      ...{ invoice: true, discounts: { anthropic: '12%', openai: '5.5%' } },
    });
  });
  test.each([
    [[], 'how many rows'],
    [['--rows', '1x'], '--rows 1x is not a count'],
    [['--rows', '0'], '--rows 0 is not a count'],
    [['--rows', '9', '--days', '0'], 'from 1 to 3660'],
    [['--rows', '9', '--start', '2026-02-30'], '2026-02-30 is not a day'],
    [['--rows', '9', '--time-zone', 'EST'], 'EST is not an offset'],
    [['--rows', '9', '--format', 'xml'], 'none of parquet, jsonl, csv'],
    [['--rows', '9', '--discount', 'openai'], 'not such as anthropic=12%'],
    [['--rows', '9', '--discount', 'openai=200%'], '200% is not a discount'],
    [['--rows', '9', '--colour'], '--colour'],
  ])('refuses %j', (args, words) => {
    expect(() => commandLine(args as readonly string[])).toThrow(words as string);
  });
});
