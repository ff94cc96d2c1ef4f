import { isDate } from '../../input/day.ts';
import type { Problem } from '../../input/problem.ts';
import { problemAt } from '../../input/source-text.ts';
import { type Branch, nodeAt, type Tree } from '../../input/tree.ts';
import { movePoint } from '../import/price-text.ts';
import type { Figure } from './run.ts';

/** The text of a field; undefined where it is missing, `null`, empty, or no text. */
export function textAt(node: Branch, ...path: string[]): string | undefined {
  const leaf = nodeAt(node, path);
  if (leaf?.kind !== 'text' || leaf.text === '' || (leaf.text === 'null' && !leaf.quoted)) return undefined;
  return leaf.text;
}

/** The number of a field as a plain decimal, its point moved `places` to the right; undefined for what is none (`NaN`, a map). */
export function figureAt(node: Branch, path: readonly string[], places = 0): Figure | undefined {
  const leaf = nodeAt(node, path);
  const text = leaf?.kind === 'text' ? movePoint(leaf.text, places) : undefined;
  return text === undefined ? undefined : { text, mark: leaf!.mark };
}

/** A whole number of 0 or more; `16.0` is one. */
export function countAt(node: Branch, ...path: string[]): number | undefined {
  const text = figureAt(node, path)?.text;
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** A time in ms; undefined where it was not measured, which tools write as 0. */
export function timeAt(node: Branch, path: readonly string[], places = 0): string | undefined {
  const text = figureAt(node, path, places)?.text;
  return text === undefined || text === '0' || text.startsWith('-') ? undefined : text;
}

/** The day a text begins with: `2025-04-24T11:58:50Z`, `20250530-203806`. */
export function dayIn(text: string | undefined): string | undefined {
  const [, year, month, day] = /^(20\d\d)-?(\d\d)-?(\d\d)(?!\d)/.exec(text ?? '') ?? [];
  const found = `${year}-${month}-${day}`;
  return year !== undefined && isDate(found) ? found : undefined;
}

/** Takes what a reader cannot do without, and keeps a problem for each that is not there. */
export class Needed {
  readonly problems: Problem[] = [];
  readonly #node: Branch;

  constructor(node: Branch) {
    this.#node = node;
  }

  /** A rate: a number above 0. */
  rate(...path: string[]): Figure {
    const found = figureAt(this.#node, path);
    if (found && found.text !== '0' && !found.text.startsWith('-')) return found;
    return this.#refuse('E524', path, found ? `is ${found.text} tok/s` : undefined, 'take this run out of the file');
  }

  /** A number of 0 or more. */
  number(...path: string[]): Figure {
    const found = figureAt(this.#node, path);
    if (found && !found.text.startsWith('-')) return found;
    return this.#refuse('E526', path, found ? `is ${found.text}` : undefined);
  }

  /** A whole number of at least `least`. */
  count(least: number, ...path: string[]): number {
    const found = countAt(this.#node, ...path);
    if (found !== undefined && found >= least) return found;
    const said = textAt(this.#node, ...path)?.slice(0, 40);
    this.#refuse('E526', path, said === undefined ? undefined : `is \`${said}\``);
    return least;
  }

  #refuse(code: string, path: readonly string[], is: string | undefined, hint?: string): Figure {
    const leaf: Tree | undefined = nodeAt(this.#node, path);
    const what = is ?? (leaf ? 'is no number' : 'is missing');
    const mark = leaf?.mark ?? this.#node.mark;
    this.problems.push(problemAt(mark, code, `\`${path.join('.')}\` ${what}`, hint ? { hint } : {}));
    return { text: '1', mark };
  }
}
