import type { Requirement } from './requirements.ts';

/** Whether some split keeps all of these requirements, the others given up. */
export type Possible = (kept: readonly Requirement[]) => boolean;

/**
 * The smallest set of requirements that cannot all be kept: none smaller clashes, and without any one of them a split is possible.
 * Undefined where nothing is possible even without them. Implicit hitting sets: Ignatiev, Previti, Liffiton, Marques-Silva,
 * "Smallest MUS Extraction with Minimal Hitting Set Dualization", CP 2015.
 */
export function smallestClash(all: readonly Requirement[], possible: Possible): readonly Requirement[] | undefined {
  if (!possible([])) return undefined;
  const corrections: (readonly Requirement[])[] = [];
  for (;;) {
    const candidate = smallestHitting(corrections);
    if (!possible(candidate)) return candidate;
    // grow to a largest set that is possible; what is left out must be hit by every clash
    const kept = [...candidate];
    for (const r of all) if (!kept.includes(r) && possible([...kept, r])) kept.push(r);
    corrections.push(all.filter(r => !kept.includes(r)));
  }
}

/** The fewest members that meet every set; of equally few those that come first. */
export function smallestHitting<T>(sets: readonly (readonly T[])[]): readonly T[] {
  for (let size = 0; ; size++) {
    const found = hitting(sets, [], size);
    if (found) return found;
  }
}

function hitting<T>(sets: readonly (readonly T[])[], chosen: readonly T[], room: number): readonly T[] | undefined {
  const open = sets.find(s => !s.some(member => chosen.includes(member)));
  if (!open) return chosen;
  if (room === 0) return undefined;
  for (const member of open) {
    const found = hitting(sets, [...chosen, member], room - 1);
    if (found) return found;
  }
  return undefined;
}
