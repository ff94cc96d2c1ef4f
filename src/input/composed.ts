import { Composer, type CST, type Document, Parser } from 'yaml';

const OPTIONS = {
  schema: 'failsafe',
  version: '1.2',
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
} as const;

/** The one document of a text whose lexemes are known: what `parseDocument` of the library returns, which would look for them once more. */
export function composed(lexemes: readonly string[], length: number): Document.Parsed {
  const [document] = new Composer(OPTIONS).compose(tokensOf(lexemes), true, length);
  return document as Document.Parsed;
}

function* tokensOf(lexemes: readonly string[]): Generator<CST.Token> {
  const parser = new Parser();
  for (const lexeme of lexemes) yield* parser.next(lexeme);
  yield* parser.end();
}
