import type { Correlation } from '../../scenario/uncertainty.ts';

/** Two inputs, by their positions, with their rank correlation and the entry that states it. */
export interface Edge {
  readonly a: number;
  readonly b: number;
  readonly rank: number;
  readonly of: Correlation;
}

/** Inputs that hang together, each group with the edges inside it, ordered by its first member. */
export function joinedGroups(
  edges: readonly Edge[],
): readonly { readonly members: readonly number[]; readonly edges: readonly Edge[] }[] {
  const parent = new Map<number, number>();
  const root = (input: number): number => {
    let top = input;
    for (let next = parent.get(top); next !== undefined && next !== top; next = parent.get(top)) {
      // every second step is shortened, so that long chains stay flat
      parent.set(top, parent.get(next) ?? next);
      top = next;
    }
    return top;
  };
  for (const { a, b } of edges) {
    for (const input of [a, b]) if (!parent.has(input)) parent.set(input, input);
    const [first, second] = [root(a), root(b)];
    // the smaller position stays on top
    parent.set(Math.max(first, second), Math.min(first, second));
  }
  const groups = new Map<number, { members: number[]; edges: Edge[] }>();
  for (const input of [...parent.keys()].sort((a, b) => a - b)) {
    const group = groups.get(root(input)) ?? { members: [], edges: [] };
    group.members.push(input);
    groups.set(root(input), group);
  }
  for (const edge of edges) groups.get(root(edge.a))!.edges.push(edge);
  return [...groups.values()];
}
