import { type ColumnType, JSON_KIND, type Value } from '../column-type.ts';
import type { Dialect } from './dialect.ts';
import { epochMillis } from './epoch.ts';
import { readTypeText, type TypeText } from './type-text.ts';
import { manyDigits, withinBounds } from './within-bounds.ts';

const quoted = (name: string): string =>
  name
    .split('.')
    .map(part => `\`${part.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``)
    .join('.');
const literal = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

const WHOLE = /^U?INT\d+$/;
const KINDS: readonly (readonly [RegExp, ColumnType['kind']])[] = [
  [/^(?:FLOAT|DECIMAL)\d*$/, 'decimal'],
  [/^BOOL/, 'boolean'],
  [/^DATETIME/, 'instant'],
  [/^DATE(?:32)?$/, 'date'],
  [/^JSON/, 'json'],
];

function typeOf({ name, inner }: TypeText): ColumnType {
  if (name === 'NULLABLE' || name === 'LOWCARDINALITY') return typeOf(inner[0]!.type);
  if (name === 'ARRAY') return { kind: 'list', element: typeOf(inner[0]!.type) };
  if (name === 'MAP') return { kind: 'map', value: typeOf(inner[1]!.type) };
  if (name === 'TUPLE')
    return { kind: 'struct', fields: new Map(inner.map(({ field, type }) => [field ?? '', typeOf(type)])) };
  if (WHOLE.test(name)) return { kind: 'whole', narrow: !/UINT64|128|256/.test(name) };
  return { kind: KINDS.find(([pattern]) => pattern.test(name))?.[1] ?? 'text' } as ColumnType;
}

/** A number of text or of anything else; null where it is none. Text that is no number is null there too, so no branch throws. */
const number = (value: Value): string =>
  isNumber(value.type) ? `toFloat64(${value.sql})` : `toFloat64OrNull(toString(${CLICKHOUSE.asText(value)}))`;
const isNumber = ({ kind }: ColumnType): boolean => kind === 'whole' || kind === 'decimal';
const whole = (x: string): string => `toInt64(${x})`;

/** ClickHouse from 18.16 (no common table expressions, no windows, dates of whole seconds) to today. */
export const CLICKHOUSE: Dialect = {
  kind: 'clickhouse',
  quoted,
  column: quoted,
  literal,
  typeOf: text => typeOf(readTypeText(text)),
  step({ sql, type }, name) {
    // a missing key of a map gives 0, which would stand in the way of the next name of a count
    if (type.kind === 'map' && type.value.kind !== 'text')
      return {
        sql: `CASE WHEN mapContains(${sql}, ${literal(name)}) THEN ${sql}[${literal(name)}] END`,
        type: type.value,
      };
    if (type.kind === 'map') return { sql: `${sql}[${literal(name)}]`, type: type.value };
    if (type.kind === 'struct') {
      const field = type.fields.get(name);
      return field && { sql: `tupleElement(${sql}, ${literal(name)})`, type: field };
    }
    if (type.kind === 'text' || type.kind === 'json')
      return { sql: `JSONExtractRaw(toString(${sql}), ${literal(name)})`, type: JSON_KIND };
    return undefined;
  },
  pair: () => undefined,
  unnested: undefined,
  asText({ sql, type }) {
    // what is missing is an empty text
    if (type.kind === 'json')
      return `CASE WHEN JSONType(${sql}) = 'String' THEN JSONExtractString(${sql}) ELSE nullIf(nullIf(${sql}, ''), 'null') END`;
    return type.kind === 'text' ? sql : `toString(${sql})`;
  },
  asWhole({ sql, type }) {
    if (type.kind === 'whole') return type.narrow ? whole(sql) : withinBounds(sql, whole);
    const text = `ifNull(${CLICKHOUSE.asText({ sql, type })}, '')`;
    // an overflow would wrap, so longer texts are none
    return `CASE WHEN match(${text}, '^ *-?[0-9]{1,18}([.]0+)? *$') THEN toInt64OrNull(replaceRegexpAll(${text}, '^ +|[.]0+ *$| +$', '')) ${manyDigits(pattern => `match(${text}, '^${pattern}$')`, whole)} END`;
  },
  asBillionths: value => `CASE WHEN abs(${number(value)}) < 1e9 THEN toInt64(floor(${number(value)} * 1e9 + 0.5)) END`,
  asMillis(value, unit) {
    const { sql, type } = value;
    if (type.kind === 'instant') return `toInt64(floor(toFloat64(${sql}) * 1000))`;
    if (type.kind === 'date') return `toInt64(toUnixTimestamp(toDateTime(${sql}, 'UTC'))) * 1000`;
    const ofNumber = epochMillis(number(value), unit, whole);
    if (isNumber(type)) return ofNumber;
    const text = `ifNull(${CLICKHOUSE.asText(value)}, '')`;
    // an empty text would be a day of the year 2000
    return `coalesce(${ofNumber}, CASE WHEN ${text} <> '' THEN toInt64(toUnixTimestamp(parseDateTimeBestEffortOrNull(${text}, 'UTC'))) * 1000 END)`;
  },
  instant: millis => `toDateTime(${Math.floor(millis / 1000)}, 'UTC')`,
  quotient: (a, b) => `intDiv(${a}, ${b})`,
  sum: x => `sum(toInt64(${x}))`,
  // high and low halves of the squares apart: their sums stay within 64 bits
  sumOfSquares: x => [
    `sum(intDiv(toInt64(${x}) * toInt64(${x}), 4294967296))`,
    `sum((toInt64(${x}) * toInt64(${x})) % 4294967296)`,
  ],
  fingerprint: text => `cityHash64(${text})`,
  within: 'GLOBAL IN',
  without: 'GLOBAL NOT IN',
  firstOfEach: (query, key, order) =>
    `SELECT * FROM (${query}) AS several ORDER BY ${[key, ...order].join(', ')} LIMIT 1 BY ${key}`,
  containing: (text, word) => `position(${text}, ${literal(word)}) > 0`,
  ordered: text => text,
};
