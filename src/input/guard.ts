import { CST, Lexer } from 'yaml';
import type { Problem } from './problem.ts';
import { problemAt, type SourceText } from './source-text.ts';

const DEPTH_LIMIT = 32;
const VALUE_LIMIT = 50_000;
/** A thousand aliases are one mistake; the first few show it. */
const REPEAT_LIMIT = 3;

/** Tokens that are refused wherever they stand. */
const REFUSED: Readonly<Record<string, readonly [code: string, said: (token: string) => string, hint: string]>> = {
  anchor: [
    'E112',
    token => `anchor \`${token}\`: anchors and aliases are not allowed`,
    'write the value where it is needed',
  ],
  alias: ['E112', token => `alias \`${token}\`: anchors and aliases are not allowed`, 'write the value again'],
  tag: ['E113', token => `tag \`${token}\`: tags are not allowed`, 'delete it; every field knows what it wants'],
  'directive-line': [
    'E114',
    token => `directive \`${token.trim()}\`: directives are not allowed`,
    'delete the line; the file is read as YAML 1.2',
  ],
  'explicit-key-ind': ['E116', () => 'a key written with `?`', 'write `key: value`'],
};

const BEGINS_VALUE = new Set([
  'scalar',
  'single-quoted-scalar',
  'double-quoted-scalar',
  'seq-item-ind',
  'flow-map-start',
  'flow-seq-start',
  'alias',
]);

/** What the tokens of a text show before anything is built of it: anchors, aliases, tags, directives, further documents, open brackets, depth and size. Linear in the text. The lexemes of the text come with it, all of them where nothing is wrong. */
export function guardTokens(source: SourceText): { readonly problems: Problem[]; readonly lexemes: readonly string[] } {
  const lexemes: string[] = [];
  return { problems: new Guard(source).run(lexemes), lexemes };
}

class Guard {
  readonly #source: SourceText;
  readonly #problems: Problem[] = [];
  /** Columns of the block maps and lists that are open. */
  readonly #columns: number[] = [];
  /** Offsets of the brackets that are open. */
  readonly #brackets: number[] = [];
  #offset = 0;
  #lineStart = 0;
  #values = 0;
  #ended = false;

  constructor(source: SourceText) {
    this.#source = source;
  }

  run(lexemes: string[]): Problem[] {
    let isScalar = false;
    for (const token of new Lexer().lex(this.#source.text)) {
      lexemes.push(token);
      if (token === CST.SCALAR || token === CST.DOCUMENT) {
        isScalar = token === CST.SCALAR;
        continue;
      }
      if (token === CST.FLOW_END) {
        if (!this.#closed()) return this.#problems;
        continue;
      }
      const type = isScalar && !token.startsWith('%') ? 'scalar' : (CST.tokenType(token) ?? 'scalar');
      isScalar = false;
      if (!this.#take(token, type)) return this.#problems;
      this.#offset += token.length;
      const newline = token.lastIndexOf('\n');
      if (newline >= 0) this.#lineStart = this.#offset - (token.length - newline - 1);
    }
    this.#closed();
    return this.#problems;
  }

  /** Looks at one token; false where going on makes no sense. */
  #take(token: string, type: string): boolean {
    if (BEGINS_VALUE.has(type) && !this.#value(type)) return false;
    if (type === 'flow-map-start' || type === 'flow-seq-start') this.#brackets.push(this.#offset);
    if (type === 'flow-map-end' || type === 'flow-seq-end') this.#brackets.pop();
    if (this.#columns.length + this.#brackets.length > DEPTH_LIMIT + 1)
      return this.#stop('E111', `nested deeper than ${DEPTH_LIMIT}`);
    if (type === 'doc-start' && (this.#values > 0 || this.#ended)) return this.#secondDocument();
    if (type === 'doc-end') this.#ended = this.#values > 0;
    if (type === 'comment') this.#comment(token);
    const refused = REFUSED[type];
    if (refused) this.#report(refused[0], refused[1](token), token.length, refused[2]);
    return true;
  }

  #value(type: string): boolean {
    if (this.#ended) return this.#secondDocument();
    if (++this.#values > VALUE_LIMIT) return this.#stop('E123', `more than ${VALUE_LIMIT} keys and values`);
    if (this.#brackets.length === 0 && type !== 'alias') {
      const column = this.#offset - this.#lineStart;
      while (this.#columns.length > 0 && this.#columns.at(-1)! >= column) this.#columns.pop();
      this.#columns.push(column);
    }
    return true;
  }

  /** A comment glued to its hash, behind a value on the same line, was probably meant as part of the value. */
  #comment(token: string): void {
    const before = this.#source.text.slice(this.#lineStart, this.#offset);
    if (!/^#[^\s#!-]/.test(token) || !/\S[ \t]+$/.test(before)) return;
    this.#report(
      'E121',
      `\`${token.slice(0, 40)}\` is read as a comment`,
      token.length,
      'quote the value if it belongs to it, else put a space behind the #',
      'warning',
    );
  }

  #secondDocument(): false {
    return this.#stop('E115', 'a second document begins here', 'keep one scenario in one file');
  }

  #closed(): boolean {
    const open = this.#brackets.pop();
    if (open === undefined) return true;
    this.#offset = open;
    return this.#stop(
      'E109',
      `\`${this.#source.text[open]}\` is not closed`,
      'close it; if it belongs to the value, quote the value',
    );
  }

  #stop(code: string, message: string, hint?: string): false {
    this.#report(code, message, 1, hint);
    return false;
  }

  #report(code: string, message: string, length: number, hint?: string, severity: Problem['severity'] = 'error'): void {
    if (this.#problems.filter(p => p.code === code).length >= REPEAT_LIMIT) return;
    this.#problems.push(
      problemAt(this.#source.mark(this.#offset, length), code, message, {
        severity,
        ...(hint === undefined ? {} : { hint }),
      }),
    );
  }
}
