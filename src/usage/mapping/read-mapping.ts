import { byPlace } from '../../input/order.ts';
import type { Problem } from '../../input/problem.ts';
import { readTree } from '../../input/read-tree.ts';
import { plain, type Segment, type Tree } from '../../input/tree.ts';
import { Findings } from '../../scenario/findings.ts';
import { reportIssues } from '../../scenario/issues.ts';
import { buildMapping } from './build-mapping.ts';
import { stepsOf } from './column-path.ts';
import type { Mapping } from './mapping.ts';
import { type MappingText, mappingSchema } from './mapping-schema.ts';

/** Reads a mapping from YAML or JSON. All problems are found together; with an error among them there is no mapping. */
export function readMapping(
  text: string,
  file: string,
): { readonly mapping?: Mapping; readonly problems: readonly Problem[] } {
  const { tree, problems } = readTree(text, file, 'a map with `time:`, `model:`, `input:` and `output:`');
  if (!tree) return { problems };
  const findings = new Findings(tree);
  const { value, issues } = mappingSchema._zod.run(
    { value: plain(tree), issues: [] },
    { async: false, jitless: true },
  ) as { value: MappingText; issues: Parameters<typeof reportIssues>[0] };
  reportIssues(issues, findings);
  checkPaths(tree, findings);
  const all = byPlace([...problems, ...findings.problems]);
  if (all.some(problem => problem.severity === 'error')) return { problems: all };
  return { mapping: buildMapping(value, file.replace(/^.*[/\\]|\.[^.]*$/g, '')), problems: all };
}

/** Keys below which texts are words and not paths. */
const WORDS = new Set([
  ...['$schema', 'tcoMapping', 'name', 'source', 'timeUnit', 'uniqueIds', 'providerIs', 'cached', 'reasons'],
  ...['costUnit', 'resolution', 'is', 'not', 'unless', 'holds', 'present'],
]);

function checkPaths(node: Tree, findings: Findings, path: readonly Segment[] = []): void {
  if (node.kind === 'text') {
    if (stepsOf(node.text) !== undefined) return;
    findings.report(path, 'E600', `\`${node.text}\` is not the path of a column`, {
      expected: 'names apart by dots, such as `usage.prompt_tokens`; a name with dots stands in quotes',
    });
    return;
  }
  const below: Iterable<readonly [Segment, Tree]> =
    node.kind === 'list' ? node.items.entries() : [...node.entries].map(([key, { value }]) => [key, value] as const);
  for (const [key, value] of below) if (!WORDS.has(String(key))) checkPaths(value, findings, [...path, key]);
}
