import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { csvRows } from '../csv-reader.ts';
import type { ReadCell, ReadWorkbook } from './read-xlsx.ts';

/** Whether LibreOffice is installed. */
export const hasLibreOffice = spawnSync('soffice', ['--version']).status === 0;

/** A profile that has every file recalculated when it is loaded; by default that depends on who wrote it. */
const ALWAYS = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>
`;

/** Every sheet as CSV, numbers as they are and not as they are shown: half the time of another workbook. */
const SHEETS = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false,false,false,false,-1';

/** What stands in the workbooks after LibreOffice has computed every formula anew, by the names they were given. */
export function recalculated(files: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, ReadWorkbook> {
  const folder = mkdtempSync(join(tmpdir(), 'tco-workbooks-'));
  try {
    const [profile, from, to] = ['profile', 'from', 'to'].map(name => join(folder, name)) as [string, string, string];
    mkdirSync(join(profile, 'user'), { recursive: true });
    mkdirSync(from);
    writeFileSync(join(profile, 'user/registrymodifications.xcu'), ALWAYS);
    for (const [name, bytes] of files) writeFileSync(join(from, `${name}.xlsx`), bytes);
    const paths = readdirSync(from).map(name => join(from, name));
    const installation = `-env:UserInstallation=${pathToFileURL(profile).href}`;
    const run = spawnSync('soffice', [installation, '--headless', '--convert-to', SHEETS, '--outdir', to, ...paths], {
      encoding: 'utf8',
    });
    if (run.status !== 0) throw new Error(`LibreOffice gave up: ${run.stderr}`);
    const sheets = readdirSync(to);
    return new Map([...files.keys()].map(name => [name, workbookIn(name, sheets, to)]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function workbookIn(name: string, sheets: readonly string[], folder: string): ReadWorkbook {
  const own = sheets.filter(sheet => sheet.startsWith(`${name}-`));
  return new Map(
    own.map(sheet => [
      sheet.slice(name.length + 1, -'.csv'.length),
      cellsOf(csvRows(readFileSync(join(folder, sheet), 'utf8'))),
    ]),
  );
}

const NUMBER = /^-?\d+(?:\.\d+)?(?:E[+-]?\d+)?$/;

function cellsOf(rows: readonly (readonly string[])[]): ReadonlyMap<string, ReadCell> {
  const cells = new Map<string, ReadCell>();
  rows.forEach((row, r) => {
    row.forEach((text, c) => {
      if (text === '') return;
      const value = NUMBER.test(text) ? Number(text) : text === 'TRUE' ? true : text === 'FALSE' ? false : text;
      cells.set(`${columnName(c)}${r + 1}`, { value, formula: undefined });
    });
  });
  return cells;
}

/** A, …, Z, AA, … */
const columnName = (column: number): string =>
  (column >= 26 ? columnName(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));
