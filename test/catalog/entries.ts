import type { Catalog } from '../../src/catalog/catalog.ts';
import type { CompiledCatalog } from '../../src/catalog/compiled.ts';
import { openCatalog } from '../../src/catalog/open.ts';
import { compileEntries, type EntryFile } from '../../src/catalog/source/compile.ts';
import type { Problem } from '../../src/input/problem.ts';

const HEAD = 'version: 2026.11.1\ndate: 2026-11-01\n';
export const SOURCE = '{ title: a price list, url: https://example.com/prices, read: 2026-10-01, grade: verified }';

/** The problems and the opened catalog of a few YAML texts, by path without `.yaml`. */
export function compiled(entries: Readonly<Record<string, string>>): {
  problems: readonly Problem[];
  catalog: Catalog;
} {
  const files: EntryFile[] = Object.entries({ catalog: HEAD, ...entries }).map(([path, text]) => ({
    path: `${path}.yaml`,
    file: `pricing-data/${path}.yaml`,
    text,
  }));
  const { content, problems } = compileEntries(files);
  return { problems, catalog: openCatalog({ ...content, sources: [], sha256: '' } as CompiledCatalog) };
}

/** A few YAML texts, by path without `.yaml`, as a compiled catalog. */
export function compiledJson(entries: Readonly<Record<string, string>>): CompiledCatalog {
  const files = Object.entries({ catalog: HEAD, ...entries }).map(([path, text]) => ({
    path: `${path}.yaml`,
    file: `pricing-data/${path}.yaml`,
    text,
  }));
  const { content, problems } = compileEntries(files);
  if (problems.length) throw new Error(problems.map(p => `${p.at?.file}: ${p.message}`).join('; '));
  return { ...content, sources: [], sha256: '' };
}

/** An API entry with the given periods, each the lines of one list item. */
export const api = (...periods: string[]): string =>
  `name: M\nmodel: m\nsource: ${SOURCE}\nprices:\n${periods
    .map(p =>
      p
        .trim()
        .split('\n')
        .map((line, i) => `  ${i === 0 ? '- ' : '  '}${line}`)
        .join('\n'),
    )
    .join('\n')}\n`;

export const PERIOD =
  'recordedAt: 2026-01-01\nstatus: effective\ninput: 3 USD/Mtok\ncacheRead: 0.3 USD/Mtok\noutput: 15 USD/Mtok';
