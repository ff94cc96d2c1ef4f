import { describe, expect, test } from 'vitest';
import { closedLines, closedReasons, restOnRules } from '../../../src/report/routing/closed-lines.ts';
import { monthsTable } from '../../../src/report/routing/months-table.ts';
import { poolTable } from '../../../src/report/routing/pool-table.ts';
import { sweepTable } from '../../../src/report/routing/sweep-table.ts';
import { stretchesOf } from '../../../src/report/routing/sweep-words.ts';
import { worthLines, worthWhile } from '../../../src/report/routing/worth-lines.ts';
import { PAGE } from '../../../src/report/screen.ts';
import { routeReport, routing } from './fixture.ts';

const report = routeReport();
const { worth, sweep, because } = routing();

describe('what a change is worth', () => {
  test('comes by saving, without what saves nothing; what was not settled last', () => {
    expect(worthWhile(worth, report, false).map(({ saving }) => saving)).toEqual(['3100.7', '420.25', null]);
    expect(worthWhile(worth, report, true)).toHaveLength(4);
  });
  test('is one sentence where nothing that is asked for costs anything', () => {
    const nothing = worth.slice(0, 1);
    expect(worthLines(nothing, report, PAGE)).toEqual(['  Nothing that is asked for costs anything.']);
    expect(worthLines([], report, PAGE)).toEqual([]);
  });
});

describe('other traffic', () => {
  // 6,083,333,333.33 ÷ 30.41667 days = 200M tok/day
  test('has a letter for each split and says where it holds', () => {
    expect(stretchesOf(sweep!, report).map(({ letter, where }) => [letter, where])).toEqual([
      ['A', 'below 200M tok/day'],
      ['B', 'from 200M tok/day on'],
    ]);
  });
  test('gives a split that comes back the letter it had', () => {
    const back = { at: '60833333333.33', factor: '3', from: sweep!.changes[0]!.to, to: sweep!.changes[0]!.from };
    const stretches = stretchesOf({ ...sweep!, changes: [...sweep!.changes, back] }, report);
    expect(stretches.map(({ letter, where }) => `${letter} ${where}`)).toEqual([
      'A below 200M tok/day',
      'B from 200M to 2B tok/day',
      'A from 2B tok/day on',
    ]);
  });
  test('is one sentence where the split stays the best', () => {
    const points = sweep!.points.map(point => ({ ...point, fixed: point.rerouted, split: 'all on sonnet' }));
    const text = sweepTable({ ...sweep!, points, changes: [] }, report, PAGE)
      .join(' ')
      .replace(/\s+/g, ' ');
    expect(text).toBe(' From 149M to 2.38B tok/day the same split stays the best: all on sonnet.');
  });
});

describe('what is closed', () => {
  test('is told by the first reason of each task and option, like ones together', () => {
    expect(closedReasons(because, false).map(({ tasks, option }) => [option, tasks])).toEqual([
      ['gemini', ['summarize', 'classify']],
    ]);
    expect(closedReasons(because, true)).toHaveLength(2);
  });
  test('carries the disclaimer only where a rule closes something', () => {
    const model = because.filter(({ kind }) => kind !== 'rule');
    expect(restOnRules(model)).toBe(false);
    expect(closedLines(routing({ because: model }), PAGE).join('\n')).not.toContain('no legal advice');
    expect(closedLines(routing(), PAGE).join('\n')).toContain('no legal advice');
    const byData = [
      { ...because[1]!, kind: 'data' as const, reason: `with \`data: regulated\`, ${because[1]!.reason}` },
    ];
    expect(restOnRules(byData)).toBe(true);
  });
});

test('a pool shows its replicas over the week, and how busy and how full it gets', () => {
  const [, row] = poolTable(report, routing(), PAGE);
  // 2.25 ÷ 3 replicas busy of 2.25 ÷ 3 usable; the mean of the plan is 40 %
  expect(row).toMatch(/rented-h100 +1–3 +6 +40 % +75 % +75 % +measured/);
});

describe('the months', () => {
  const months = [
    {
      from: 1,
      to: 3,
      bought: '62000',
      replicas: [{ option: 'own', replicas: '0' }],
      shares: [{ option: 'api', first: '1', last: '1' }],
    },
    {
      from: 4,
      to: 4,
      bought: '0',
      replicas: [{ option: 'own', replicas: '1' }],
      shares: [
        { option: 'api', first: '0.04', last: '0.1' },
        { option: 'own', first: '0.96', last: '0.9' },
      ],
    },
  ];
  test('stand in a table: replicas, shares from the first month of a stretch to its last, and what is bought', () => {
    expect(monthsTable(months, report, PAGE).join('\n')).toBe(`  Over the months, shares of all tokens, hardware in USD:
  months  own, replicas  api, share  own, share  bought
  1–3                 0       100 %           –  62,000
  4                   1      4–10 %     96–90 %       –`);
  });
  test('are left out where every one is alike', () => {
    expect(monthsTable(undefined, report, PAGE)).toEqual([]);
  });
});
