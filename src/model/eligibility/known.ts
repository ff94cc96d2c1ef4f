import type { Source } from '../../quantity/source.ts';

/** A value and where it comes from; a source that is undefined is the scenario itself. */
export interface Known<T> {
  readonly value: T;
  readonly source: Source | undefined;
}

/** ` (Anthropic, data residency, read 2026-11-26)`, behind what it says; empty for what the scenario says. */
export function readAt(source: Source | undefined): string {
  if (source?.kind !== 'catalog') return '';
  const grade = source.grade === 'verified' ? '' : `, ${source.grade}`;
  return ` (${source.title}${source.read === undefined ? '' : `, read ${source.read}`}${grade})`;
}
