import type { Segment } from '../../input/tree.ts';
import type { Fault } from './leaf.ts';

/** Something wrong in an entry, at a path of its YAML; `also` is a second path that belongs to it. */
export interface Finding extends Fault {
  readonly path: readonly Segment[];
  readonly also?: { readonly path: readonly Segment[]; readonly label: string };
}
