import type { ColumnType, Value } from '../column-type.ts';
import type { EngineKind } from '../engine.ts';
import type { Mapping } from '../mapping/mapping.ts';

/** How an engine writes what the questions need and SQL leaves open. Every method returns an expression. */
export interface Dialect {
  readonly kind: EngineKind;
  /** The name of a table, with its schema or database before a dot. */
  quoted(name: string): string;
  /** The name of a column or of a field in one. */
  column(name: string): string;
  literal(text: string): string;
  typeOf(engineType: string): ColumnType;
  /** What a value holds under a name; undefined where it can hold no such thing. */
  step(value: Value, name: string): Value | undefined;
  /** The value of a key in a list of pairs of key and value; undefined where it is none, or the engine cannot. */
  pair(list: Value, key: string): Value | undefined;
  /** Elements of a list as rows; undefined: the engine cannot. */
  readonly unnested: ((list: string) => string) | undefined;
  asText(value: Value): string;
  /** A whole number below 10^18 of a text or of a whole number; null where it is none. */
  asWhole(value: Value): string;
  /** Whole billionths; null where it is no number. */
  asBillionths(value: Value): string;
  /** Milliseconds since 1970 in UTC; null where it is no time. */
  asMillis(value: Value, unit: Mapping['timeUnit']): string;
  /** A moment in UTC, from milliseconds since 1970, to hold columns of times against. */
  instant(millis: number): string;
  /** Whole quotient of two whole numbers, neither of them negative. */
  quotient(a: string, b: string): string;
  /** Sum of whole numbers, exact whatever its size. */
  sum(whole: string): string;
  /** Sum of squares of whole numbers below 2^31, as columns; read back by {@link squares}. */
  sumOfSquares(whole: string): readonly string[];
  /** A key for counting equal texts, as small as the engine has it. */
  fingerprint(text: string): string;
  /** What stands between a column and a subquery that has it, or has it not. */
  readonly within: string;
  readonly without: string;
  /** One row of each key from a query, the first by an order. */
  firstOfEach(query: string, key: string, order: readonly string[]): string;
  /** Whether a text has a word in it, which is lower case. */
  containing(text: string, word: string): string;
  /** Orders texts by their bytes, everywhere alike. */
  ordered(text: string): string;
}

/** The sum that {@link Dialect.sumOfSquares} gave. */
export const squares = (cells: readonly string[]): bigint =>
  cells.length === 1 ? BigInt(cells[0]!) : BigInt(cells[0]!) * 4294967296n + BigInt(cells[1]!);
