import type * as z from 'zod/mini';
import { keyName, leafMessage } from '../../input/leaf-message.ts';
import { writePath } from '../../input/path.ts';
import type { Problem } from '../../input/problem.ts';
import { readTree } from '../../input/read-tree.ts';
import { type Mark, problemAt } from '../../input/source-text.ts';
import { didYouMean } from '../../input/suggest.ts';
import { type Branch, keyAt, nearestMark, nodeAt, plain, type Segment } from '../../input/tree.ts';
import type { Finding } from './finding.ts';
import type { Fault, Field } from './leaf.ts';

/** One YAML file of the catalog, read by the schema of its kind. */
export interface ReadEntry {
  readonly value: unknown;
  readonly tree: Branch | undefined;
  readonly problems: readonly Problem[];
}

export function readEntry(text: string, file: string, schema: Field<unknown>): ReadEntry {
  const { tree, problems } = readTree(text, file, topOf(schema));
  if (!tree || problems.some(p => p.severity === 'error')) return { value: undefined, tree, problems };
  const parsed = schema._zod.run(
    { value: plain(tree), issues: [] },
    { async: false, jitless: true },
  ) as z.core.ParsePayload;
  const found = parsed.issues.flatMap(issue => problemsOf(issue as z.core.$ZodRawIssue, tree, schema));
  return { value: found.length === 0 ? parsed.value : undefined, tree, problems: [...problems, ...found] };
}

/** A finding as a problem with its place and its line. */
export function located({ path, also, ...fault }: Finding, tree: Branch): Problem {
  return problemOf(nearestMark(tree, path), path, {
    ...fault,
    ...(also ? { also: { mark: nearestMark(tree, also.path), label: also.label } } : {}),
  });
}

function problemsOf(issue: z.core.$ZodRawIssue, tree: Branch, schema: Field<unknown>): Problem[] {
  const path = (issue.path ?? []) as Segment[];
  if (issue.code === 'unrecognized_keys') {
    return (issue.keys as string[]).map(key => {
      const hint = didYouMean(key, keysOf(schema, path));
      return problemOf(keyAt(tree, [...path, key]) ?? nearestMark(tree, path), [...path, key], {
        code: 'E301',
        message: `unknown key \`${key}\``,
        ...(hint ? { hint } : {}),
      });
    });
  }
  const fault = (issue.params as { fault?: Fault } | undefined)?.fault;
  if (fault?.code === 'E302')
    return [
      problemOf(nearestMark(tree, path.slice(0, -1)), path, {
        ...fault,
        message: `\`${String(path.at(-1))}\` ${fault.message}`,
      }),
    ];
  if (fault) {
    const node = nodeAt(tree, path);
    const message = leafMessage(path, fault.code, fault.message, node?.kind === 'text' ? node.text : '');
    return [problemOf(nearestMark(tree, path), path, { ...fault, message })];
  }
  if (issue.code === 'invalid_type' && issue.input === undefined)
    return [
      problemOf(nearestMark(tree, path.slice(0, -1)), path, {
        code: 'E302',
        message: `\`${String(path.at(-1))}\` is missing`,
      }),
    ];
  const wanted = issue.code === 'invalid_type' ? (issue.expected === 'array' ? 'a list' : 'a map') : 'another value';
  return [
    problemOf(nearestMark(tree, path), path, {
      code: 'E225',
      message: `${path.length > 0 ? `${keyName(path)}: ` : ''}${wanted} is wanted here`,
    }),
  ];
}

function problemOf(
  mark: Mark,
  path: readonly Segment[],
  { code, message, ...rest }: Fault & { also?: { mark: Mark; label: string } },
): Problem {
  return problemAt(mark, code, message, { path: writePath(path), ...rest });
}

/** What stands in a file of this schema, in words: ``a map with `name:`, `model:` and `source:` ``. */
function topOf(schema: Field<unknown>): string {
  const shape = shapeAt(schema, []);
  const isNeeded = (key: string) => (shape[key] as { _zod: { def: { type: string } } })._zod.def.type !== 'optional';
  const keys = Object.keys(shape);
  const [first = '', second, third] = [...keys.filter(isNeeded), ...keys.filter(key => !isNeeded(key))].map(
    key => `\`${key}:\``,
  );
  return `a map with ${[first, second].filter(Boolean).join(third ? ', ' : ' and ')}${third ? ` and ${third}` : ''}`;
}

/** The keys a schema takes at a path, for a `did you mean`; none where it cannot be told. */
const keysOf = (schema: unknown, path: readonly Segment[]): string[] => Object.keys(shapeAt(schema, path));

function shapeAt(schema: unknown, path: readonly Segment[]): Record<string, unknown> {
  type Def = { shape?: Record<string, unknown>; element?: unknown; innerType?: unknown; valueType?: unknown };
  const def = (type: unknown): Def => (type as { _zod?: { def?: Def } } | undefined)?._zod?.def ?? {};
  const inner = (type: unknown): Def => (def(type).innerType ? inner(def(type).innerType) : def(type));
  let at = inner(schema);
  for (const segment of path) at = inner(at.shape?.[String(segment)] ?? at.element ?? at.valueType);
  return at.shape ?? {};
}
