import { writePath } from '../../input/path.ts';
import type { Branch, Entry, Segment, Tree } from '../../input/tree.ts';
import { keysOf, stepAt } from './changed-parts.ts';

/**
 * The scenario that has the pieces named by `moved` from the second tree and everything else from the first. What no cost depends
 * on is left out, and so are references to options that are not there.
 */
export function hybridOf(a: Branch, b: Branch, moved: (path: string) => boolean): Branch {
  const mixed = mixedAt(a, b, [], moved) as Branch;
  const entries = new Map([...mixed.entries].filter(([key]) => !LEFT_OUT.has(key)));
  const options = entries.get('options')?.value;
  const known = new Set([...KINDS, ...(options?.kind === 'map' ? options.entries.keys() : [])]);
  for (const section of ['staff', 'overheads']) {
    const entry = entries.get(section);
    if (entry?.value.kind === 'map') entries.set(section, { ...entry, value: withKnownTargets(entry.value, known) });
  }
  return { ...mixed, entries };
}

const LEFT_OUT = new Set(['asOf', 'routing', 'uncertainty', 'budget']);
const KINDS = ['api', 'rent', 'buy'];

function mixedAt(
  a: Tree | undefined,
  b: Tree | undefined,
  path: readonly Segment[],
  moved: (path: string) => boolean,
): Tree | undefined {
  const step = stepAt(a, b, path);
  switch (step.kind) {
    case 'same':
      return a;
    case 'aside':
      // an unusual price that one side has confirmed is confirmed
      return path.at(-1) === 'confirmUnusual' ? confirmed(a, b) : a;
    case 'part':
      return moved(writePath(path)) ? b : a;
    case 'below':
      return joined(step.a, step.b, path, moved);
  }
}

function joined(
  a: Branch | undefined,
  b: Branch | undefined,
  path: readonly Segment[],
  moved: (path: string) => boolean,
): Branch | undefined {
  const entries = new Map<string, Entry>();
  for (const key of keysOf(a, b)) {
    const [before, after] = [a?.entries.get(key), b?.entries.get(key)];
    const value = mixedAt(before?.value, after?.value, [...path, key], moved);
    if (value) entries.set(key, { key: (before ?? after)!.key, value });
  }
  return entries.size > 0 || (a && b) ? { ...(a ?? b)!, entries } : undefined;
}

const confirmed = (a: Tree | undefined, b: Tree | undefined): Tree | undefined =>
  [a, b].find(tree => tree?.kind === 'text' && tree.text === 'true') ?? a ?? b;

/** Roles and charges of options that are not there cost nothing; one that is left with none is left out. */
function withKnownTargets(section: Branch, known: ReadonlySet<string>): Branch {
  const entries = new Map<string, Entry>();
  for (const [id, entry] of section.entries) {
    const targets = entry.value.kind === 'map' ? entry.value.entries.get('appliesTo') : undefined;
    if (entry.value.kind !== 'map' || targets?.value.kind !== 'list') {
      entries.set(id, entry);
      continue;
    }
    const items = targets.value.items.filter(item => item.kind !== 'text' || known.has(item.text));
    if (items.length === 0) continue;
    const fields = new Map(entry.value.entries).set('appliesTo', { ...targets, value: { ...targets.value, items } });
    entries.set(id, { ...entry, value: { ...entry.value, entries: fields } });
  }
  return { ...section, entries };
}
