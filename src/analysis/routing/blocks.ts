import type { LinearProgram, Row } from '../../quantity/affine/linear-program.ts';

/** Continuous unknowns that only meet each other, and the rows in which they do. */
export interface Block {
  readonly columns: readonly number[];
  readonly rows: readonly Row[];
  /** Position of an unknown of the program among the columns; -1 where it is not one of them. */
  place(unknown: number): number;
}

/** A program that falls apart once its whole unknowns are settled. */
export interface Blocks {
  /** Whole unknowns, and the few continuous ones that go with them. */
  readonly master: readonly number[];
  /** Rows of the master's unknowns alone. */
  readonly masterRows: readonly Row[];
  readonly blocks: readonly Block[];
}

/** Groups of fewer unknowns stay with the whole ones. */
const FEW = 8;

/** The blocks of a program: unknowns that share a row belong together, except through whole unknowns. */
export function blocksOf({ columns, rows }: LinearProgram): Blocks {
  const parent = Int32Array.from(columns.keys());
  const root = (i: number): number => {
    let r = i;
    while (parent[r] !== r) r = parent[r]!;
    while (parent[i] !== r) [parent[i], i] = [r, parent[i]!];
    return r;
  };
  const isFree = columns.map(c => !c.integer);
  for (const { sum } of rows) {
    let first = -1;
    for (const u of sum.unknowns) {
      if (!isFree[u]) continue;
      if (first < 0) first = root(u);
      else parent[root(u)] = first;
    }
  }
  const members = new Map<number, number[]>();
  columns.forEach((_, i) => {
    if (!isFree[i]) return;
    const r = root(i);
    const list = members.get(r);
    if (list) list.push(i);
    else members.set(r, [i]);
  });
  const blockOf = new Int32Array(columns.length).fill(-1);
  const inside = new Int32Array(columns.length);
  const blocks: { columns: number[]; rows: Row[]; place: (unknown: number) => number }[] = [];
  for (const list of members.values()) {
    if (list.length < FEW) continue;
    const own = blocks.length;
    list.forEach((i, at) => {
      blockOf[i] = own;
      inside[i] = at;
    });
    blocks.push({ columns: list, rows: [], place: u => (blockOf[u] === own ? inside[u]! : -1) });
  }
  const masterRows: Row[] = [];
  for (const row of rows) {
    const at = row.sum.unknowns.find(u => blockOf[u]! >= 0);
    if (at === undefined) masterRows.push(row);
    else blocks[blockOf[at]!]!.rows.push(row);
  }
  return { master: [...columns.keys()].filter(i => blockOf[i]! < 0), masterRows, blocks };
}
