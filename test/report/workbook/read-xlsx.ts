import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** A cell as it lies in the file: what it comes to, and its formula. */
export interface ReadCell {
  readonly value: number | string | boolean;
  readonly formula: string | undefined;
}

/** Cells by name (`B7`), by sheet. */
export type ReadWorkbook = ReadonlyMap<string, ReadonlyMap<string, ReadCell>>;

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const plain = (text: string) =>
  text
    .replace(/&#(x?)([0-9a-f]+);/gi, (_, hex, code) => String.fromCodePoint(Number.parseInt(code, hex ? 16 : 10)))
    .replace(/&(\w+);/g, (_, name) => ENTITIES[name]!)
    // the format's own way to write a character by its code
    .replace(/_x([0-9a-f]{4})_/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));

/** Reads a workbook from its bytes, by the format alone: neither the library that wrote it nor the program is asked. */
export function readXlsx(bytes: Uint8Array): ReadWorkbook {
  const files = unzipSync(bytes);
  const text = (name: string) => strFromU8(files[name]!);
  const strings = files['xl/sharedStrings.xml']
    ? [...text('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>|<si\/>/gs)].map(([, si = '']) =>
        [...si.matchAll(/<t(?:\s[^>]*)?>(.*?)<\/t>/gs)].map(t => plain(t[1]!)).join(''),
      )
    : [];
  const parts = new Map(
    [...text('xl/_rels/workbook.xml.rels').matchAll(/<Relationship [^>]*>/g)].map(([tag]) => [
      /Id="([^"]+)"/.exec(tag)![1]!,
      /Target="\/?(?:xl\/)?([^"]+)"/.exec(tag)![1]!,
    ]),
  );
  const sheets = [...text('xl/workbook.xml').matchAll(/<sheet [^>]*>/g)].map(([tag]): [string, string] => [
    plain(/name="([^"]+)"/.exec(tag)![1]!),
    text(`xl/${parts.get(/r:id="([^"]+)"/.exec(tag)![1]!)}`),
  ]);
  return new Map(sheets.map(([name, xml]) => [name, cellsOf(xml, strings)]));
}

function cellsOf(xml: string, strings: readonly string[]): ReadonlyMap<string, ReadCell> {
  const cells = new Map<string, ReadCell>();
  for (const [, attributes, inside] of xml.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
    const raw = /<v(?:\s[^>]*)?>(.*?)<\/v>/s.exec(inside ?? '')?.[1];
    if (raw === undefined) continue;
    const type = /\bt="(\w+)"/.exec(attributes!)?.[1];
    const formula = /<f(?:\s[^>]*)?>(.*?)<\/f>/s.exec(inside!)?.[1];
    const value =
      type === 's'
        ? strings[Number(raw)]!
        : type === 'b'
          ? raw === '1'
          : type === 'str' || type === 'e'
            ? plain(raw)
            : Number(raw);
    cells.set(/\br="([A-Z]+\d+)"/.exec(attributes!)![1]!, {
      value,
      formula: formula === undefined ? undefined : plain(formula),
    });
  }
  return cells;
}

/** The same file with other numbers in some cells of one sheet; what was computed from them is left as it was. */
export function withNumbers(bytes: Uint8Array, sheet: number, numbers: ReadonlyMap<string, number>): Uint8Array {
  const files = unzipSync(bytes);
  const name = `xl/worksheets/sheet${sheet}.xml`;
  let xml = strFromU8(files[name]!);
  for (const [cell, number] of numbers) {
    const at = new RegExp(`(<c r="${cell}"[^>]*><v>)[^<]*(</v>)`);
    if (!at.test(xml)) throw new Error(`${cell} holds no number`);
    xml = xml.replace(at, `$1${number}$2`);
  }
  return zipSync({ ...files, [name]: strToU8(xml) }, { level: 0 });
}

/** The rows of a sheet as values by column letter, from top to bottom. */
export function rowsOf(sheet: ReadonlyMap<string, ReadCell>): readonly ReadonlyMap<string, ReadCell>[] {
  const rows: Map<string, ReadCell>[] = [];
  for (const [name, cell] of sheet) {
    const [, column, row] = /^([A-Z]+)(\d+)$/.exec(name)!;
    const cells = rows[Number(row)] ?? new Map<string, ReadCell>();
    rows[Number(row)] = cells.set(column!, cell);
  }
  return Array.from(rows, row => row ?? new Map());
}
