import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ColumnType, TEXT, type TypedColumn } from '../../../src/usage/column-type.ts';
import type { DuckDbEngine } from '../../../src/usage/engines/duckdb.ts';
import { stepsOf } from '../../../src/usage/mapping/column-path.ts';
import { mappedPaths } from '../../../src/usage/mapping/mapped-paths.ts';
import { KNOWN_LOGS } from '../../../src/usage/sources/known-logs.ts';
import { OTHER_EXPORTS } from '../../../src/usage/sources/other-exports.ts';
import { recogniseLog } from '../../../src/usage/sources/recognise.ts';
import { FIXTURES, openEngine, seenColumns } from './opened-log.ts';

let engine: DuckDbEngine;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());

const column = (name: string): TypedColumn => ({ name, type: TEXT });

/** Columns in which these paths stand, and nothing else. */
function columnsOf(paths: readonly string[]): readonly TypedColumn[] {
  const root = new Map<string, ColumnType>();
  for (const path of paths) {
    let fields = root;
    const names = stepsOf(path)!.map(({ name }) => name);
    for (const name of names.slice(0, -1)) {
      const below = fields.get(name);
      const next: Map<string, ColumnType> = below?.kind === 'struct' ? new Map(below.fields) : new Map();
      fields.set(name, { kind: 'struct', fields: next });
      fields = next;
    }
    if (!fields.has(names.at(-1)!)) fields.set(names.at(-1)!, TEXT);
  }
  return [...root].map(([name, type]) => ({ name, type }));
}

describe('a log is recognised', () => {
  test.each(KNOWN_LOGS)('as $title by its marks alone', ({ id, marks }) => {
    const recognised = recogniseLog(columnsOf(marks));
    expect('log' in recognised && recognised.log.id).toBe(id);
  });
  test('by marks and fields whose paths can be read, each form having a name of its own', () => {
    const paths = KNOWN_LOGS.flatMap(({ marks, mapping }) => [
      ...marks,
      ...mappedPaths(mapping, Object.values(mapping.labels)),
    ]);
    expect(paths.filter(path => stepsOf(path) === undefined)).toEqual([]);
    expect(new Set(KNOWN_LOGS.map(({ id }) => id)).size).toBe(KNOWN_LOGS.length);
  });
});

describe('an export that holds no requests', () => {
  test.each(OTHER_EXPORTS)('is named: $title', ({ title, marks, instead }) => {
    expect(recogniseLog(columnsOf(marks))).toEqual({ message: `this is ${title}`, hint: instead });
  });
  test.each([
    ['litellm-daily-tag-spend.csv', "this is LiteLLM's daily spend by tag"],
    ['helicone-export.csv', 'this is a CSV of the export tool of Helicone'],
    ['openai-costs.json', "this is a page of OpenAI's costs"],
    ['openai-costs.csv', "this is OpenAI's costs, from its dashboard"],
    ['anthropic-cost.json', "this is a page of Anthropic's cost report"],
    ['anthropic-cost.csv', "this is Anthropic's costs, from its Console"],
  ])('is told from requests: %s', async (file, message) => {
    expect(await seenColumns(engine, join(FIXTURES, file)).then(recogniseLog)).toMatchObject({ message });
  });
});

describe('a log that nobody knows', () => {
  test('is refused with the headings that it has', () => {
    expect(recogniseLog(['when', 'engine', 'words'].map(column))).toEqual({
      message: 'no known log has the columns when, engine, words',
      hint: 'say what its columns mean in a file, with --mapping; tco schema mapping prints its fields',
    });
  });
  test('with many headings shows some of them', () => {
    const many = Array.from({ length: 20 }, (_, i) => column(`c${i}`));
    expect(recogniseLog(many)).toMatchObject({
      message: 'no known log has the columns c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, and 8 more',
    });
  });
  test('without headings is refused as that', () => {
    expect(recogniseLog([])).toMatchObject({ message: 'there are no columns in it' });
  });
});
