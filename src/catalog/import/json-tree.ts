import type { Problem } from '../../input/problem.ts';
import { type Mark, problemAt, SourceText } from '../../input/source-text.ts';
import type { Entry, Tree } from '../../input/tree.ts';

const DEPTH_LIMIT = 64;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /[^\s,:{}[\]"]+/y;
const JSON_WORDS: ReadonlySet<string> = new Set(['true', 'false', 'null']);
const PYTHON_WORDS: ReadonlySet<string> = new Set([...JSON_WORDS, 'NaN', 'Infinity', '-Infinity']);
const SPACE = /[ \t\n\r]*/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them inside a text
const STRING = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"/y;

/** A key that stands twice in one map; the later value counts, as in every JSON library. */
export interface RepeatedKey {
  readonly key: string;
  readonly first: Mark;
  readonly again: Mark;
}

export type JsonReading =
  | { readonly ok: true; readonly tree: Tree; readonly repeated: readonly RepeatedKey[] }
  | { readonly ok: false; readonly problem: Problem };

/** Reads JSON into a located tree. Numbers, `true`, `false` and `null` stay the text that was written (unquoted leaves); linear in the text. */
export function readJson(text: string, file: string): JsonReading {
  return read(text, file, JSON_WORDS, reader => ({ ok: true, tree: reader.document(), repeated: reader.repeated }));
}

/** Reads JSON values one behind another (JSON lines, or results that a tool appended to a file). As Python writes them, `NaN`, `Infinity` and `-Infinity` are leaves too. */
export function readJsonSequence(
  text: string,
  file: string,
): { readonly ok: true; readonly trees: readonly Tree[] } | (JsonReading & { ok: false }) {
  return read(text, file, PYTHON_WORDS, reader => ({ ok: true, trees: reader.sequence() }));
}

function read<T>(text: string, file: string, words: ReadonlySet<string>, take: (reader: Reader) => T) {
  const source = new SourceText(file, text);
  try {
    return take(new Reader(source, words));
  } catch (fault) {
    if (!(fault instanceof Stop)) throw fault;
    const mark = source.mark(Math.min(fault.offset, Math.max(0, text.length - 1)));
    const problem = problemAt(mark, 'E470', fault.message, fault.hint ? { hint: fault.hint } : {});
    return { ok: false as const, problem };
  }
}

class Stop extends Error {
  readonly offset: number;
  readonly hint: string | undefined;
  constructor(offset: number, message: string, hint?: string) {
    super(message);
    this.offset = offset;
    this.hint = hint;
  }
}

class Reader {
  readonly repeated: RepeatedKey[] = [];
  readonly #source: SourceText;
  readonly #text: string;
  readonly #words: ReadonlySet<string>;
  #at = 0;

  constructor(source: SourceText, words: ReadonlySet<string>) {
    this.#source = source;
    this.#text = source.text;
    this.#words = words;
  }

  document(): Tree {
    const tree = this.#value(0);
    this.#space();
    if (this.#at < this.#text.length) throw new Stop(this.#at, 'the JSON value has ended, and more text follows');
    return tree;
  }

  /** At least one value; an empty text ends too early. */
  sequence(): Tree[] {
    const trees = [this.#value(0)];
    for (this.#space(); this.#at < this.#text.length; this.#space()) trees.push(this.#value(0));
    return trees;
  }

  #value(depth: number): Tree {
    this.#space();
    const start = this.#at;
    if (depth > DEPTH_LIMIT) throw new Stop(start, `nested deeper than ${DEPTH_LIMIT}`);
    const sign = this.#text[start];
    if (sign === '{') return this.#map(depth);
    if (sign === '[') return this.#list(depth);
    if (sign === '"') return { kind: 'text', text: this.#string(), quoted: true, mark: this.#mark(start) };
    const text = this.#match(NUMBER) ?? this.#word();
    const rest = this.#match(WORD);
    if (rest !== undefined) throw new Stop(start, `\`${(text + rest).slice(0, 40)}\` is not a JSON value`);
    return { kind: 'text', text, quoted: false, mark: this.#mark(start) };
  }

  #word(): string {
    const start = this.#at;
    const word = this.#match(WORD);
    if (word !== undefined && this.#words.has(word)) return word;
    if (start >= this.#text.length) throw new Stop(start, 'the file ends inside the JSON value', 'is it cut off?');
    const said = word ?? this.#text[start]!;
    throw new Stop(
      start,
      `\`${said.slice(0, 40)}\` is not a JSON value`,
      said.startsWith('/') || said.startsWith('#') ? 'JSON has no comments' : undefined,
    );
  }

  #map(depth: number): Tree {
    const start = this.#at++;
    const entries = new Map<string, Entry>();
    while (!this.#ends('}', entries.size === 0 ? undefined : start)) {
      const at = this.#at;
      if (this.#text[at] !== '"')
        throw new Stop(at, 'a key in double quotes is wanted here', this.#text[at] === '}' ? TRAILING : undefined);
      const key = this.#string();
      const mark = this.#mark(at);
      this.#space();
      if (this.#text[this.#at] !== ':') throw new Stop(this.#at, `a colon is missing behind the key \`${key}\``);
      this.#at++;
      const before = entries.get(key);
      if (before) this.repeated.push({ key, first: before.key, again: mark });
      entries.set(key, { key: mark, value: this.#value(depth + 1) });
    }
    return { kind: 'map', mark: this.#source.mark(start), entries };
  }

  #list(depth: number): Tree {
    const start = this.#at++;
    const items: Tree[] = [];
    while (!this.#ends(']', items.length === 0 ? undefined : start)) {
      if (this.#text[this.#at] === ']') throw new Stop(this.#at, 'a value is wanted here', TRAILING);
      items.push(this.#value(depth + 1));
    }
    return { kind: 'list', mark: this.#source.mark(start), items };
  }

  /** Whether the bracket closes here; else takes the comma that stands between two members. */
  #ends(close: string, opened: number | undefined): boolean {
    this.#space();
    const sign = this.#text[this.#at];
    if (sign === close) {
      this.#at++;
      return true;
    }
    if (opened === undefined) return false;
    if (sign === undefined) throw new Stop(this.#at, `the file ends before the \`${close}\``, 'is it cut off?');
    if (sign !== ',') throw new Stop(this.#at, `a comma or \`${close}\` is missing before this`);
    this.#at++;
    this.#space();
    return false;
  }

  #string(): string {
    const text = this.#match(STRING);
    if (text === undefined) throw new Stop(this.#at, 'a text that is not closed, or has a wrong escape in it');
    return (text.includes('\\') ? (JSON.parse(text) as string) : text.slice(1, -1)).normalize('NFC');
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    this.#at += found?.length ?? 0;
    return found;
  }

  #space(): void {
    this.#match(SPACE);
  }

  #mark(start: number): Mark {
    return this.#source.mark(start, this.#at - start);
  }
}

const TRAILING = 'JSON allows no comma behind the last value';
