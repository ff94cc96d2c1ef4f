import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeWorkbook } from '../../../src/cli/commands/report/write-xlsx.ts';
import { reportOf } from '../../../src/report/assemble.ts';
import { costedRun } from '../../../src/report/costed-run.ts';
import { renderCsv } from '../../../src/report/csv.ts';
import type { Dossier } from '../../../src/report/dossier/build-dossier.ts';
import { ledgerOf } from '../../../src/report/dossier/build-ledger.ts';
import type { DossierReport } from '../../../src/report/dossier/dossier-report.ts';
import { renderFocusCsv } from '../../../src/report/focus/focus-csv.ts';
import { renderJson } from '../../../src/report/json.ts';
import { renderLedgerCsv } from '../../../src/report/ledger/ledger-csv.ts';
import { renderMarkdown } from '../../../src/report/markdown.ts';
import { renderPage } from '../../../src/report/page/document.ts';
import type { Report } from '../../../src/report/report.ts';
import { PAGE } from '../../../src/report/screen.ts';
import { renderTerminal } from '../../../src/report/terminal/terminal.ts';
import { workbookOf } from '../../../src/report/workbook/build-workbook.ts';
import { inputOf, smallCatalog } from '../../model/compare.ts';
import { scenarioOf } from '../../oracle/arbitrary-scenario.ts';
import { yamlOf } from '../../oracle/yaml.ts';
import { readCsv } from '../csv-reader.ts';
import { figuresInWorkbook, figuresOfReport } from '../workbook/figures-in-workbook.ts';
import { readXlsx } from '../workbook/read-xlsx.ts';
import { isProduct, near, sumOf, units } from './exact-decimal.ts';
import { lineFigures, planFigures, unfooted, untrue, yearFigures } from './expected.ts';
import { inexactInHtml, linesInHtml, plansInHtml, yearsInHtml } from './read-html.ts';
import { linesInMarkdown, plansInMarkdown, yearsInMarkdown } from './read-markdown.ts';
import { linesInTerminal, plansInTerminal, yearsInTerminal } from './read-terminal.ts';

/** `ONE_TRUTH=1000 npx vitest run test/report/truth` takes a minute; a workbook is built of one in so many. */
const COUNT = Number(process.env.ONE_TRUTH ?? 60);
const WORKBOOKS = 10;
const catalog = JSON.parse(smallCatalog());
const WIDE = { ...PAGE, width: 240 };

/** A few months are enough for rows to add up. */
const few = (text: string): string => text.replace(/^horizon: .*$/m, 'horizon: 5 month');

/** Random scenarios whose plans are costed; one that the engine refuses is left out. */
function* cases(): Generator<Dossier> {
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
    if (!('run' in costed)) continue;
    const { run } = costed;
    const report = reportOf({ ...run, overTraffic: false });
    const feasible = new Set(report.plans.filter(p => p.feasible).map(p => p.id));
    const ledger = ledgerOf(
      run.plans.filter(p => feasible.has(p.id)),
      run.model.context,
    );
    yield { run, report: { ...report, cashFlow: report.cashFlow!, ledger, curves: null, sensitivity: null } };
  }
}

/** The page without what makes it live. */
const pageOf = (report: DossierReport): string =>
  renderPage(
    { report, links: new Map(), followed: true },
    { sliders: [], left: [], data: '{}', script: '', hash: () => '' },
  );

/** Each figure that is asked for, out of those a format shows. */
const only = (found: ReadonlyMap<string, string>, expected: ReadonlyMap<string, string | null>) =>
  new Map([...found].filter(([name]) => expected.has(name)));

/** What people read: every figure rounded, rows that add to their printed totals. */
const FOR_THE_EYE = [
  {
    format: 'terminal',
    write: (report: Report) => renderTerminal(report, WIDE),
    plansIn: plansInTerminal,
    linesIn: linesInTerminal,
    yearsIn: yearsInTerminal,
  },
  {
    format: 'Markdown',
    write: (report: Report) => renderMarkdown(report, { ...PAGE, all: true }),
    plansIn: plansInMarkdown,
    linesIn: linesInMarkdown,
    yearsIn: yearsInMarkdown,
  },
  { format: 'HTML', write: pageOf, plansIn: plansInHtml, linesIn: linesInHtml, yearsIn: yearsInHtml },
];

