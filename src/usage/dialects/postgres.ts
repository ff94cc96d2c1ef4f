import { dayAt } from '../../input/day.ts';
import { type ColumnType, JSON_KIND, type Value } from '../column-type.ts';
import type { Dialect } from './dialect.ts';
import { epochMillis } from './epoch.ts';
import { manyDigits } from './within-bounds.ts';

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

const isNumber = ({ kind }: ColumnType): boolean => kind === 'whole' || kind === 'decimal';
const number = (value: Value): string => {
  if (isNumber(value.type)) return `CAST(${value.sql} AS double precision)`;
  const text = POSTGRES.asText(value);
  // PostgreSQL has no cast that gives null
  return `CASE WHEN ${text} ~ '^-?[0-9]{1,18}([.][0-9]{1,18})?([eE][-+]?[0-9]{1,2})?$' THEN CAST(${text} AS double precision) END`;
};
const whole = (x: string): string => `CAST(${x} AS bigint)`;

/** A day that there is, as text: a cast of another one would end the question. */
const LEAP = '([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)';
const MONTH_AND_DAY =
  '((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))';
const DAY = `(?!0000)([0-9]{4}-${MONTH_AND_DAY}|${LEAP}-02-29)`;
/** A time as text: a day, and a time of day with or without a zone. */
const TIME = `'^${DAY}([T ]([01][0-9]|2[0-3]):[0-5][0-9](:([0-5][0-9]|60)([.][0-9]+)?)?( ?(Z|UTC|[+-](0[0-9]|1[0-5])(:?[0-5][0-9])?))?)?$'`;

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
        ? { kind: 'whole', narrow: true }
        : ({ kind: KINDS.find(([pattern]) => pattern.test(text))?.[1] ?? 'text' } as ColumnType),
  step({ sql, type }, name) {
    if (type.kind !== 'json' && type.kind !== 'text') return undefined;
    const json = type.kind === 'json' ? sql : `CAST(${sql} AS jsonb)`;
    return { sql: `(${json} -> ${literal(name)})`, type: JSON_KIND };
  },
  pair: () => undefined,
  unnested: undefined,
  asText: ({ sql, type }) => (type.kind === 'json' ? `(${sql} #>> '{}')` : `CAST(${sql} AS text)`),
  asWhole({ sql, type }) {
    if (type.kind === 'whole') return whole(sql);
    const text = POSTGRES.asText({ sql, type });
    return `CASE WHEN ${text} ~ '^ *-?[0-9]{1,18}([.]0+)? *$' THEN CAST(split_part(btrim(${text}), '.', 1) AS bigint) ${manyDigits(pattern => `${text} ~ '^${pattern}$'`, whole)} END`;
  },
  asBillionths: value =>
    `CASE WHEN abs(${number(value)}) < 1e9 THEN ${whole(`floor(${number(value)} * 1e9 + 0.5)`)} END`,
  asMillis(value, unit) {
    const { sql, type } = value;
    if (type.kind === 'instant' || type.kind === 'date') return millisOf(sql);
    const ofNumber = epochMillis(number(value), unit, whole);
    if (isNumber(type)) return ofNumber;
    const text = POSTGRES.asText(value);
    // without a zone a text is UTC; the session keeps UTC
    return `CASE WHEN ${text} ~ ${TIME} THEN ${millisOf(`CAST(${text} AS timestamptz)`)} ELSE ${ofNumber} END`;
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
  containing: (text, word) => `strpos(${text}, ${literal(word)}) > 0`,
  ordered: text => `${text} COLLATE "C"`,
};

function isoOf(millis: number): string {
  const day = Math.floor(millis / 86_400_000);
  const of = millis - day * 86_400_000;
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
  return `${dayAt(day)} ${two(of / 3_600_000)}:${two((of / 60_000) % 60)}:${two((of / 1000) % 60)}+00`;
}
