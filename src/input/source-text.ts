import type { Place } from '../quantity/source.ts';
import { shown } from './characters.ts';
import type { Problem, Severity } from './problem.ts';

/** A stretch of a text: 1-based line and column (in UTF-16 units, as editors count), and its length on that line. */
export interface Mark {
  readonly source: SourceText;
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

/** A text with its name and its lines: the one place where offsets become lines, columns and excerpts. */
export class SourceText {
  readonly file: string;
  readonly text: string;
  readonly #starts: number[] = [0];

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
    for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) this.#starts.push(i + 1);
  }

  /** The mark of `length` characters from an offset on, cut off at the end of the line. */
  mark(offset: number, length = 1): Mark {
    const line = this.#lineOf(offset);
    const start = this.#starts[line - 1]!;
    const rest = start + this.line(line).length - offset;
    return { source: this, line, column: offset - start + 1, length: Math.max(1, Math.min(length, rest)) };
  }

  /** The offset at which a line begins. */
  start(line: number): number {
    return this.#starts[line - 1] ?? this.text.length;
  }

  /** A line without its line end. */
  line(line: number): string {
    const start = this.#starts[line - 1] ?? this.text.length;
    const end = this.#starts[line] === undefined ? this.text.length : this.#starts[line]! - 1;
    return this.text.slice(start, end);
  }

  #lineOf(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }
}

export const placeOf = (mark: Mark): Place => ({ file: mark.source.file, line: mark.line, column: mark.column });

const EXCERPT_LIMIT = 500;
const MESSAGE_LIMIT = 400;

/** The line of a mark as it can be shown: tabs as arrows, characters that cannot be seen or that a terminal acts on as `�`; cut off behind the mark when it is very long. */
export function excerptOf(mark: Mark): string {
  const line = mark.source.line(mark.line);
  const limit = Math.max(EXCERPT_LIMIT, mark.column + 80);
  const visible = line.length > limit ? `${line.slice(0, limit)}…` : line;
  return shown(visible.replace(/\t/g, '→'), () => '\ufffd');
}

/** A text of the user inside a message: what cannot be seen as its code point, a very long one cut off. */
const sayable = (text: string): string => {
  const seen = shown(text, point => `\\u{${point.toString(16).toUpperCase()}}`);
  return seen.length > MESSAGE_LIMIT ? `${seen.slice(0, MESSAGE_LIMIT)}…` : seen;
};

interface Details extends Pick<Problem, 'path' | 'expected' | 'hint'> {
  readonly severity?: Severity;
  readonly also?: { readonly mark: Mark; readonly label: string };
}

/** A problem at a mark, with the line as its excerpt. */
export function problemAt(mark: Mark, code: string, message: string, details: Details = {}): Problem {
  const { severity = 'error', also, path, expected, hint } = details;
  const excerpt = excerptOf(mark);
  const problem = {
    code,
    severity,
    message: sayable(message),
    at: placeOf(mark),
    length: Math.max(1, Math.min(mark.length, excerpt.length - mark.column + 1)),
    excerpt,
  };
  return {
    ...problem,
    ...(path === undefined ? {} : { path: sayable(path) }),
    ...(expected === undefined ? {} : { expected: sayable(expected) }),
    ...(hint === undefined ? {} : { hint: sayable(hint) }),
    ...(also && { also: { at: placeOf(also.mark), excerpt: excerptOf(also.mark), label: sayable(also.label) } }),
  };
}
