import { describe, expect, test } from 'vitest';
import { writeWorkbook } from '../../../src/cli/commands/report/write-xlsx.ts';
import { type Dossier, runDossier } from '../../../src/report/dossier/build-dossier.ts';
import { sanitize } from '../../../src/report/sanitize.ts';
import { workbookOf } from '../../../src/report/workbook/build-workbook.ts';
import { SheetWriter } from '../../../src/report/workbook/sheet-writer.ts';
import type { Workbook, WorkbookCell } from '../../../src/report/workbook/workbook.ts';
import { FLEET, inputOf } from '../../model/compare.ts';
import { readXlsx } from './read-xlsx.ts';

const SCENARIO = `
tco: 1
name: "=HYPERLINK(1)"
asOf: 2026-11-01
horizon: 14 month
tasks:
  answer: { requests: 40k /day, input: 900 tok, output: 200 tok, traffic: office-hours, growth: 2% /month }
  idle: { requests: 0 /day, input: 300 tok, output: 100 tok }
options:
  hosted: { api: own/x, price: { input: 2 USD/Mtok, output: 8 USD/Mtok } }
  rented: { ${FLEET}, rent: { price: 2 USD/GPU/h }, throughput: { total: 4k tok/s } }
  owned: { ${FLEET}, buy: { price: 9000 USD/GPU, serviceLife: 12 month, residual: 10% }, power: { idle: 50 W/GPU, active: 300 W/GPU }, throughput: { total: 4k tok/s } }
plans: { mixed: { fill: [owned, hosted] } }
staff: { ops: { fte: 0.1, salary: 90000 USD/year, appliesTo: [rent, buy], per: plan } }
`;

function dossierOf(text: string): Dossier {
  const { dossier, problems } = runDossier(inputOf(text));
  if (!dossier) throw new Error(problems.map(p => p.message).join('\n'));
  return dossier;
}

const dossier = dossierOf(SCENARIO);
const workbook = workbookOf(dossier);
const STARTS = ['=', '+', '-', '@', '\t=', '\r=', ' =', "'=", '"=', ';='];
const REST = [
  '1+1',
  "cmd|' /C calc'!A0",
  'HYPERLINK("https://x.example","y")',
  'SUM(A1)',
  '<f>1</f>',
  '</t></si>&amp;',
  '_x0041_',
  '](x)',
  '\u202eB1',
  'WEBSERVICE("https://x.example")',
];
/** A hundred texts that a careless writer would let compute. */
const HOSTILE = STARTS.flatMap(start => REST.map(rest => start + rest));

const cells = (book: Workbook, sheet: string): readonly WorkbookCell[] =>
  book.sheets.find(s => s.name === sheet)!.cells;

describe('a workbook', () => {
  test('is the same bytes each time', async () => {
    expect(await writeWorkbook(workbookOf(dossier))).toEqual(await writeWorkbook(workbook));
  });
  test('takes no text for a formula, whatever it begins with', async () => {
    const sheet = new SheetWriter('Names', []);
    HOSTILE.forEach((name, row) => {
      sheet.text(row, 0, name);
    });
    const read = readXlsx(await writeWorkbook({ title: HOSTILE[0]!, sheets: [sheet.done()] })).get('Names')!;
    expect([...read.values()]).toEqual(HOSTILE.map(name => ({ value: sanitize(name), formula: undefined })));
    const title = readXlsx(await writeWorkbook(workbook))
      .get('Summary')!
      .get('A1');
    expect(title).toEqual({ value: '=HYPERLINK(1)', formula: undefined });
  });
  test('has no words in its formulas but its own', () => {
    const words = workbook.sheets.flatMap(s => s.cells.flatMap(c => c.formula?.match(/"[^"]*"/g) ?? []));
    expect([...new Set(words)].sort()).toEqual(
      [
        '""',
        '" changed since: run tco again"',
        '" input has"',
        '" inputs have"',
        '"as computed by tco"',
        '"differs"',
        '"n/a"',
        '"none"',
        '"ok"',
        '" "',
        '"fleet size: "',
        '"the cheapest of those below"',
        '"the largest tried here: run tco again"',
        '"yes"',
        '"no"',
        '"book value at the end"',
        '"purchase"',
        '"running cost"',
        '"sale"',
        '"written off"',
      ].sort(),
    );
  });
  test('lets nothing be changed but inputs that the formulas follow, each with its source', () => {
    const live = workbook.sheets.flatMap(s =>
      s.cells.filter(c => c.style.role === 'live').map(c => ({ sheet: s.name, ...c })),
    );
    const inputs = live.filter(c => c.sheet === 'Assumptions');
    // the other one shows on Summary what the colour means
    expect(live.length - inputs.length).toBe(1);
    expect(inputs.length).toBeGreaterThan(20);
    const at = new Map(cells(workbook, 'Assumptions').map(c => [`${c.row},${c.column}`, c.value]));
    expect(inputs.filter(c => at.get(`${c.row},3`) !== 'yes' || !at.get(`${c.row},7`))).toEqual([]);
  });
  test('says of a locked input how it is changed', () => {
    const assumptions = cells(workbook, 'Assumptions');
    const rowOf = (id: string) => assumptions.find(c => c.column === 10 && c.value === id)!.row;
    const said = (id: string) => assumptions.find(c => c.row === rowOf(id) && c.column === 3)!.value;
    expect(said('options.owned.buy.serviceLife')).toBe('no: recomputed by tco: --set options.owned.buy.serviceLife=…');
    expect(said('plans.mixed.replicas.owned')).toBe('it follows: the cheapest size on Options');
    expect(said('tasks.answer.growth')).toBe('yes');
  });
  test('holds values and says so where formulas would be too many', () => {
    const plain = workbookOf(dossier, 100);
    expect(plain.sheets.map(s => s.name)).not.toContain('Calculation');
    expect(cells(plain, 'Summary').some(c => /values, not formulas/.test(String(c.value)))).toBe(true);
    expect(plain.sheets.flatMap(s => s.cells).filter(c => c.formula?.includes('Calculation!'))).toEqual([]);
    const figures = (book: Workbook) =>
      cells(book, 'Summary')
        .filter(c => c.row >= 7 && c.row < 11 && c.column > 2 && c.column < 10)
        .map(c => c.value);
    expect(figures(plain)).toEqual(figures(workbook));
  });
  test('says n/a where there is no volume to divide by', () => {
    const none = workbookOf(dossierOf(SCENARIO.replace('40k /day', '0 /day')));
    const perMtok = cells(none, 'Summary').filter(c => c.column === 5 && c.row >= 7 && c.row < 11);
    expect(perMtok.map(c => c.value)).toEqual(['n/a', 'n/a', 'n/a', 'n/a']);
  });
  test('keeps to what spreadsheet programs can hold', () => {
    const all = workbook.sheets.flatMap(s => s.cells);
    expect(Math.max(...all.map(c => c.formula?.length ?? 0))).toBeLessThan(8192);
    const places = workbook.sheets.map(s => [new Set(s.cells.map(c => `${c.row},${c.column}`)).size, s.cells.length]);
    expect(places.filter(([distinct, count]) => distinct !== count)).toEqual([]);
  });
});
