import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { runCompare } from '../../../src/report/build.ts';
import { renderCashFlowCsv } from '../../../src/report/cash-flow/cash-flow-csv.ts';
import { cashFlowTable } from '../../../src/report/cash-flow/cash-flow-table.ts';
import { renderMarkdown } from '../../../src/report/markdown.ts';
import type { Report } from '../../../src/report/report.ts';
import { PAGE, type Screen } from '../../../src/report/screen.ts';
import { renderTerminal } from '../../../src/report/terminal/terminal.ts';
import { displayWidth } from '../../../src/report/width.ts';
import { realCatalog } from '../../model/compare.ts';

let report: Report;

beforeAll(async () => {
  const { report: found, problems } = runCompare({
    text: readFileSync('scenarios/three-years.yaml', 'utf8'),
    file: 'scenarios/three-years.yaml',
    sha256: '0'.repeat(64),
    settings: [],
    asOf: undefined,
    catalogJson: await realCatalog(),
    toolVersion: '0.0.0',
    cashFlow: true,
    derivations: false,
  });
  if (!found) throw new Error(problems.map(p => p.message).join('; '));
  report = found;
});

const own = (screen: Partial<Screen>) =>
  `${cashFlowTable(report.cashFlow!.find(f => f.plan === 'own')!, report, { ...PAGE, ...screen }).join('\n')}\n`;

describe('the months of a plan', () => {
  test.each([
    ['80 columns', 'page', { width: 80 }],
    ['120 columns', 'wide', { width: 120 }],
    ['40 columns', 'narrow', { width: 40 }],
    ['80 columns, month by month', 'months', { width: 80, all: true }],
  ])('at %s read as in golden/%s.txt', async (_, name, screen) => {
    const text = own(screen);
    expect(Math.max(...text.split('\n').map(displayWidth))).toBeLessThanOrEqual(screen.width);
    await expect(text).toMatchFileSnapshot(`golden/${name}.txt`);
  });
  test('in Markdown read as in golden/markdown.txt, with the plans by what is counted', async () => {
    await expect(renderMarkdown(report, PAGE)).toMatchFileSnapshot('golden/markdown.txt');
  });
  test('in CSV are a row for each plan and month, at full precision, and add up to the cash of the horizon', () => {
    const [head = '', ...rows] = renderCashFlowCsv(report).trimEnd().split('\n');
    expect(head).toBe(
      'plan,month,from,fiscalYear,tokens,cashUsage,cashUpfront,cashOwned,cashPurchases,cashSales,cashBookValue,cashNet,cashCumulative,amortisedUsage,amortisedDepreciation,amortisedTotal,perMtok,currency',
    );
    expect(rows).toHaveLength(3 * 36); // haiku, cloud, own
    const cells = rows.map(row => row.split(',')).filter(row => row[0] === 'own');
    const total = report.plans.find(p => p.id === 'own')!.horizonTotal!.value;
    expect(cells.at(-1)![12]).toBe(total);
    expect(cells.reduce((sum, row) => sum + Number(row[11]), 0)).toBeCloseTo(Number(total), 6);
  });
  test('the page shows them behind the cost lines of the plans that it shows', () => {
    expect(renderTerminal(report, PAGE)).toMatch(
      /own, USD a month:[\s\S]*haiku by fiscal year[\s\S]*own by fiscal year/,
    );
  });
});
