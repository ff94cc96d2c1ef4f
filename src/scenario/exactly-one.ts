import { suggestions } from '../input/suggest.ts';
import type { Segment } from '../input/tree.ts';
import type { Findings } from './findings.ts';

/** Where exactly one of several keys must be written; `*` is every key of the map. */
const CHOICES: readonly (readonly [path: readonly string[], keys: readonly string[]])[] = [
  [
    ['options', '*'],
    ['api', 'rent', 'buy'],
  ],
  [
    ['plans', '*'],
    ['shares', 'fill'],
  ],
  [
    ['tasks', '*', 'traffic'],
    ['peakToMean', 'hourly', 'weekly'],
  ],
  [
    ['options', '*', 'throughput'],
    ['prefill', 'total', 'measured'],
  ],
];

/** Reports maps that hold none or several of keys that exclude each other, and takes them out of the data, so that no form is tried on them. */
export function settleChoices(data: unknown, findings: Findings): void {
  for (const [pattern, keys] of CHOICES) {
    for (const path of matches(pattern, findings)) {
      const written = findings.ids(path);
      const present = keys.filter(key => written.includes(key));
      if (present.length === 1 || valueAt(data, path) === undefined || typeof valueAt(data, path) !== 'object')
        continue;
      const list = keys.map(key => `\`${key}\``);
      const expected = `exactly one of ${list.slice(0, -1).join(', ')} and ${list.at(-1)}`;
      const near = written.flatMap(key => suggestions(key, keys).map(s => [key, s] as const))[0];
      const message =
        present.length === 0
          ? `\`${path.at(-1)}\` has none of ${list.join(', ')}`
          : `\`${path.at(-1)}\` has ${present.map(key => `\`${key}\``).join(' and ')}`;
      const hint = present.length === 0 && near ? `did you mean \`${near[1]}\` by \`${near[0]}\`?` : undefined;
      findings.report(path, 'E303', message, {
        onKey: true,
        expected,
        hint,
        ...(present.length > 1 ? { also: { path: [...path, present[1]!], label: `\`${present[1]}\` is here` } } : {}),
      });
      findings.breaks(path);
      remove(data, path);
    }
  }
}

function matches(pattern: readonly string[], findings: Findings): Segment[][] {
  let paths: Segment[][] = [[]];
  for (const step of pattern) {
    paths = paths.flatMap(path =>
      step === '*'
        ? findings.ids(path).map(id => [...path, id])
        : findings.has([...path, step])
          ? [[...path, step]]
          : [],
    );
  }
  return paths;
}

const valueAt = (data: unknown, path: readonly Segment[]): unknown =>
  path.reduce<unknown>(
    (node, key) => (typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[key] : undefined),
    data,
  );

function remove(data: unknown, path: readonly Segment[]): void {
  const parent = valueAt(data, path.slice(0, -1)) as Record<string, unknown>;
  delete parent[path.at(-1)!];
}
