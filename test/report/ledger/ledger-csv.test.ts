import { describe, expect, test } from 'vitest';
import { excelCsv } from '../../../src/report/csv-profile.ts';
import type { DossierReport, LedgerLine } from '../../../src/report/dossier/dossier-report.ts';
import { renderLedgerCsv } from '../../../src/report/ledger/ledger-csv.ts';
import { readCsv } from '../csv-reader.ts';
import { API, OWN, RENT } from '../dossier/bills.ts';
import { ledgerReport } from '../dossier/random-ledger.ts';

const own = ledgerReport(OWN);
const rowsOf = (report: DossierReport) => readCsv(renderLedgerCsv(report)).rows;

describe('the ledger of a GPU that is bought, used, sold and bought again', () => {
  const rows = rowsOf(own);
  const cells = (line: string, month: number) => rows.find(r => r.line === line && r.month === String(month));
  test('pays when it buys and writes off by the month', () => {
    // (3,600 − 720) ÷ 12 = 240 a month; a second one in month 13
    expect(cells('own.hardware', 1)).toMatchObject({
      row: 'line',
      plan: 'own',
      option: 'own',
      from: '2026-02-01',
      fiscalYear: 'FY2026',
      charge: 'purchase',
      cash: '3600',
      amortised: '240',
      currency: 'USD',
      quantity: '1',
      unit: 'GPU month',
      unitPrice: '240',
      bought: '1',
      boughtUnit: 'GPU',
    });
    expect(cells('own.hardware', 2)).toMatchObject({ cash: '0', amortised: '240', bought: '', boughtUnit: '' });
    expect(cells('own.hardware', 12)).toMatchObject({ cash: '-720' }); // 20 % of 3,600
    expect(cells('own.hardware', 13)).toMatchObject({ cash: '3600', bought: '1' });
  });
  test('counts power in kWh and staff in FTE', () => {
    // 0.5 kW × 720 h × 1.25, at 0.1 USD/kWh
    expect(cells('own.electricity', 3)).toMatchObject({ quantity: '450', unit: 'kWh', unitPrice: '0.1', cash: '45' });
    expect(cells('staff.ops', 3)).toMatchObject({
      option: '',
      quantity: '0.5',
      unit: 'FTE month',
      unitPrice: '200',
      cash: '100',
    });
  });
  test('ends with the number of its rows: a file that was cut has no end', () => {
    // per month: hardware, electricity, up-front and staff, and a total; the total of the plan
    expect(rows).toHaveLength(14 * 5 + 1 + 1);
    expect(rows.at(-1)).toMatchObject({ row: 'end', label: 'rows above', quantity: '71' });
  });
});

test('tokens and hours are counted, and priced as they are paid', () => {
  const [input] = rowsOf(ledgerReport(API));
  expect(input).toMatchObject({ line: 'api.input', quantity: '0.8', unit: 'Mtok', unitPrice: '1.5', cash: '1.2' }); // three quarters of 2
  const [rent] = rowsOf(ledgerReport(RENT));
  expect(rent).toMatchObject({ line: 'gpu.rent', quantity: '720', unit: 'GPU h', unitPrice: '2', cash: '1440' });
});

test('a plan that is not possible stands there with its reasons', () => {
  const closed = ledgerReport(API.replace('80% }', '80%, accept: { models: [other] } }'));
  expect(rowsOf(closed)).toEqual([
    expect.objectContaining({
      row: 'infeasible',
      plan: 'api',
      reasons: expect.stringContaining('not accepted'),
      cash: '',
    }),
    expect.objectContaining({ row: 'end', quantity: '1', cash: '', amortised: '' }),
  ]);
});

describe('profiles', () => {
  const bytes = (text: string) => Buffer.from(text, 'utf8');
  test('plain: no mark, LF, points and commas', () => {
    const file = renderLedgerCsv(own);
    expect(bytes(file).subarray(0, 4).toString()).toBe('row,');
    expect(file).not.toMatch(/[\r\ufeff]/);
    expect(file.endsWith('\n')).toBe(true);
  });
  test('excel: the mark of UTF-8, and CRLF', () => {
    const file = renderLedgerCsv(own, excelCsv('en'));
    expect([...bytes(file).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(file.match(/\n/g)).toHaveLength(file.match(/\r\n/g)!.length);
    expect(file.slice(1).replaceAll('\r\n', '\n')).toBe(renderLedgerCsv(own));
  });
  test('excel in German: semicolons and decimal commas, days as ever', () => {
    const { rows } = readCsv(renderLedgerCsv(own, excelCsv('de')), ';');
    expect(rows.find(r => r.line === 'staff.ops')).toMatchObject({ from: '2026-02-01', quantity: '0,5', cash: '100' });
    expect(rows.flatMap(r => [r.cash, r.amortised]).filter(v => v!.includes('.'))).toEqual([]);
  });
  test.each([
    ['plain', undefined],
    ['excel', excelCsv('en')],
    ['excel in German', excelCsv('de')],
  ])('%s: the same report gives the same bytes', (_, profile) => {
    expect(renderLedgerCsv(ledgerReport(OWN), profile)).toBe(renderLedgerCsv(own, profile));
  });
});

const HOSTILE = [
  '=HYPERLINK("http://x")',
  '+cmd',
  '-2+3',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '＝1',
  ' =1',
  'a,b;c',
  'a"b',
  'a\nb',
  '\ufeff=1',
  '\u202e',
  '',
  'sep=;',
  '::error::x',
];

describe.each(HOSTILE)('the name %j', name => {
  const hostile: DossierReport = {
    ...own,
    ledger: own.ledger.map((l): LedgerLine => ({ ...l, label: name, option: name })),
  };
  test.each([
    ['plain', undefined, ','],
    ['excel', excelCsv('en'), ','],
    ['excel in German', excelCsv('de'), ';'],
  ] as const)('is text in one cell, %s, and numbers stay numbers', (_, profile, separator) => {
    const { rows } = readCsv(renderLedgerCsv(hostile, profile), separator);
    const lines = rows.filter(r => r.row === 'line');
    expect(lines).toHaveLength(14 * 4);
    for (const { label, option } of [lines[0]!]) {
      expect(label).toBe(option);
      expect(label).not.toMatch(/^[\s\ufeff]*[=+\-@\t\r＝＋－＠]/);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these must be gone
      expect(label).not.toMatch(/[\u0000-\u001f\u202e\ufeff]/);
    }
    const paid = lines.map(r => Number(r.cash!.replace(',', '.')));
    expect(paid.every(Number.isFinite)).toBe(true);
    expect(lines.some(r => r.cash === '-720')).toBe(true);
  });
});
