import { isMap, isScalar, isSeq, type Pair } from 'yaml';
import { badCharacters, oddSpace } from './characters.ts';
import { composed } from './composed.ts';
import { guardTokens } from './guard.ts';
import type { Problem } from './problem.ts';
import { noticeSiblings } from './siblings.ts';
import { type Mark, problemAt, SourceText } from './source-text.ts';
import type { Branch, Entry, Tree } from './tree.ts';
import { yamlProblem } from './yaml-fault.ts';

/** Reads YAML 1.2 (or JSON) into a located tree, and everything that is wrong with its text. Without a tree, the problems say why; `expected` is what should stand in the file. */
export function readTree(
  text: string,
  file: string,
  expected = 'a map',
): { readonly tree?: Branch; readonly problems: readonly Problem[] } {
  const returns = /\r(?!\n)/.exec(text);
  if (returns) return { problems: [loneReturn(text, file, returns.index)] };
  const source = new SourceText(file, text.replaceAll('\r\n', '\n'));
  const characters = badCharacters(source.text).map(bad =>
    problemAt(source.mark(bad.index), bad.code, `the text contains ${bad.what}`, { hint: 'delete it' }),
  );
  if (characters.length > 0) return { problems: characters };
  const start = source.mark(Math.max(0, source.text.search(/\S/)));
  if (source.text.split('\n').every(line => /^\s*(#|$)/.test(line))) return { problems: [empty(start, expected)] };
  const { problems, lexemes } = guardTokens(source);
  if (problems.some(p => p.severity === 'error')) return { problems };

  const document = composed(lexemes, source.text.length);
  problems.push(...[...document.errors, ...document.warnings].slice(0, 20).map(error => yamlProblem(error, source)));
  if (problems.some(p => p.severity === 'error')) return { problems };
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === ''))
    return { problems: [empty(start, expected)] };
  const tree = new Builder(source, problems).tree(document.contents, start);
  if (tree.kind === 'map') return { tree, problems };
  return { problems: [...problems, topLevel(tree, expected)] };
}

const empty = (mark: Mark, expected: string): Problem => problemAt(mark, 'E107', 'file is empty', { expected });

function loneReturn(text: string, file: string, index: number): Problem {
  const source = new SourceText(file, text);
  return problemAt(source.mark(index), 'E120', 'a carriage return without a line feed', {
    hint: 'save the file with LF or CRLF line ends',
  });
}

function topLevel(tree: Tree, expected: string): Problem {
  const odd = tree.kind === 'text' ? oddSpace(tree.text) : undefined;
  const found = tree.kind === 'list' ? 'a list' : 'a single text';
  return problemAt(tree.mark, 'E108', `top level is ${found}, not a map`, {
    expected,
    ...(odd ? { hint: `the text contains ${odd.what}; replace it by a plain space` } : {}),
  });
}

/** Characters of which each can be seen, and that have one form only. */
const PRINTABLE = /^[\x20-\x7e]*$/;

/** Turns the library's nodes into the located tree, and finds what only shows in keys and values. */
class Builder {
  readonly #source: SourceText;
  readonly #problems: Problem[];

  constructor(source: SourceText, problems: Problem[]) {
    this.#source = source;
    this.#problems = problems;
  }

  tree(node: unknown, fallback: Mark): Tree {
    const range = (node as { range?: [number, number, number] } | null)?.range;
    const mark = range && range[1] > range[0] ? this.#source.mark(range[0], range[1] - range[0]) : fallback;
    if (isMap(node)) return this.#map(node.items, mark);
    if (isSeq(node)) return { kind: 'list', mark, items: node.items.map(item => this.tree(item, mark)) };
    if (!isScalar(node)) return { kind: 'text', mark, text: '', quoted: false };
    const text = this.#text(String(node.value ?? ''), mark);
    return { kind: 'text', mark, text, quoted: node.type !== 'PLAIN' };
  }

  #map(pairs: readonly Pair[], mark: Mark): Branch {
    const entries = new Map<string, Entry>();
    for (const pair of pairs) {
      const key = this.#key(pair, mark);
      if (!key) continue;
      const value = this.tree(pair.value, key.mark);
      const first = entries.get(key.text);
      if (first) {
        this.#problems.push(
          problemAt(key.mark, 'E118', `duplicate key \`${key.text}\``, {
            also: { mark: first.key, label: 'first written here' },
            hint: 'delete one of the two',
          }),
        );
      } else entries.set(key.text, { key: key.mark, value });
    }
    noticeSiblings(entries, this.#problems);
    return { kind: 'map', mark, entries };
  }

  #key(pair: Pair, parent: Mark): { text: string; mark: Mark } | undefined {
    const node = pair.key;
    const range = (node as { range?: [number, number, number] } | null)?.range;
    const mark = range ? this.#source.mark(range[0], range[1] - range[0]) : parent;
    const refuse = (code: string, message: string, hint: string) =>
      void this.#problems.push(problemAt(mark, code, message, { hint }));
    if (!isScalar(node)) return refuse('E116', 'a map or a list as a key', 'a key is a plain text');
    const text = this.#text(String(node.value ?? ''), mark);
    if (text === '<<') return refuse('E117', 'merge key `<<`', 'write the keys out; nothing is merged here');
    if (text === '__proto__' || text === 'constructor' || text === 'prototype')
      return refuse('E122', `reserved key \`${text}\``, 'use another name');
    const odd = oddSpace(text);
    if (odd) return refuse('E105', `the key contains ${odd.what}`, 'replace it by a plain space');
    return { text, mark };
  }

  /** NFC, and a look at what escapes such as "\u200b" brought in. */
  #text(text: string, mark: Mark): string {
    if (PRINTABLE.test(text)) return text;
    for (const bad of badCharacters(text, 1)) {
      this.#problems.push(
        problemAt(mark, bad.code, `the text contains ${bad.what}, written as an escape`, { hint: 'delete it' }),
      );
    }
    return text.normalize('NFC');
  }
}
