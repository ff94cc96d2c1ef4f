import { type Cell, type CellStyle, writeXlsx } from 'hucre';
import type { Role, Shape, Style, Workbook, WorkbookSheet } from '../../../report/workbook/workbook.ts';

/** A file has no clock: the day on which the format's own calendar begins. */
const NO_TIME = new Date('1980-01-01T00:00:00Z');

const SHAPES: Readonly<Record<Shape, string | undefined>> = {
  text: undefined,
  money: '#,##0.00',
  price: '#,##0.00####',
  // a fixed number of places would leave whole numbers with a point
  number: '[>=1000]#,##0;[<=-1000]-#,##0;General',
  percent: '0.0###%',
  whole: '0',
};

const fill = (rgb: string): CellStyle => ({ fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb } } });

/** Every font says its name and size: a program that reads one without them takes its own. */
const font = (more: CellStyle['font']): CellStyle => ({ font: { name: 'Calibri', size: 11, ...more } });

const ROLES: Readonly<Record<Role, CellStyle>> = {
  plain: {},
  title: font({ bold: true, size: 16 }),
  head: {
    ...font({ bold: true, color: { rgb: 'FFFFFF' } }),
    ...fill('1F3A4D'),
    alignment: { wrapText: true, vertical: 'center' },
  },
  total: { ...font({ bold: true }), border: { top: { style: 'thin' } } },
  note: font({ color: { rgb: '6B6B6B' } }),
  live: { ...font({ color: { rgb: '0B3FA8' } }), ...fill('FFF6D0'), protection: { locked: false } },
  fixed: { ...font({ color: { rgb: '5A5A5A' } }), ...fill('E7E7E7') },
  settled: font({ italic: true, color: { rgb: '5A5A5A' } }),
};

/** A workbook as bytes of an XLSX file: always the same for the same workbook. */
export const writeWorkbook = (workbook: Workbook): Promise<Uint8Array> =>
  writeXlsx({
    sheets: workbook.sheets.map(written),
    properties: { title: workbook.title, creator: 'tco', created: NO_TIME, modified: NO_TIME },
  });

const styles = new Map<string, CellStyle>();

function styleOf({ role, shape }: Style): CellStyle {
  const key = `${role} ${shape}`;
  const numFmt = SHAPES[shape];
  const style = styles.get(key) ?? { ...ROLES[role], ...(numFmt ? { numFmt } : {}) };
  styles.set(key, style);
  return style;
}

function written({ name, widths, frozen, cells }: WorkbookSheet): Parameters<typeof writeXlsx>[0]['sheets'][number] {
  const placed = new Map<string, Partial<Cell>>();
  for (const { row, column, style, value, formula, link } of cells)
    placed.set(`${row},${column}`, {
      ...(formula === undefined ? { value } : { formula, formulaResult: value }),
      style: styleOf(style),
      ...(link === undefined ? {} : { hyperlink: { target: link } }),
    });
  return {
    name,
    columns: widths.map(width => ({ width })),
    cells: placed,
    freezePane: { ...frozen },
    // columns may still be made wider
    protection: { sheet: true, formatColumns: true, formatRows: true },
  };
}
