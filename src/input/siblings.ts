import type { Problem } from './problem.ts';
import { problemAt } from './source-text.ts';
import type { Entry } from './tree.ts';

/** Warns of keys of one map that differ only in case. */
export function noticeSiblings(entries: ReadonlyMap<string, Entry>, problems: Problem[]): void {
  const seen = new Map<string, string>();
  for (const [key, entry] of entries) {
    const folded = key.toLowerCase();
    const other = seen.get(folded);
    if (other === undefined) seen.set(folded, key);
    else {
      const first = entries.get(other)!.key;
      problems.push(
        problemAt(entry.key, 'E119', `\`${key}\` and \`${other}\` differ only in case`, {
          severity: 'warning',
          also: { mark: first, label: 'the other one' },
        }),
      );
    }
  }
}
