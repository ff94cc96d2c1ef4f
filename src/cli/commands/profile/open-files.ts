import { dirname, join } from 'node:path';
import { InputFault } from '../../../input/problem.ts';
import type { TypedColumn } from '../../../usage/column-type.ts';
import { DUCKDB } from '../../../usage/dialects/duckdb.ts';
import type { DuckDbEngine } from '../../../usage/engines/duckdb.ts';
import { type FileSet, jsonStructureQuery, jsonTable, pagesQuery, tableOf } from '../../../usage/files/file-set.ts';
import { jsonColumns } from '../../../usage/files/json-columns.ts';
import { structureColumns } from '../../../usage/files/json-structure.ts';
import { mappedPaths } from '../../../usage/mapping/mapped-paths.ts';
import type { Columns, Mapping } from '../../../usage/mapping/mapping.ts';
import type { OpenPart, OpenSource } from '../../../usage/open-source.ts';
import { recogniseLog } from '../../../usage/sources/recognise.ts';
import { brokenLines } from './broken-lines.ts';
import { jsonForm } from './json-form.ts';
import { sourceFiles } from './source-files.ts';

/** Up to so many files are looked at one by one, for logs of several kinds may lie in one folder. */
const EACH = 50;

/** How a source's columns are to be read, and by what they may be grouped. */
export interface Reading {
  /** The user's own mapping; undefined: the log is recognised. */
  readonly mapping: Mapping | undefined;
  /** Columns to group by, by the mapping. */
  readonly labels: (mapping: Mapping, columns: readonly TypedColumn[], shown: string) => readonly Columns[];
}

/** Opens the logs that paths name: those that are alike are one source. `temporary`: a folder for what is kept of them. Throws InputFault where they are not known. */
export async function openFiles(
  paths: readonly string[],
  engine: DuckDbEngine,
  reading: Reading,
  temporary: string,
): Promise<readonly OpenSource[]> {
  const found: { set: FileSet; mapping: Mapping; columns: readonly TypedColumn[] | undefined }[] = [];
  for (const set of sourceFiles(paths)) {
    const parts =
      set.files.length <= EACH && !reading.mapping ? set.files.map(file => ({ ...set, files: [file] })) : [set];
    for (const files of parts) {
      const part = await jsonForm(files, engine);
      const columns = await seenColumns(part, engine);
      const mapping = reading.mapping ?? known(columns, part.files[0]!);
      const alike = found.find(
        other =>
          other.mapping === mapping &&
          (['kind', 'longest', 'lines', 'marked'] as const).every(name => other.set[name] === part[name]),
      );
      if (alike) {
        alike.set = { ...alike.set, files: [...alike.set.files, ...part.files] };
        alike.columns = undefined;
      } else found.push({ set: part, mapping, columns });
    }
  }
  const parts = await Promise.all(
    found.map(async ({ set: files, mapping, columns: seen }, i): Promise<FilePart> => {
      const set = await byHeadings(files, engine);
      const columns = seen && !set.groups ? seen : await seenColumns(set, engine);
      const shown = shownAs(set.files);
      const labels = reading.labels(mapping, columns, shown);
      const json = set.kind === 'json' ? jsonColumns(mappedPaths(mapping, labels), mapping.unfold) : undefined;
      return {
        files: set.files,
        from: json ? jsonTable(set, json) : tableOf(set),
        columns: json ?? columns,
        seen: json && columns,
        goesOn: json !== undefined && mapping.unfold[0] === PAGES && (await goesOn(set, engine)),
        // the key of a table keeps nobody from exporting a row twice
        mapping: reading.mapping ?? { ...mapping, uniqueIds: false },
        shown,
        labels,
        kept:
          set.kind === 'parquet' ? undefined : query => keep(query, engine, join(temporary, `requests-${i}.parquet`)),
        broken: unreadable => brokenLines(set, engine, unreadable),
      };
    }),
  );
  const asOne = parts.filter(isOfRequests);
  const apart = parts.filter(part => !isOfRequests(part)).map(part => ({ ...part, engine, dialect: DUCKDB }));
  const [first, ...also] = asOne;
  if (!first) return apart;
  const shown = shownAs(asOne.flatMap(({ files }) => files));
  return [{ ...first, shown, part: first.shown, engine, dialect: DUCKDB, also }, ...apart];
}

interface FilePart extends OpenPart {
  readonly files: readonly string[];
}

/** Whether a row is a request: such files are one log, whatever their forms. Sums stand for what other files may have, too. */
const isOfRequests = ({ mapping }: OpenPart): boolean =>
  mapping.resolution === 'request' && mapping.until === undefined;

const shownAs = (files: readonly string[]): string =>
  files.length === 1 ? files[0]! : `${commonFolder(files)} (${files.length} files)`;

/** Where the pages of an API have their results. */
const PAGES = 'data';

/** Whether each document says that more follow: the last page of an answer is not among them. */
async function goesOn(set: FileSet, engine: DuckDbEngine): Promise<boolean> {
  const [cells] = await engine.rows(pagesQuery(set));
  const [pages, more] = [Number(cells?.[0] ?? 0), Number(cells?.[1] ?? 0)];
  return pages > 0 && pages === more;
}

/** So many files of CSV may have headings that differ; of more it would take long to look at each. */
const DIFFERENT = 200;

/** Files of CSV with those together that have the same headings: a table has gained a column one day. */
async function byHeadings(set: FileSet, engine: DuckDbEngine): Promise<FileSet> {
  if (set.kind !== 'csv' || set.files.length < 2 || set.files.length > DIFFERENT) return set;
  const groups = new Map<string, string[]>();
  for (const file of set.files) {
    const names = (await engine.describe(tableOf({ kind: 'csv', files: [file] }))).map(({ name }) => name);
    const key = JSON.stringify(names.sort());
    groups.set(key, [...(groups.get(key) ?? []), file]);
  }
  return { ...set, groups: [...groups.values()] };
}

/** Reads texts once: what they say of requests goes into a file that is read in a fraction of the time, and again and again. */
async function keep(query: string, engine: DuckDbEngine, file: string): Promise<string> {
  await engine.rows(`COPY (${query}) TO ${DUCKDB.literal(file)} (FORMAT parquet)`);
  return `read_parquet(${DUCKDB.literal(file)})`;
}

/** The folder that all files are in. */
function commonFolder(files: readonly string[]): string {
  const folders = files.map(file => dirname(file));
  return folders.reduce((common, folder) => {
    let at = common;
    while (at !== folder && !folder.startsWith(`${at}/`) && at !== dirname(at)) at = dirname(at);
    return at;
  });
}

async function seenColumns(set: FileSet, engine: DuckDbEngine): Promise<readonly TypedColumn[]> {
  if (set.kind !== 'json')
    return (await engine.describe(tableOf(set))).map(({ name, type }) => ({ name, type: DUCKDB.typeOf(type) }));
  const [row] = await engine.rows(jsonStructureQuery(set));
  return row?.[0] ? structureColumns(row[0]) : [];
}

function known(columns: readonly TypedColumn[], shown: string): Mapping {
  const recognised = recogniseLog(columns);
  if ('log' in recognised) return recognised.log.mapping;
  throw new InputFault([
    { code: 'E602', severity: 'error', message: `\`${shown}\`: ${recognised.message}`, hint: recognised.hint },
  ]);
}
