import type { Tree } from '../../input/tree.ts';
import { textOf } from './draft.ts';

/** The `match` of a genai-prices model: which names in requests mean it. */
export interface Match {
  /** Names that a clause spells out: of `equals`, and the beginning itself of `starts_with`. */
  readonly names: readonly string[];
  /** Clauses that stand for more names than can be listed, as they are written: `starts_with gpt-4o`. */
  readonly patterns: readonly string[];
  /** Whether a name is meant. A `regex` is not run: its text comes from the file. */
  readonly means: (name: string) => boolean;
}

/** Reads a clause; undefined for one that is not known. */
export function readMatch(node: Tree | undefined): Match | undefined {
  const [key, entry] = node?.kind === 'map' && node.entries.size === 1 ? [...node.entries][0]! : [];
  if (key === undefined || entry === undefined) return undefined;
  if (key === 'or' || key === 'and') {
    if (entry.value.kind !== 'list') return undefined;
    const parts = entry.value.items.map(readMatch);
    if (parts.some(part => part === undefined)) return undefined;
    return key === 'or' ? either(parts as Match[]) : both(parts as Match[]);
  }
  const text = textOf(entry.value);
  if (text === undefined) return undefined;
  const pattern = `${key} ${text}`;
  if (key === 'equals') return { names: [text], patterns: [], means: name => name === text };
  if (key === 'starts_with') return { names: [text], patterns: [pattern], means: name => name.startsWith(text) };
  if (key === 'ends_with') return { names: [], patterns: [pattern], means: name => name.endsWith(text) };
  if (key === 'contains') return { names: [], patterns: [pattern], means: name => name.includes(text) };
  if (key === 'regex') return { names: [], patterns: [pattern], means: () => false };
  return undefined;
}

const either = (parts: readonly Match[]): Match => ({
  names: parts.flatMap(part => part.names),
  patterns: parts.flatMap(part => part.patterns),
  means: name => parts.some(part => part.means(name)),
});

function both(parts: readonly Match[]): Match {
  const means = (name: string) => parts.every(part => part.means(name));
  return {
    names: parts.flatMap(part => part.names).filter(means),
    patterns: [`and (${parts.flatMap(part => [...part.patterns, ...part.names]).join(', ')})`],
    means,
  };
}
