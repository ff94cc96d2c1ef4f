/**
 * The finest way to put `count` things into groups so that every union of groups is a set that `works`; a set is a bit mask, and
 * the groups are masks, too. With nothing in the way each is a group of its own; at worst all are one. `works` must hold for the
 * empty set and for all.
 */
export function separable(count: number, works: (set: number) => boolean): readonly number[] {
  for (let groups = count; groups > 1; groups--) {
    for (const partition of partitions(count, groups)) {
      const unions = Array.from({ length: 2 ** groups }, (_, chosen) =>
        partition.reduce((set, group, i) => (chosen & (1 << i) ? set | group : set), 0),
      );
      if (unions.every(works)) return partition;
    }
  }
  return count === 0 ? [] : [2 ** count - 1];
}

/** All ways to put things into so many groups, as masks, each group by its first member. */
function partitions(count: number, groups: number): number[][] {
  let found: number[][] = [[]];
  for (let thing = 0; thing < count; thing++) {
    const mask = 1 << thing;
    found = found.flatMap(partition => [
      ...partition.map((_, i) => partition.map((group, k) => (k === i ? group | mask : group))),
      ...(partition.length < groups ? [[...partition, mask]] : []),
    ]);
  }
  return found.filter(partition => partition.length === groups);
}
