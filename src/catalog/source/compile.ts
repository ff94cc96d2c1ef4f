import type { Problem } from '../../input/problem.ts';
import { problemAt, SourceText } from '../../input/source-text.ts';
import type { Branch } from '../../input/tree.ts';
import type { CompiledCatalog, CompiledContract, CompiledModel, CompiledProvider, CompiledRule } from '../compiled.ts';
import { onTop } from '../on-top.ts';
import { checkContract, checkContracts } from './check-contract.ts';
import { checkModel } from './check-model.ts';
import { type Content, checkReferences, collectAliases } from './check-references.ts';
import { checkProvider, checkRule } from './check-rule.ts';
import { compileApi } from './compile-api.ts';
import { compileDevice, compileRentals, compileSite, compileThroughput } from './compile-lists.ts';
import type { Finding } from './finding.ts';
import { futureDays } from './future-days.ts';
import { KINDS, type KindName } from './kinds.ts';
import { misplaced } from './misplaced.ts';
import { located, readEntry } from './read-entry.ts';
import type { WrittenApi } from './schema-api.ts';
import type { WrittenDevice } from './schema-device.ts';
import type { WrittenRental } from './schema-rental.ts';
import type { WrittenSite } from './schema-small.ts';
import type { WrittenThroughput } from './schema-throughput.ts';

/** A YAML file below `pricing-data`: its path there, the name to show in messages, its text. */
export interface EntryFile {
  readonly path: string;
  readonly file: string;
  readonly text: string;
}

const CATALOG_DAY = 'the day up to which the catalog was read';

type Compiled = { readonly entry: unknown; readonly findings: readonly Finding[] };

const COMPILERS: { readonly [K in KindName]?: (value: never) => Compiled } = {
  api: (value: WrittenApi) => compileApi(value),
  rentals: (value: WrittenRental) => compileRentals(value),
  throughput: (value: WrittenThroughput) => compileThroughput(value),
  devices: (value: WrittenDevice) => compileDevice(value),
  models: (entry: CompiledModel) => ({ entry, findings: checkModel(entry) }),
  sites: (value: WrittenSite) => compileSite(value),
  rules: (entry: CompiledRule) => ({ entry, findings: checkRule(entry) }),
  providers: (entry: CompiledProvider) => ({ entry, findings: checkProvider(entry) }),
  contracts: (entry: CompiledContract) => ({ entry, findings: checkContract(entry) }),
};

/**
 * The content of the catalog from its files, and everything that is wrong with them. Pure: whoever calls it reads the files and adds the sha256.
 * With a `base` the files are a folder of own prices on top of it: they need no `catalog.yaml`, and may refer to what the base has.
 */
export function compileEntries(
  files: readonly EntryFile[],
  base?: CompiledCatalog,
): {
  readonly content: Content;
  readonly problems: readonly Problem[];
  /** What was written, by entry (`api/openai/gpt-4o`), for places in further problems. */
  readonly trees: ReadonlyMap<string, Branch>;
} {
  const problems: Problem[] = [];
  const found = Object.fromEntries(Object.keys(KINDS).map(kind => [kind, {}])) as Record<
    KindName,
    Record<string, unknown>
  >;
  const trees = new Map<string, Branch>();
  for (const file of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const name = file.path.replace(/\.yaml$/, '');
    const match = kindOf(file.path);
    if (!match) {
      problems.push(atStart(file, 'E450', `\`${file.path}\` is not the path of an entry`, misplaced(file.path)));
      continue;
    }
    const { value, tree, problems: faults } = readEntry(file.text, file.file, KINDS[match.kind].schema);
    problems.push(...faults);
    if (!tree || value === undefined) continue;
    trees.set(name, tree);
    const compile = COMPILERS[match.kind] as ((value: unknown) => Compiled) | undefined;
    const { entry, findings } = compile ? compile(value) : { entry: value, findings: [] };
    problems.push(...findings.map(f => located(f, tree)));
    if (match.kind === 'defaults' || match.kind === 'catalog') found[match.kind] = entry as Record<string, unknown>;
    else found[match.kind][match.id] = entry;
  }
  const { catalog, ...kinds } = found;
  if (!base && !catalog.version && !files.some(f => f.path === 'catalog.yaml'))
    problems.push({
      code: 'E464',
      severity: 'error',
      message: 'there is no `catalog.yaml`',
      hint: 'it holds `version: 2026.11.1` and `date: 2026-11-01`',
    });
  if (!base && typeof catalog.date === 'string')
    for (const tree of trees.values())
      problems.push(...futureDays(tree, catalog.date, CATALOG_DAY).map(f => located(f, tree)));
  const { aliases, findings } = collectAliases(kinds.api as Content['api'], base);
  const content = {
    format: 1,
    version: catalog.version,
    date: catalog.date,
    ...kinds,
    apiAliases: aliases,
  } as unknown as Content;
  const known = base ? onTop(base, content) : content;
  const between = [
    ...findings,
    ...checkReferences(content, known),
    ...checkContracts(known.contracts, content.contracts),
  ];
  for (const finding of between) {
    const { entry, ...rest } = finding;
    problems.push(located(rest, trees.get(entry)!));
  }
  return { content, problems, trees };
}

function kindOf(path: string): { kind: KindName; id: string } | undefined {
  if (!path.endsWith('.yaml')) return undefined;
  for (const kind of Object.keys(KINDS) as KindName[]) {
    const match = KINDS[kind].path.exec(path.slice(0, -'.yaml'.length));
    if (match) return { kind, id: match[1]! };
  }
  return undefined;
}

const atStart = (file: EntryFile, code: string, message: string, hint: string): Problem =>
  problemAt(new SourceText(file.file, file.text).mark(0), code, message, { hint });
