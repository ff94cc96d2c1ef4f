import { isMap, isScalar, type Pair, parseDocument, type YAMLMap } from 'yaml';
import { readPath } from './path.ts';

/** Where in a text of YAML or JSON a value goes, and what it takes to stand there. */
export interface TextEdit {
  /** The stretch that gives way; empty where something is inserted. */
  readonly start: number;
  readonly end: number;
  /** Keys that are not there yet, from the outermost; none where a value is replaced. */
  readonly keys: readonly string[];
  /** Behind which text the first thing inserted here stands, between two of them, and before which text the last one does. */
  readonly before: string;
  readonly between: string;
  readonly after: string;
  /** Whether keys and values are quoted as in JSON. */
  readonly json: boolean;
}

/** How to write values at some paths of a text; a path is left out where it leads to nothing that could be edited. */
export function textEdits(text: string, paths: readonly string[]): Readonly<Record<string, TextEdit>> {
  const { contents } = parseDocument(text, { schema: 'failsafe', version: '1.2', logLevel: 'silent' });
  if (!isMap(contents)) return {};
  const json = /^\s*\{/.test(text);
  return Object.fromEntries(
    paths.flatMap(path => {
      const edit = editAt(text, contents, readPath(path)?.segments ?? [], json);
      return edit ? [[path, edit]] : [];
    }),
  );
}

function editAt(text: string, root: YAMLMap, segments: readonly string[], json: boolean): TextEdit | undefined {
  let map = root;
  for (const [depth, segment] of segments.entries()) {
    const pair = pairOf(map, segment);
    if (!pair) return insertion(text, map, segments.slice(depth), json);
    const { value } = pair;
    if (isMap(value)) map = value;
    else if (depth === segments.length - 1 && isScalar(value) && value.range)
      return { start: value.range[0], end: value.range[1], keys: [], before: '', between: '', after: '', json };
    else return undefined;
  }
  return undefined;
}

const pairOf = (map: YAMLMap, key: string): Pair | undefined =>
  map.items.find(({ key: k }) => isScalar(k) && String(k.value).normalize('NFC') === key);

/** New members come first: before them nothing can stand but the brace or the indent of the map. */
function insertion(text: string, map: YAMLMap, keys: readonly string[], json: boolean): TextEdit | undefined {
  if (!map.range) return undefined;
  if (map.flow) {
    const start = map.range[0] + 1;
    return { start, end: start, keys, before: ' ', between: ', ', after: map.items.length ? ',' : ' ', json };
  }
  const first = map.items[0]?.key;
  if (!isScalar(first) || !first.range) return undefined;
  const [start] = first.range;
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  // `- key: …` and `? key` have more than an indent before the key
  if (line.trim() !== '') return undefined;
  return { start, end: start, keys, before: '', between: `\n${line}`, after: `\n${line}`, json };
}
