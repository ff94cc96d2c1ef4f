import { FLOATS } from '../floats.ts';
import { type Cells, Constants, isConstant, SELF } from './cells.ts';
import { hashOf, isSameRow } from './distinct-rows.ts';
import type { Step } from './step.ts';

/** A step before its atoms are numbered. */
export type Draft = Pick<Step, 'kind' | 'operands'> & Partial<Pick<Step, 'results' | 'targets' | 'hours' | 'atoms'>>;

/** Steps in order of need. Two that would compute the same are one. */
export class Steps {
  readonly constants = new Constants();
  readonly all: Step[] = [];
  /** The step that gives an atom; none for inputs. */
  private readonly owners: (Step | undefined)[] = [];
  private readonly alike = new Map<number, { readonly draft: Draft; readonly step: Step }[]>();

  /** An atom that is set from outside. */
  input(): number {
    return this.owners.push(undefined) - 1;
  }

  ownerOf(atom: number): Step | undefined {
    return this.owners[atom];
  }

  /** The atoms of a step: those of an earlier one where it would compute the same. */
  add(draft: Draft): Cells {
    const key = hashOfDraft(draft);
    const bucket = this.alike.get(key) ?? [];
    const known = bucket.find(other => isSame(other.draft, draft));
    if (known) return atomsOf(known.step);
    const step = this.placed(draft);
    bucket.push({ draft, step });
    this.alike.set(key, bucket);
    return atomsOf(step);
  }

  /** A sum or product of rows of which any may be constant. */
  folded(kind: 'plus' | 'times', a: Cells, b: Cells): Cells {
    const { constants } = this;
    return a.every(isConstant) && b.every(isConstant)
      ? a.map((x, i) => constants.cell(FLOATS[kind](constants.value(x), constants.value(b[i]!))))
      : this.add({ kind, operands: [a, b] });
  }

  private placed({ kind, operands, results = 1, targets, hours, atoms }: Draft): Step {
    const first = this.owners.length;
    const count = operands[0]!.length;
    const step: Step = {
      kind,
      count,
      operands: operands.map(cells => cells.map(cell => (cell >= SELF ? cell - SELF + first : cell))),
      results,
      first,
      atoms: atoms ?? results * count,
      ...(targets && { targets }),
      ...(hours && { hours }),
    };
    this.all.push(step);
    for (let i = 0; i < step.atoms; i++) this.owners.push(step);
    return step;
  }
}

function atomsOf({ first, atoms }: Step): Cells {
  const cells = new Int32Array(atoms);
  for (let i = 0; i < atoms; i++) cells[i] = first + i;
  return cells;
}

const hashOfDraft = ({ kind, operands }: Draft): number =>
  operands.reduce((hash, cells) => hashOf(cells, hash), kind.length * 31 + kind.charCodeAt(0));

const isSame = (a: Draft, b: Draft): boolean =>
  a.kind === b.kind &&
  a.results === b.results &&
  a.atoms === b.atoms &&
  a.operands.length === b.operands.length &&
  a.operands.every((cells, i) => isSameRow(cells, b.operands[i])) &&
  isSameRow(a.targets, b.targets) &&
  isSameRow(a.hours, b.hours);
