import type { Problem } from '../../input/problem.ts';
import type { Tree } from '../../input/tree.ts';
import { separated } from '../../quantity/spread/call.ts';

/** Files of samples by their name as written: what is in them, or why they cannot be read. */
export type SampleFiles = ReadonlyMap<string, string | readonly Problem[]>;

const SAMPLES = /\bsamples\s*\(([^()]*)\)/g;

/** A line that is only a comment. */
const COMMENT = /^[ \t]*#.*$/gm;

/** The files that a text names in `samples(…)`; it is looked at before it is read as YAML, so that those behind a value's comment count. */
export const sampleNames = (text: string): readonly string[] => [
  ...new Set(
    [...text.replace(COMMENT, '').matchAll(SAMPLES)]
      .map(([, inside = '']) => separated(inside)[0]!)
      .filter(name => name !== ''),
  ),
];

/** The tree in which every text that names a file of samples carries what is in it. */
export function withSamples<T extends Tree>(node: T, files: SampleFiles): T;
export function withSamples(node: Tree, files: SampleFiles): Tree {
  if (node.kind === 'text') {
    const [name] = sampleNames(node.text);
    const samples = name === undefined ? undefined : files.get(name);
    return samples === undefined ? node : { ...node, samples };
  }
  if (node.kind === 'list') return { ...node, items: node.items.map(item => withSamples(item, files)) };
  const entries = [...node.entries].map(
    ([key, entry]) => [key, { ...entry, value: withSamples(entry.value, files) }] as const,
  );
  return { ...node, entries: new Map(entries) };
}
