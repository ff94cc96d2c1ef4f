import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTypeText, type TypeText } from '../../../src/usage/dialects/type-text.ts';

const simple = (name: string, lists = 0): TypeText => ({ name, inner: [], lists });

describe('the type of a column as an engine writes it', () => {
  test.each([
    ['BIGINT', simple('BIGINT')],
    ['varchar[]', simple('VARCHAR', 1)],
    ['INTEGER[3][]', simple('INTEGER', 2)],
    ['TIMESTAMP WITH TIME ZONE', simple('TIMESTAMP WITH TIME ZONE')],
    ['double precision', simple('DOUBLE PRECISION')],
  ])('%s', (text, type) => {
    expect(readTypeText(text)).toEqual(type);
  });
  test('with numbers, names and types in brackets', () => {
    expect(readTypeText('DECIMAL(18,3)')).toMatchObject({
      name: 'DECIMAL',
      inner: [{ type: { name: '18' } }, { type: { name: '3' } }],
    });
    expect(readTypeText('timestamp(3) with time zone').name).toBe('TIMESTAMP');
    expect(readTypeText("DateTime64(6, 'UTC')")).toMatchObject({ name: 'DATETIME64' });
    expect(readTypeText('Map(LowCardinality(String), Nullable(UInt64))')).toMatchObject({
      name: 'MAP',
      inner: [
        { type: { name: 'LOWCARDINALITY' } },
        { type: { name: 'NULLABLE', inner: [{ type: { name: 'UINT64' } }] } },
      ],
    });
    expect(readTypeText('STRUCT(a BIGINT, "b ""c"", d)" VARCHAR[])[]')).toEqual({
      name: 'STRUCT',
      lists: 1,
      inner: [
        { field: 'a', type: simple('BIGINT') },
        { field: 'b "c", d)', type: simple('VARCHAR', 1) },
      ],
    });
    expect(readTypeText('Tuple(String, `x y` Int64)').inner.map(({ field }) => field)).toEqual([undefined, 'x y']);
  });
  test('whatever else is written ends, and is no type that anything knows', () => {
    const signs = fc.string({ unit: fc.constantFrom(...'()[],"` aSTRUCT1'.split('')), maxLength: 40 });
    fc.assert(
      fc.property(fc.oneof(signs, fc.string()), text => {
        expect(typeof readTypeText(text).name).toBe('string');
      }),
      { numRuns: 500 },
    );
  });
  test('a hundred structs within each other are read', () => {
    const deep = `${'STRUCT(a '.repeat(100)}BIGINT${')'.repeat(100)}`;
    let at = readTypeText(deep);
    for (let i = 0; i < 100; i++) at = at.inner[0]!.type;
    expect(at.name).toBe('BIGINT');
  });
});
