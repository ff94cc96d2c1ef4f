import type { Problem } from '../input/problem.ts';
import type { CompareInput } from './compare-input.ts';

/** Faults of the model know their place; the line that stands there comes from the text. */
export function withExcerpts(problems: readonly Problem[], { text, file }: CompareInput): readonly Problem[] {
  const lines = text.split(/\r?\n/);
  return problems.map(p => {
    const excerpt = p.at?.file === file && p.excerpt === undefined ? lines[p.at.line - 1] : undefined;
    return excerpt === undefined ? p : { ...p, excerpt };
  });
}
