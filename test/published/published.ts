import { beforeAll, describe, expect, test } from 'vitest';
import { loadHighs } from '../../src/analysis/routing/highs.ts';
import type { Solve } from '../../src/analysis/routing/solver.ts';
import { settingsFrom } from '../../src/input/settings.ts';
import { type Compared, runCompare } from '../../src/report/build.ts';
import type { Report } from '../../src/report/report.ts';
import { runRoute } from '../../src/report/routing/build-route.ts';
import { type Case, casesOf, type Settings, text } from './cases.ts';
import { catalogWithNominalModels } from './catalog.ts';
import { meets, read } from './figures.ts';

let catalogJson = '';
let solve: Solve | undefined;

type Question = Pick<Case, 'scenario' | 'command' | 'figures'>;

/** Compares a scenario of this folder, or routes it, with settings like those of `--set`. */
function answer({ scenario, command, figures = [] }: Question, set: Settings = {}): Compared {
  const settings = Object.entries(set).map(([path, value]) => {
    const read = settingsFrom(`${path}=${value}`);
    if ('fault' in read) throw new Error(read.fault);
    return read.setting;
  });
  const source = { text: text(scenario), file: scenario, sha256: '0'.repeat(64), settings, asOf: undefined };
  const input = { ...source, catalogJson, toolVersion: '0.0.0', derivations: false };
  const cashFlow = figures.some(f => f.figure.startsWith('cashFlow.'));
  if (command !== 'route') return runCompare({ ...input, cashFlow });
  return runRoute(input, { limits: { gap: 1e-9, time: 60 }, alone: true }, solve!);
}

/** Warnings of what the catalog knows to come or has not read again; an article of the past is right or wrong without them. */
const LATER = ['E433', 'E434', 'E435'];

/** The report of a scenario that raises neither error nor any other warning. */
function reportOf(question: Question, set: Settings): Report {
  const { report, problems } = answer(question, set);
  expect(
    problems.filter(p => !LATER.includes(p.code)).map(p => `${p.code} ${p.message}`),
    `problems of ${question.scenario}`,
  ).toEqual([]);
  return report!;
}

/** One test per case of a family: its scenario is run, and each figure must meet its right value. */
export function published(family: string, heading: string): void {
  beforeAll(async () => {
    catalogJson ||= await catalogWithNominalModels();
    solve ??= await loadHighs();
  }, 60_000);
  describe(heading, () => {
    for (const [id, item] of Object.entries(casesOf(family))) test(titleOf(id, item), () => check(item));
  });
}

function titleOf(id: string, { source, claim, figures = [], refused }: Case): string {
  const right = figures.map(f => f.is).join(', ');
  const answer = refused
    ? `the right answer is ${refused}`
    : `the right ${figures.length > 1 ? 'figures are' : 'figure is'} ${right}`;
  return `${id}: ${source} says that ${claim}; ${answer}`;
}

function check(item: Case): void {
  const { figures = [], refused } = item;
  if (refused) expect(answer(item, item.set).problems.map(p => p.code)).toContain(refused);
  const reports = new Map<string, Report>();
  for (const { figure, is, says, wrongly, set } of figures) {
    const settings = { ...item.set, ...set };
    const key = JSON.stringify(settings);
    const report = reports.get(key) ?? reportOf(item, settings);
    reports.set(key, report);
    const found = read(report, figure);
    expect.soft(meets(found, is), `${figure} is ${found}, not ${is}`).toBe(true);
    if (says) expect.soft(meets(found, says), `${figure} is ${found}; the source says ${says}`).toBe(true);
    if (wrongly)
      expect.soft(meets(found, wrongly), `${figure} is ${found}; the source wrongly says ${wrongly}`).toBe(false);
  }
}
