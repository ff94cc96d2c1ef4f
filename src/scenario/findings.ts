import { writePath } from '../input/path.ts';
import type { Problem, Severity } from '../input/problem.ts';
import { problemAt } from '../input/source-text.ts';
import { didYouMean } from '../input/suggest.ts';
import { type Branch, keyAt, keysAt, nearestMark, nodeAt, type Segment } from '../input/tree.ts';

export type Path = readonly Segment[];

interface Details {
  readonly hint?: string | undefined;
  readonly expected?: string;
  readonly severity?: Severity;
  /** Underline the key, not the value. */
  readonly onKey?: boolean;
  /** A second place, with its label. */
  readonly also?: { readonly path: Path; readonly label: string };
}

/** The problems of one scenario, each at a path of its tree. */
export class Findings {
  readonly problems: Problem[] = [];
  readonly tree: Branch;
  readonly #faulty = new Set<string>();
  readonly #broken = new Set<string>();

  constructor(tree: Branch) {
    this.tree = tree;
  }

  report(path: Path, code: string, message: string, details: Details = {}): void {
    const { onKey, also, hint, ...rest } = details;
    const mark = (p: Path, key: boolean | undefined) =>
      (key ? keyAt(this.tree, p) : undefined) ?? nearestMark(this.tree, p);
    const second = also && { also: { mark: mark(also.path, true), label: also.label } };
    this.problems.push(
      problemAt(mark(path, onKey), code, message, {
        path: writePath(path),
        ...rest,
        ...(hint === undefined ? {} : { hint }),
        ...second,
      }),
    );
    if (details.severity !== 'warning') this.#addPrefixes(this.#faulty, path);
  }

  /** A problem in another file that a path rests on; one that is known is told once. */
  add(path: Path, problem: Problem): void {
    const said = ({ code, at }: Problem) => JSON.stringify([code, at]);
    if (!this.problems.some(known => said(known) === said(problem))) this.problems.push(problem);
    this.#addPrefixes(this.#faulty, path);
  }

  /** Notes that what is at a path has not the form to go on with. */
  breaks(path: Path): void {
    this.#addPrefixes(this.#broken, path);
  }

  isBroken(path: Path): boolean {
    return this.#broken.has(JSON.stringify(path));
  }

  /** Whether an error has been found at a path or below it. */
  isFaulty(path: Path): boolean {
    return this.#faulty.has(JSON.stringify(path));
  }

  has(path: Path): boolean {
    return nodeAt(this.tree, path) !== undefined;
  }

  /** The keys of the map at a path, as written, in order. */
  ids(path: Path): string[] {
    return keysAt(this.tree, path);
  }

  /** Reports a name that is not among the known ones. */
  unknown(path: Path, code: string, what: string, written: string, known: Iterable<string>, onKey = false): void {
    const names = [...known];
    const listed =
      names.length === 0
        ? undefined
        : names.length <= 8
          ? `known: ${names.map(n => `\`${n}\``).join(', ')}`
          : undefined;
    this.report(path, code, `unknown ${what} \`${written}\``, { onKey, hint: didYouMean(written, names) ?? listed });
  }

  #addPrefixes(set: Set<string>, path: Path): void {
    for (let end = 0; end <= path.length; end++) set.add(JSON.stringify(path.slice(0, end)));
  }
}
