import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

/** The folders of `src`, from the screen to the numbers: each may import from itself and from those after it. */
const ORDER = [
  ['cli', 'page'],
  ['report'],
  ['analysis'],
  ['model'],
  ['usage'],
  ['catalog', 'scenario'],
  ['input'],
  ['quantity'],
];

/** Each library has one home. */
const HOMES: Readonly<Record<string, readonly string[]>> = {
  'decimal.js': ['quantity/', 'report/format.ts'],
  zod: ['input/', 'catalog/', 'scenario/', 'usage/mapping/'],
  yaml: ['input/', 'catalog/', 'scenario/'],
  commander: ['cli/'],
  chalk: ['report/terminal/'],
  'cli-table3': ['report/terminal/'],
  highs: ['analysis/routing/'],
  '@resvg': ['report/chart/'],
  'd3-scale': ['report/chart/'],
  'd3-shape': ['report/chart/'],
  jstat: ['usage/profile/'],
  pg: ['usage/engines/'],
  pgpass: ['usage/engines/'],
  '@clickhouse': ['usage/engines/'],
  fflate: ['cli/commands/report/'],
  '@duckdb': ['usage/engines/'],
};

const LONGEST_FILE = 250;

/** `import … from`, `export … from`, `import '…'`, and `import('…')`. */
const IMPORT = /^(?:import|export)\b(?:[^;'`]*?\bfrom)?\s*'([^']+)'|\bimport\('([^']+)'\)/gm;

interface Source {
  /** Path below `src`. */
  readonly path: string;
  readonly folder: string;
  readonly text: string;
  /** Module names of its import and export lines, dynamic ones too. */
  readonly imports: readonly string[];
}

const sources: readonly Source[] = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter(path => path.endsWith('.ts'))
  .sort()
  .map(path => {
    const text = readFileSync(join('src', path), 'utf8');
    const imports = [...text.matchAll(IMPORT)].map(found => (found[1] ?? found[2])!);
    return { path, folder: path.includes('/') ? path.split('/')[0]! : '', text, imports };
  });

const rank = (folder: string): number => ORDER.findIndex(level => level.includes(folder));

/** What breaks a rule, as `file: what`, so that a failure names every place. */
const broken = (rule: (source: Source) => readonly string[]): readonly string[] =>
  sources.flatMap(source => rule(source).map(what => `${source.path}: ${what}`));

describe('the sources', () => {
  test('lie in the folders of the plan', () => {
    expect(
      broken(s => ((s.folder === '' ? s.path !== 'index.ts' : rank(s.folder) === -1) ? ['an unknown folder'] : [])),
    ).toEqual([]);
  });
  test('import only from their own folder and from those nearer to the numbers', () => {
    const target = (source: Source, name: string) =>
      relative('src', join('src', dirname(source.path), name)).split('/')[0]!;
    const allowed = (from: string, to: string) => from === '' || from === to || rank(from) < rank(to);
    expect(broken(s => s.imports.filter(name => name.startsWith('.') && !allowed(s.folder, target(s, name))))).toEqual(
      [],
    );
  });
  test('use each library in its home only', () => {
    expect(
      broken(s =>
        s.imports.filter(name => {
          if (name.startsWith('.') || name.startsWith('node:')) return false;
          const homes = HOMES[name.split('/')[0]!];
          return !homes?.some(home => s.path.startsWith(home));
        }),
      ),
    ).toEqual([]);
  });
  test('know files, clock, process and chance in cli/ only, and a page of a browser in page/ only', () => {
    const EDGE =
      /\b(?:Date\.now|new Date|Math\.random|performance\.now|process\.(?:env|argv|std|exit|cwd)|globalThis\.process|console\.|fetch\()/;
    const outside = sources.filter(s => s.folder !== 'cli' && s.folder !== 'page');
    const code = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');
    expect(
      outside.flatMap(s => [
        ...s.imports.filter(name => name.startsWith('node:')).map(name => `${s.path}: ${name}`),
        ...(EDGE.test(code(s.text)) ? [`${s.path}: ${EDGE.exec(code(s.text))![0]}`] : []),
      ]),
    ).toEqual([]);
  });
  test('of the page ask for nothing of Node.js, nor from the network', () => {
    const NETWORK =
      /\b(?:fetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|import\()|\beval\b|new Function|localStorage|cookie/;
    const page = sources.filter(s => s.folder === 'page');
    expect(page.length).toBeGreaterThan(5);
    expect(
      page.flatMap(s => [
        ...s.imports.filter(name => name.startsWith('node:')).map(name => `${s.path}: ${name}`),
        ...(NETWORK.test(s.text) ? [`${s.path}: ${NETWORK.exec(s.text)![0]}`] : []),
      ]),
    ).toEqual([]);
  });
  test('name nothing that leaves the package', () => {
    expect(
      broken(s =>
        s.imports.filter(name => name.startsWith('.') && join('src', dirname(s.path), name).startsWith('..')),
      ),
    ).toEqual([]);
  });
  test(`are of ${LONGEST_FILE} lines at most`, () => {
    const lines = (s: Source) => s.text.split('\n').length - 1;
    expect(broken(s => (lines(s) > LONGEST_FILE ? [`${lines(s)} lines`] : []))).toEqual([]);
  });
  test('have no file named after nothing in particular', () => {
    expect(
      broken(s =>
        /(?:^|\/)(?:utils?|helpers?|managers?|common|misc)\.ts$/.test(s.path) ? ['a name that says nothing'] : [],
      ),
    ).toEqual([]);
  });
});
