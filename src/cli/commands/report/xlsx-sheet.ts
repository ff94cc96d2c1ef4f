import { columnName } from '../../../quantity/spreadsheet/cell-name.ts';
import type { WorkbookCell, WorkbookSheet } from '../../../report/workbook/workbook.ts';
import type { StyleTable } from './xlsx-styles.ts';

const UNSAFE = /[&<>"]/g;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold
const IMPOSSIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
/** What a reader would take for the code of a character. */
const CODE = /_(?=x[0-9a-f]{4}_)/gi;

/** Points: headings may take two lines. */
const HEAD_HEIGHT = 32;

/** Text as XML of a spreadsheet. */
export const escaped = (text: string): string =>
  text
    .replace(IMPOSSIBLE, '')
    .replace(CODE, '_x005F_')
    .replace(UNSAFE, sign => ENTITIES[sign]!);

/** The XML of a sheet, and the targets of its links in the order of their numbers. */
export function sheetXml(
  { widths, frozen, cells }: WorkbookSheet,
  strings: Map<string, number>,
  styles: StyleTable,
): { readonly xml: string; readonly links: readonly string[] } {
  const rows: WorkbookCell[][] = [];
  for (const cell of cells) {
    const row = rows[cell.row] ?? [];
    rows[cell.row] = row;
    row.push(cell);
  }
  const data: string[] = [];
  rows.forEach((row, r) => {
    row.sort((a, b) => a.column - b.column);
    const height = row.some(c => c.style.role === 'head') ? ` ht="${HEAD_HEIGHT}" customHeight="1"` : '';
    data.push(`<row r="${r + 1}"${height}>`, ...row.map(cell => cellXml(cell, strings, styles)), '</row>');
  });
  const columns = widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`);
  const linked = cells.filter(c => c.link !== undefined);
  const links = [...new Set(linked.map(c => c.link!))];
  const hyperlinks = linked.map(
    c => `<hyperlink ref="${columnName(c.column)}${c.row + 1}" r:id="rId${links.indexOf(c.link!) + 1}"/>`,
  );
  const xml = [
    // on paper: across, as wide as a page
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<sheetViews><sheetView workbookViewId="0">${paneXml(frozen)}</sheetView></sheetViews>`,
    columns.length ? `<cols>${columns.join('')}</cols>` : '',
    `<sheetData>${data.join('')}</sheetData>`,
    // columns and rows may still be made wider
    '<sheetProtection sheet="1" formatColumns="0" formatRows="0"/>',
    hyperlinks.length ? `<hyperlinks>${hyperlinks.join('')}</hyperlinks>` : '',
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
    '<pageSetup orientation="landscape" fitToHeight="0"/>',
  ];
  return { xml: xml.join(''), links };
}

function cellXml(
  { row, column, style, value, formula }: WorkbookCell,
  strings: Map<string, number>,
  styles: StyleTable,
) {
  const head = `<c r="${columnName(column)}${row + 1}" s="${styles.indexOf(style)}"`;
  const f = formula === undefined ? '' : `<f>${escaped(formula)}</f>`;
  if (value === null) return f ? `${head}>${f}</c>` : `${head}/>`;
  if (typeof value === 'number') return `${head}>${f}<v>${value}</v></c>`;
  if (typeof value === 'boolean') return `${head} t="b">${f}<v>${value ? 1 : 0}</v></c>`;
  if (f) return `${head} t="${value.startsWith('#') ? 'e' : 'str'}">${f}<v>${escaped(value)}</v></c>`;
  const index = strings.get(value) ?? strings.size;
  strings.set(value, index);
  return `${head} t="s"><v>${index}</v></c>`;
}

function paneXml({ rows, columns }: WorkbookSheet['frozen']): string {
  if (!rows && !columns) return '';
  const split = `${columns ? ` xSplit="${columns}"` : ''}${rows ? ` ySplit="${rows}"` : ''}`;
  const pane = rows && columns ? 'bottomRight' : rows ? 'bottomLeft' : 'topRight';
  return `<pane${split} topLeftCell="${columnName(columns)}${rows + 1}" activePane="${pane}" state="frozen"/>`;
}
