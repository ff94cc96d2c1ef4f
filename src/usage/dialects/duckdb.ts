import { type ColumnType, JSON_KIND, TEXT, type Value } from '../column-type.ts';
import type { Dialect } from './dialect.ts';
import { epochMillis } from './epoch.ts';
import { readTypeText, type TypeText } from './type-text.ts';
import { manyDigits, withinBounds } from './within-bounds.ts';

const column = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const quoted = (name: string): string => name.split('.').map(column).join('.');
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const WHOLE = /^U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?$/;
const KINDS: readonly (readonly [RegExp, ColumnType['kind']])[] = [
  [/^(?:VARCHAR|UUID|ENUM)$/, 'text'],
  [/^(?:DECIMAL|FLOAT|DOUBLE)$/, 'decimal'],
  [/^BOOLEAN$/, 'boolean'],
  [/^TIMESTAMP/, 'instant'],
  [/^DATE$/, 'date'],
  [/^JSON$/, 'json'],
];

function typeOf({ name, inner, lists }: TypeText): ColumnType {
  if (lists > 0) return { kind: 'list', element: typeOf({ name, inner, lists: lists - 1 }) };
  if (name === 'STRUCT')
    return { kind: 'struct', fields: new Map(inner.map(({ field, type }) => [field ?? '', typeOf(type)])) };
  if (name === 'MAP') return { kind: 'map', value: typeOf(inner[1]!.type) };
  if (WHOLE.test(name)) return { kind: 'whole', narrow: !/UBIG|HUGE/.test(name) };
  return { kind: KINDS.find(([pattern]) => pattern.test(name))?.[1] ?? 'other' } as ColumnType;
}

/** Of a list as OpenTelemetry writes it: `{ key, value: { stringValue, intValue, … } }`. */
function pair({ sql, type }: Value, key: string): Value | undefined {
  if (type.kind !== 'list' || type.element.kind !== 'struct') return undefined;
  const value = type.element.fields.get('value');
  if (!type.element.fields.has('key') || !value) return undefined;
  const found = `list_filter(${sql}, lambda one: one."key" = ${literal(key)})[1]."value"`;
  if (value.kind !== 'struct') return { sql: found, type: value };
  const forms = [...value.fields.keys()].map(name => `${found}.${column(name)}`);
  return { sql: `coalesce(${forms.join(', ')})`, type: TEXT };
}

const isNumber = ({ kind }: ColumnType): boolean => kind === 'whole' || kind === 'decimal';
const number = (value: Value): string =>
  isNumber(value.type) ? `CAST(${value.sql} AS DOUBLE)` : `TRY_CAST(${DUCKDB.asText(value)} AS DOUBLE)`;
const whole = (x: string): string => `CAST(${x} AS BIGINT)`;

/** The name of a type that JSON is read as. */
function typeText(type: ColumnType): string {
  if (type.kind === 'list') return `${typeText(type.element)}[]`;
  if (type.kind === 'map') return `MAP(VARCHAR, ${typeText(type.value)})`;
  if (type.kind === 'struct')
    return `STRUCT(${[...type.fields].map(([name, field]) => `${column(name)} ${typeText(field)}`).join(', ')})`;
  return type.kind === 'json' ? 'JSON' : 'VARCHAR';
}

/** DuckDB 1.x over files and databases of its own. */
export const DUCKDB: Dialect & { typeText(type: ColumnType): string } = {
  typeText,
  kind: 'duckdb',
  quoted,
  column,
  literal,
  typeOf: text => typeOf(readTypeText(text)),
  step({ sql, type }, name) {
    if (type.kind === 'struct') {
      const field = type.fields.get(name);
      return field && { sql: `${sql}.${column(name)}`, type: field };
    }
    if (type.kind === 'map') return { sql: `${sql}[${literal(name)}]`, type: type.value };
    if (type.kind === 'json' || type.kind === 'text') {
      // a text that is no JSON has nothing in it
      const json = type.kind === 'json' ? sql : `CASE WHEN json_valid(${sql}) THEN CAST(${sql} AS JSON) END`;
      return { sql: `(${json} -> ${literal(`$.${JSON.stringify(name)}`)})`, type: JSON_KIND };
    }
    return undefined;
  },
  pair,
  unnested: list => `unnest(${list})`,
  asText({ sql, type }) {
    if (type.kind === 'json') return `(${sql} ->> '$')`;
    return type.kind === 'text' ? sql : `CAST(${sql} AS VARCHAR)`;
  },
  asWhole({ sql, type }) {
    if (type.kind === 'whole') return type.narrow ? whole(sql) : withinBounds(sql, whole);
    const text = DUCKDB.asText({ sql, type });
    // a cast would round 5.5 to 6
    return `CASE WHEN regexp_full_match(${text}, ' *-?[0-9]{1,18} *') THEN TRY_CAST(${text} AS BIGINT) ${manyDigits(pattern => `regexp_full_match(${text}, '${pattern}')`, whole)} WHEN contains(${text}, '.') THEN TRY_CAST(regexp_extract(${text}, '^ *(-?[0-9]{1,18})\\.0+ *$', 1) AS BIGINT) END`;
  },
  // a cast that cannot fail is faster than one that may; beyond a billion USD a row has no cost
  asBillionths: value =>
    `CASE WHEN ${number(value)} < 1e9 AND ${number(value)} > -1e9 THEN ${whole(`floor(${number(value)} * 1e9 + 0.5)`)} END`,
  asMillis(value, unit) {
    const { sql, type } = value;
    if (type.kind === 'instant') return `epoch_ms(${sql})`;
    if (type.kind === 'date') return `epoch_ms(CAST(${sql} AS TIMESTAMP))`;
    const ofNumber = epochMillis(number(value), unit, whole);
    if (isNumber(type)) return ofNumber;
    // a TIMESTAMP would drop the offset; the session is in UTC, for texts without one
    return `coalesce(epoch_ms(TRY_CAST(${DUCKDB.asText(value)} AS TIMESTAMPTZ)), ${ofNumber})`;
  },
  instant: millis => `make_timestamp(${millis}000)`,
  quotient: (a, b) => `(${a}) // ${b}`,
  sum: whole => `sum(${whole})`,
  sumOfSquares: whole => [`sum(${whole} * ${whole})`],
  fingerprint: text => `hash(${text})`,
  within: 'IN',
  without: 'NOT IN',
  firstOfEach: (query, key, order) =>
    `SELECT DISTINCT ON (${key}) * FROM (${query}) ORDER BY ${[key, ...order].join(', ')}`,
  containing: (text, word) => `contains(${text}, ${literal(word)})`,
  ordered: text => text,
};
