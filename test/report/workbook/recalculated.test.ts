import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { writeWorkbook } from '../../../src/cli/commands/report/write-xlsx.ts';
import { likelyValues } from '../../../src/quantity/exact.ts';
import { reportOf } from '../../../src/report/assemble.ts';
import { costedRun } from '../../../src/report/costed-run.ts';
import type { Dossier } from '../../../src/report/dossier/build-dossier.ts';
import { workbookOf } from '../../../src/report/workbook/build-workbook.ts';
import { inputOf } from '../../model/compare.ts';
import { catalogJson } from '../../scenarios/catalog.ts';
import { type Change, changesIn } from './changed-inputs.ts';
import { type Figures, figuresInWorkbook, figuresOfReport } from './figures-in-workbook.ts';
import { hasLibreOffice, recalculated } from './libreoffice.ts';
import { randomFormulas } from './random-formulas.ts';
import { type ReadWorkbook, readXlsx, rowsOf, withNumbers } from './read-xlsx.ts';

const SCENARIOS = readdirSync('scenarios', { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.yaml') && !/^(?:prices|logs)\b/.test(name))
  .sort();
/** Assumptions is the second sheet of the file. */
const ASSUMPTIONS = 2;
const CHANGES = 10;

/** Prompts that become long enough to be cached, and long enough for a dearer tier: conditions that stand in the formulas. */
const CONDITIONS = {
  name: 'conditions.yaml',
  text: `
tco: 1
name: conditions
asOf: 2026-11-01
tasks:
  short: { requests: 20k /day, input: 3000 tok, cachedInput: 60%, output: 200 tok }
  long: { requests: 300 /day, input: 150k tok, output: 900 tok }
options:
  haiku: { api: anthropic/claude-haiku-4-5 }
  gemini: { api: google/gemini-2.5-pro }
`,
  changed: { 'tasks.short.input': 5000, 'tasks.long.input': 250_000 } as Readonly<Record<string, number>>,
};

interface Case {
  readonly name: string;
  readonly before: Dossier;
  readonly after: Dossier;
  readonly changes: readonly Change[];
  readonly written: Uint8Array;
  readonly changed: Uint8Array;
}

/** The report without what is only found by following the plans over traffic. */
function costed(
  catalog: string,
  name: string,
  settings: readonly { readonly path: string; readonly value: string }[],
): Dossier {
  const text = name === CONDITIONS.name ? CONDITIONS.text : readFileSync(join('scenarios', name), 'utf8');
  const found = costedRun(
    inputOf(text, { file: name, catalogJson: catalog, settings, cashFlow: true, derivations: false }),
  );
  if (!('run' in found)) throw new Error(`${name}: ${found.problems.map(p => p.message).join('; ')}`);
  const report = reportOf({ ...found.run, overTraffic: false });
  return {
    run: found.run,
    report: { ...report, cashFlow: report.cashFlow!, ledger: [], curves: null, sensitivity: null },
  };
}

async function caseOf(catalog: string, name: string): Promise<Case> {
  const before = costed(catalog, name, []);
  const written = await writeWorkbook(workbookOf(before));
  const changes = changesIn(readXlsx(written), CHANGES);
  const after = costed(
    catalog,
    name,
    changes.map(({ id, setting }) => ({ path: id, value: setting })),
  );
  const changed = withNumbers(written, ASSUMPTIONS, new Map(changes.map(c => [c.cell, c.number])));
  return { name, before, after, changes, written, changed };
}

/** Replicas of the fleets of a plan whose size was chosen. */
const sizes = ({ run }: Dossier, plan: string): readonly number[] =>
  [...(run.sizes.get(plan)?.values() ?? [])].map(size => likelyValues(size)[0]!.toNumber());

/** Plans whose fleets, sized anew after the inputs changed, are among the sizes that the workbook tries: four more or fewer of one, none, one more or fewer of each of several. */
const withinReach = ({ before, after }: Case): readonly string[] =>
  before.report.plans
    .map(p => p.id)
    .filter(id => {
      const [was, is] = [sizes(before, id), sizes(after, id)];
      return was.every((n, i) => is[i] === 0 || Math.abs(is[i]! - n) <= (was.length === 1 ? 4 : 1));
    });

/** What differs by half a cent, or by more than float64 computes large amounts to. */
function differences(found: Figures, expected: Figures): readonly string[] {
  return [...expected].flatMap(([what, value]) => {
    // money that never moves in a way has no row
    const cell = found.get(what) ?? (value === 0 ? 0 : undefined);
    if (
      cell !== undefined &&
      Math.abs(cell - value) <= 0.005 &&
      Math.abs(cell - value) <= 1e-9 * Math.max(1, Math.abs(value))
    )
      return [];
    return [`${what}: ${cell ?? 'not there'} instead of ${value}`];
  });
}

if (!hasLibreOffice)
  console.warn('not tested: LibreOffice (soffice) is not installed, so no workbook was recalculated');

describe.skipIf(!hasLibreOffice)('a workbook that LibreOffice recalculates', () => {
  const cases = new Map<string, Case>();
  const books = new Map<string, ReadWorkbook>();
  beforeAll(async () => {
    const catalog = await catalogJson();
    for (const name of SCENARIOS) cases.set(name, await caseOf(catalog, name));
    const files = new Map(
      [...cases].flatMap(([name, c]): [string, Uint8Array][] => [
        [`${id(name)}.before`, c.written],
        [`${id(name)}.after`, c.changed],
      ]),
    );
    files.set('random', await writeWorkbook(random.workbook));
    files.set(
      'planted',
      planted.bytes(await writeWorkbook(workbookOf(costed(catalog, planted.scenario, [planted.wrong])))),
    );
    files.set('resized', withValues(cases.get(RESIZED.scenario)!.written, RESIZED.changed));
    const conditions = await writeWorkbook(workbookOf(costed(catalog, CONDITIONS.name, [])));
    files.set('conditions', withValues(conditions, CONDITIONS.changed));
    for (const [name, book] of recalculated(files)) books.set(name, book);
  }, 180_000);
  const random = randomFormulas(40);
  const id = (name: string) => name.replaceAll('/', '-').replace('.yaml', '');

  test.each(SCENARIOS)('says what the report of %s says', name => {
    const { before } = cases.get(name)!;
    const plans = before.report.plans.map(p => p.id);
    expect(
      differences(figuresInWorkbook(books.get(`${id(name)}.before`)!), figuresOfReport(before.report, plans)),
    ).toEqual([]);
  });

  test.each(SCENARIOS)('says what tco --set says after inputs of %s were changed in it', name => {
    const c = cases.get(name)!;
    const found = figuresInWorkbook(books.get(`${id(name)}.after`)!);
    const expected = figuresOfReport(c.after.report, withinReach(c));
    const changes = c.changes.map(x => `${x.id}=${x.setting}`);
    expect({ changes, wrong: differences(found, expected).slice(0, 5) }).toEqual({ changes, wrong: [] });
    // the file itself still holds what was computed before, so it is LibreOffice that did it
    if (name === 'first.yaml') expect(differences(figuresInWorkbook(readXlsx(c.changed)), expected)).not.toEqual([]);
  });

  test('sizes the fleet of a fill anew', async () => {
    const { report, run } = costed(await catalogJson(), RESIZED.scenario, RESIZED.settings);
    expect(sizes(cases.get(RESIZED.scenario)!.before, 'hybrid')).toEqual([2]);
    expect(sizes({ report, run }, 'hybrid')).toEqual([1]);
    const expected = figuresOfReport(
      report,
      report.plans.map(p => p.id),
    );
    const book = books.get('resized')!;
    expect(differences(figuresInWorkbook(book), expected)).toEqual([]);
    expect(book.get('Summary')!.get('B5')!.value).toBe('hybrid');
  });

  test('caches a prompt that has become long enough, and takes the dearer prices of long ones', async () => {
    const settings = Object.entries(CONDITIONS.changed).map(([path, value]) => ({ path, value: `${value} tok` }));
    const { report } = costed(await catalogJson(), CONDITIONS.name, settings);
    const expected = figuresOfReport(
      report,
      report.plans.map(p => p.id),
    );
    expect(differences(figuresInWorkbook(books.get('conditions')!), expected)).toEqual([]);
  });

  test('computes every kind of formula as the program does', () => {
    const wrong = random.expected.filter(({ sheet, cell, value }) => {
      const found = books.get('random')!.get(sheet)!.get(cell)?.value;
      return typeof found !== 'number' || Math.abs(found - value) > 1e-9 * Math.max(1, Math.abs(value));
    });
    expect(wrong).toEqual([]);
    expect(random.expected.length).toBeGreaterThan(100);
  });

  test('shows where an assumption comes from that is wrong, and is right once it is mended there', () => {
    const book = books.get('planted')!;
    const right = cases.get(planted.scenario)!.before;
    expect(
      differences(
        figuresInWorkbook(book),
        figuresOfReport(
          right.report,
          right.report.plans.map(p => p.id),
        ),
      ),
    ).toEqual([]);
    const row = rowsOf(book.get('Assumptions')!).find(r => r.get('K')?.value === planted.wrong.path)!;
    expect(row.get('H')!.value).toBe(`command line: ${planted.wrong.path}=${planted.wrong.value}`);
    expect(row.get('M')!.value).toBe(1);
    // the mark beside what only a search finds
    for (const [sheet, cell] of [
      ['Summary', 'B4'],
      ['Break-even', 'B2'],
      ['Routing', 'B2'],
    ] as const)
      expect(book.get(sheet)!.get(cell)!.value).toBe('1 input has changed since: run tco again');
  });
});

/** A file with other numbers for some inputs. */
function withValues(written: Uint8Array, values: Readonly<Record<string, number>>): Uint8Array {
  const rows = rowsOf(readXlsx(written).get('Assumptions')!);
  const cells = Object.entries(values).map(([id, value]): [string, number] => {
    const row = rows.findIndex(r => r.get('K')?.value === id);
    expect(rows[row]!.get('D')!.value).toBe('yes');
    return [`B${row}`, value];
  });
  return withNumbers(written, ASSUMPTIONS, new Map(cells));
}

/** An API at a tenth of its price, and no spare: fewer GPUs are rented then. */
const RESIZED = {
  scenario: 'document-desk.yaml',
  changed: { 'options.haiku.discount': 0.9, 'options.rented-h100.spares': 0 } as Readonly<Record<string, number>>,
  settings: [
    { path: 'options.haiku.discount', value: '90%' },
    { path: 'options.rented-h100.spares', value: '0' },
  ],
};

/** A salary ten times too high, and the cell in which a reader mends it. */
const planted = {
  scenario: 'document-desk.yaml',
  wrong: { path: 'staff.mlops.salary', value: '1975000 USD/year' },
  bytes(written: Uint8Array): Uint8Array {
    return withValues(written, { [planted.wrong.path]: 197_500 });
  },
};
