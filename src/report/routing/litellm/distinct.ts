/** The names in their order; one that came before, or that another means, gets a number behind it. */
export function distinct(names: readonly string[], separator: string): string[] {
  const meant = new Set(names);
  const taken = new Set<string>();
  return names.map(name => {
    let free = name;
    for (let i = 2; taken.has(free) || (free !== name && meant.has(free)); i++) free = `${name}${separator}${i}`;
    taken.add(free);
    return free;
  });
}
