import { dayAt } from '../../input/day.ts';
import { type ColumnType, TEXT, type Value } from '../column-type.ts';
import type { Dialect } from './dialect.ts';
import { epochMillis } from './epoch.ts';
import { LARGEST } from './largest.ts';

const column = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const quoted = (name: string): string => name.split('.').map(column).join('.');
const literal = (text: string): string =>
  text.includes('\\')
    ? ` E'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
    : `'${text.replaceAll("'", "''")}'`;

const WHOLE = /^(?:smallint|integer|bigint|int[248])$/;
const KINDS: readonly (readonly [RegExp, ColumnType['kind']])[] = [
  [/^(?:numeric|real|double precision|float[48])/, 'decimal'],
  [/^bool/, 'boolean'],
  [/^timestamp/, 'instant'],
  [/^date$/, 'date'],
  [/^jsonb?$/, 'json'],
];

const number = ({ sql, type }: Value): string => {
  if (type.kind !== 'text') return `CAST(${sql} AS double precision)`;
  // PostgreSQL has no cast that gives null
  return `CASE WHEN ${sql} ~ '^-?[0-9]{1,18}([.][0-9]{1,18})?([eE][-+]?[0-9]{1,2})?$' THEN CAST(${sql} AS double precision) END`;
};
const whole = (x: string): string => `CAST(${x} AS bigint)`;

/** A time as text: a day, and a time of day with or without a zone. */
const TIME =
  "'^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])([T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-6][0-9]([.][0-9]+)?)?( ?(Z|UTC|[+-][0-9]{2}(:?[0-9]{2})?))?)?$'";

const millisOf = (instant: string): string => `CAST(floor(extract(epoch FROM ${instant}) * 1000) AS bigint)`;

/** PostgreSQL 12 or newer. */
export const POSTGRES: Dialect = {
  kind: 'postgres',
  quoted,
  column,
  literal,
  typeOf: text =>
    text.endsWith('[]')
      ? { kind: 'list', element: POSTGRES.typeOf(text.slice(0, -2)) }
      : WHOLE.test(text)
        ? { kind: 'whole', narrow: !/bigint|int8/.test(text) }
        : ({ kind: KINDS.find(([pattern]) => pattern.test(text))?.[1] ?? 'text' } as ColumnType),
  step({ sql, type }, { name, pairs }) {
    if (pairs || (type.kind !== 'json' && type.kind !== 'text')) return undefined;
    const json = type.kind === 'json' ? sql : `CAST(${sql} AS jsonb)`;
    return { sql: `(${json} ->> ${literal(name)})`, type: TEXT };
  },
  unnested: undefined,
  asText: ({ sql }) => `CAST(${sql} AS text)`,
  asWhole({ sql, type }) {
    if (type.kind === 'whole' && type.narrow) return whole(sql);
    if (type.kind === 'whole') return `CASE WHEN ${sql} > ${LARGEST} THEN ${LARGEST} ELSE ${whole(sql)} END`;
    if (type.kind === 'decimal')
      return `CASE WHEN ${sql} = floor(${sql}) AND abs(${sql}) <= ${LARGEST} THEN ${whole(sql)} END`;
    const text = POSTGRES.asText({ sql, type });
    return `CASE WHEN ${text} ~ '^ *-?[0-9]{1,18}([.]0+)? *$' THEN CAST(split_part(btrim(${text}), '.', 1) AS bigint) END`;
  },
  asBillionths: value =>
    `CASE WHEN abs(${number(value)}) < 1e9 THEN CAST(floor(${number(value)} * 1e9 + 0.5) AS bigint) END`,
  asMillis(value, unit) {
    const { sql, type } = value;
    if (type.kind === 'instant' || type.kind === 'date') return millisOf(sql);
    if (type.kind === 'whole' || type.kind === 'decimal') return epochMillis(number(value), unit, whole);
    const text = POSTGRES.asText(value);
    const ofDigits = epochMillis(number({ sql: text, type: TEXT }), unit, whole);
    // without a zone a text is UTC; the session keeps UTC
    return `CASE WHEN ${text} ~ ${TIME} THEN ${millisOf(`CAST(${text} AS timestamptz)`)} ELSE ${ofDigits} END`;
  },
  instant: millis => `CAST('${isoOf(millis)}' AS timestamptz)`,
  quotient: (a, b) => `(${a}) / ${b}`,
  sum: whole => `sum(${whole})`,
  sumOfSquares: whole => [`sum(CAST(${whole} AS numeric) * ${whole})`],
  fingerprint: text => text,
  within: 'IN',
  without: 'NOT IN',
  firstOfEach: (query, key, order) =>
    `SELECT DISTINCT ON (${key}) * FROM (${query}) AS several ORDER BY ${[key, ...order].join(', ')}`,
  ordered: text => `${text} COLLATE "C"`,
};

function isoOf(millis: number): string {
  const day = Math.floor(millis / 86_400_000);
  const of = millis - day * 86_400_000;
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
  return `${dayAt(day)} ${two(of / 3_600_000)}:${two((of / 60_000) % 60)}:${two((of / 1000) % 60)}+00`;
}
