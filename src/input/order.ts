import type { Problem } from './problem.ts';

/** Problems in the order of the file; those of the command line first, those without a place last. */
export function byPlace(problems: readonly Problem[]): Problem[] {
  const rank = (p: Problem) => (p.at === undefined ? 2 : p.at.file === '--set' ? 0 : 1);
  return [...problems].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      (a.at?.line ?? 0) - (b.at?.line ?? 0) ||
      (a.at?.column ?? 0) - (b.at?.column ?? 0) ||
      (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
  );
}
