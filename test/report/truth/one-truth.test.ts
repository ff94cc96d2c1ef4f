import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Run, reportOf } from '../../../src/report/assemble.ts';
import { costedRun } from '../../../src/report/costed-run.ts';
import { renderCsv } from '../../../src/report/csv.ts';
import { renderJson } from '../../../src/report/json.ts';
import { renderMarkdown } from '../../../src/report/markdown.ts';
import type { Report } from '../../../src/report/report.ts';
import { PAGE } from '../../../src/report/screen.ts';
import { renderTerminal } from '../../../src/report/terminal/terminal.ts';
import { inputOf, smallCatalog } from '../../model/compare.ts';
import { scenarioOf } from '../../oracle/arbitrary-scenario.ts';
import { yamlOf } from '../../oracle/yaml.ts';
import { lineFigures, planFigures, unfooted, untrue, yearFigures } from './expected.ts';
import { recordsIn } from './read-csv.ts';
import { linesInMarkdown, plansInMarkdown, yearsInMarkdown } from './read-markdown.ts';
import { linesInTerminal, plansInTerminal, yearsInTerminal } from './read-terminal.ts';

const COUNT = 1000;
const catalog = JSON.parse(smallCatalog());
const WIDE = { ...PAGE, width: 240 };

/** A few months are enough for rows to add up. */
const few = (text: string): string => text.replace(/^horizon: .*$/m, 'horizon: 5 month');

interface Case {
  readonly run: Run;
  readonly report: Report;
}

/** Random scenarios whose plans are costed; one that the engine refuses is left out. */
function* cases(): Generator<Case> {
  const random = scenarioOf({
    apis: 1,
    rents: 1,
    buys: 1,
    fills: true,
    waiting: true,
    leadTimes: [0, 0, 2],
    ranges: 0,
  });
  for (const scenario of fc.sample(random, { seed: 8, numRuns: COUNT })) {
    const costed = costedRun({
      ...inputOf(few(yamlOf(scenario))),
      catalogJson: catalog,
      cashFlow: true,
      derivations: false,
      lens: 'fullyLoaded',
    });
    if ('run' in costed) yield { run: costed.run, report: reportOf({ ...costed.run, overTraffic: false }) };
  }
}

/** Each figure that is asked for, out of those a format shows. */
const only = (found: ReadonlyMap<string, string>, expected: ReadonlyMap<string, string | null>) =>
  new Map([...found].filter(([name]) => expected.has(name)));

describe(`${COUNT} random scenarios`, () => {
  test('have the same figures in every format, and rows that add to their totals', () => {
    const wrong: string[] = [];
    let seen = 0;
    for (const { report } of cases()) {
      seen++;
      const told = (format: string, faults: readonly string[]) =>
        wrong.push(...faults.map(f => `${seen} ${format}: ${f}`));
      const [plans, lines, years] = [planFigures(report), lineFigures(report), yearFigures(report)];
      const text = renderTerminal(report, WIDE);
      told('terminal', untrue(only(plansInTerminal(text), plans), plans));
      told('terminal', untrue(linesInTerminal(text), lines, 1));
      told('terminal', unfooted(linesInTerminal(text), totalOfPlan));
      const shown = yearsInTerminal(text);
      told('terminal', untrue(only(shown, years), years, 1));
      told('terminal', unfooted(shown, totalOfColumn));
      const markdown = renderMarkdown(report, { ...PAGE, all: true });
      told('Markdown', untrue(only(plansInMarkdown(markdown), plans), plans));
      told('Markdown', untrue(linesInMarkdown(markdown), lines, 1));
      told('Markdown', unfooted(linesInMarkdown(markdown), totalOfPlan));
      told('Markdown', untrue(only(yearsInMarkdown(markdown), years), years, 1));
      told('Markdown', unfooted(yearsInMarkdown(markdown), totalOfColumn));
      const json = JSON.parse(renderJson(report)) as Report;
      told(
        'JSON',
        [...planFigures(json)].flatMap(([name, value]) => (plans.get(name) === value ? [] : [name])),
      );
      told('CSV', csvFaults(renderCsv(report), report));
    }
    expect(wrong.slice(0, 20)).toEqual([]);
    expect(seen).toBeGreaterThan(COUNT * 0.9);
  });
});

/** A plan's lines belong to its total. */
const totalOfPlan = (name: string): string | undefined =>
  name.endsWith('/total') ? undefined : name.replace(/\/[^/]*$/, '/total');

/** A plan's fiscal years belong to the total of their column. */
const totalOfColumn = (name: string): string | undefined =>
  name.includes('/total/') ? undefined : name.replace(/\/FY\d{4}\//, '/total/');

function csvFaults(text: string, report: Report): string[] {
  const rows = recordsIn(text);
  return report.plans.flatMap(plan => {
    const own = rows.filter(r => r.plan === plan.id);
    const whole = own.at(-1)!;
    const lines = own.slice(0, -1);
    const said = lines.map(l => l.monthly).join();
    return [
      ...(whole.monthly === (plan.monthly?.value ?? '') ? [] : [`${plan.id} monthly ${whole.monthly}`]),
      ...(said === plan.lines.map(l => l.monthly.value).join() ? [] : [`${plan.id} lines ${said}`]),
    ];
  });
}