describe(`${COUNT} random scenarios`, () => {
  test(
    'have the same figures in every format, and rows that add to their totals',
    () => {
      const wrong: string[] = [];
      let seen = 0;
      for (const dossier of cases()) {
        const { report } = dossier;
        seen++;
        const told = (format: string, faults: readonly string[]) =>
          wrong.push(...faults.map(f => `${seen} ${format}: ${f}`));
        const [plans, lines, years] = [planFigures(report), lineFigures(report), yearFigures(report)];
        for (const { format, write, plansIn, linesIn, yearsIn } of FOR_THE_EYE) {
          const text = write(report);
          told(format, untrue(only(plansIn(text), plans), plans));
          told(format, untrue(linesIn(text), lines, 1));
          told(format, unfooted(linesIn(text), totalOfPlan));
          told(format, untrue(only(yearsIn(text), years), years, 1));
          told(format, unfooted(yearsIn(text), totalOfColumn));
        }
        told('HTML', inexactInHtml(pageOf(report), report));
        const json = JSON.parse(renderJson(report)) as Report;
        told(
          'JSON',
          [...planFigures(json)].flatMap(([name, value]) => (plans.get(name) === value ? [] : [name])),
        );
        told('CSV', csvFaults(renderCsv(report), report));
        told('ledger', ledgerFaults(readCsv(renderLedgerCsv(report)).rows, report));
        if (feasibleOf(report).length) told('FOCUS', focusFaults(readCsv(renderFocusCsv(report, '1.2')).rows, report));
        if (seen % WORKBOOKS === 0) told('XLSX', workbookFaults(dossier));
      }
      expect(wrong.slice(0, 20)).toEqual([]);
      expect(seen).toBeGreaterThan(COUNT * 0.9);
    },
    60_000 + 100 * COUNT,
  );
});

/** What a workbook says, that is, what a reader sees before anything is computed anew. */
function workbookFaults(dossier: Dossier): string[] {
  const said = figuresInWorkbook(readXlsx(writeWorkbook(workbookOf(dossier))));
  const plans = dossier.report.plans.map(p => p.id);
  return [...figuresOfReport(dossier.report, plans)].flatMap(([what, value]) => {
    const cell = said.get(what) ?? 0;
    return Math.abs(cell - value) <= 1e-9 * Math.max(1, Math.abs(value)) ? [] : [`${what}: ${cell}, is ${value}`];
  });
}

/** A plan's lines belong to its total. */
const totalOfPlan = (name: string): string | undefined =>
  name.endsWith('/total') ? undefined : name.replace(/\/[^/]*$/, '/total');

/** A plan's fiscal years belong to the total of their column. */
const totalOfColumn = (name: string): string | undefined =>
  name.includes('/total/') ? undefined : name.replace(/\/FY\d{4}\//, '/total/');

function csvFaults(text: string, report: Report): string[] {
  const rows = readCsv(text).rows;
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

const feasibleOf = ({ plans }: Report) => plans.filter(p => p.feasible);

type Rows = readonly Record<string, string>[];

/** Lines add to their month, months to their plan, and both to what the report says. */
function ledgerFaults(rows: Rows, report: DossierReport): string[] {
  return feasibleOf(report).flatMap(({ id, horizonTotal }) => {
    const own = rows.filter(r => r.plan === id);
    const of = (kind: string) => own.filter(r => r.row === kind);
    const [whole] = of('planTotal');
    const months = report.cashFlow.find(f => f.plan === id)!.months;
    return [
      ...months.flatMap(({ month, cash, amortised }) => {
        const lines = of('line').filter(r => r.month === `${month}`);
        const [total] = of('monthTotal').filter(r => r.month === `${month}`);
        return [
          [lines.map(r => r.cash!), total!.cash!, cash.net],
          [lines.map(r => r.amortised!), total!.amortised!, amortised.total],
        ].flatMap(([parts, sum, said]) =>
          sumOf(parts as string[]) === units(sum as string) && near(units(sum as string), units(said as string))
            ? []
            : [`${id} month ${month}: ${parts} are not ${sum}, or not ${said}`],
        );
      }),
      ...(near(units(whole!.cash!), units(horizonTotal!.value)) ? [] : [`${id}: ${whole!.cash}`]),
      ...(near(units(whole!.amortised!), units(horizonTotal!.value)) ? [] : [`${id}: ${whole!.amortised}`]),
    ];
  });
}

/** The bill of the cheapest plan comes to its cash and to its amortised cost; every price times its quantity is its cost. */
function focusFaults(rows: Rows, report: DossierReport): string[] {
  const [cheapest] = feasibleOf(report).sort((a, b) => Number(a.monthly!.value) - Number(b.monthly!.value));
  const total = units(cheapest!.horizonTotal!.value);
  const column = (name: string) => sumOf(rows.map(r => r[name]!));
  const products = rows.filter(
    r =>
      (r.ListUnitPrice && !isProduct(r.ListUnitPrice, r.PricingQuantity!, r.ListCost!)) ||
      (r.ContractedUnitPrice && !isProduct(r.ContractedUnitPrice, r.PricingQuantity!, r.ContractedCost!)),
  );
  return [
    ...(near(column('BilledCost'), total) ? [] : [`billed ${column('BilledCost')}, is ${total}`]),
    ...(near(column('EffectiveCost'), total) ? [] : [`effective ${column('EffectiveCost')}, is ${total}`]),
    ...products.map(r => `${r.ChargeDescription}: price times quantity is not the cost`),
    ...(rows.every(r => r.x_IsForecast === 'true') ? [] : ['a row that is no forecast']),
  ];
}
