import { strToU8, zipSync } from 'fflate';
import type { Workbook } from '../../../report/workbook/workbook.ts';
import { escaped, sheetXml } from './xlsx-sheet.ts';
import { StyleTable } from './xlsx-styles.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A file has no clock: the first moment that a ZIP file can tell. */
const NO_TIME = new Date(1980, 0, 1);

/** A workbook as bytes of an XLSX file (ECMA-376): always the same for the same workbook. */
export function writeWorkbook({ title, sheets }: Workbook): Uint8Array {
  const strings = new Map<string, number>();
  const styles = new StyleTable();
  const files: Record<string, string> = {};
  sheets.forEach((sheet, i) => {
    const { xml, links } = sheetXml(sheet, strings, styles);
    files[`xl/worksheets/sheet${i + 1}.xml`] =
      `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}">${xml}</worksheet>`;
    if (links.length)
      files[`xl/worksheets/_rels/sheet${i + 1}.xml.rels`] = relations(
        links.map(target => ({ type: `${OFFICE}/hyperlink`, target, external: true })),
      );
  });
  const names = sheets.map((s, i) => `<sheet name="${escaped(s.name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`);
  const items = [...strings.keys()].map(text => `<si><t xml:space="preserve">${escaped(text)}</t></si>`);
  Object.assign(files, {
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${names.join('')}</sheets></workbook>`,
    'xl/styles.xml': `${HEAD}<styleSheet xmlns="${MAIN}">${styles.xml()}</styleSheet>`,
    'xl/sharedStrings.xml': `${HEAD}<sst xmlns="${MAIN}" uniqueCount="${items.length}">${items.join('')}</sst>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, i) => ({ type: `${OFFICE}/worksheet`, target: `worksheets/sheet${i + 1}.xml` })),
      { type: `${OFFICE}/styles`, target: 'styles.xml' },
      { type: `${OFFICE}/sharedStrings`, target: 'sharedStrings.xml' },
    ]),
    '_rels/.rels': relations([
      { type: `${OFFICE}/officeDocument`, target: 'xl/workbook.xml' },
      { type: `${PACKAGE}/relationships/metadata/core-properties`, target: 'docProps/core.xml' },
    ]),
    'docProps/core.xml': `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(title)}</dc:title><dc:creator>tco</dc:creator></cp:coreProperties>`,
    '[Content_Types].xml': contentTypes(sheets.length),
  });
  const bytes = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]));
  return zipSync(bytes, { level: 6, mtime: NO_TIME });
}

interface Relation {
  readonly type: string;
  readonly target: string;
  readonly external?: boolean;
}

function relations(all: readonly Relation[]): string {
  const written = all.map(
    ({ type, target, external }, i) =>
      `<Relationship Id="rId${i + 1}" Type="${type}" Target="${escaped(target)}"${external ? ' TargetMode="External"' : ''}/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${written.join('')}</Relationships>`;
}

function contentTypes(sheets: number): string {
  const part = (name: string, type: string) => `<Override PartName="/${name}" ContentType="${type}"/>`;
  const parts = [
    part('xl/workbook.xml', `${TYPE}.sheet.main+xml`),
    part('xl/styles.xml', `${TYPE}.styles+xml`),
    part('xl/sharedStrings.xml', `${TYPE}.sharedStrings+xml`),
    part('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
    ...Array.from({ length: sheets }, (_, i) => part(`xl/worksheets/sheet${i + 1}.xml`, `${TYPE}.worksheet+xml`)),
  ];
  const rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>';
  const xml = '<Default Extension="xml" ContentType="application/xml"/>';
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types">${rels}${xml}${parts.join('')}</Types>`;
}
