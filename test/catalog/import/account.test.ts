import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FORMS, type Form } from '../../../src/catalog/import/imported.ts';
import { readJson } from '../../../src/catalog/import/json-tree.ts';
import type { Tree } from '../../../src/input/tree.ts';
import { compiled, errorsOf, fixture, imported, run } from './imported.ts';

const SEED = 20261101;

/** The entries of a file, found without the readers. */
function entriesOf(from: Form): readonly Tree[] {
  const reading = readJson(fixture(from), from);
  if (!reading.ok) throw new Error(reading.problem.message);
  const at = (tree: Tree | undefined, key: string) => (tree?.kind === 'map' ? tree.entries.get(key)?.value : undefined);
  const members = (tree: Tree | undefined): Tree[] =>
    tree?.kind === 'map' ? [...tree.entries.values()].map(e => e.value) : tree?.kind === 'list' ? tree.items : [];
  if (from === 'litellm') return members(reading.tree);
  if (from === 'openrouter') return members(at(reading.tree, 'data'));
  return members(reading.tree).flatMap(provider => members(at(provider, 'models')));
}

/** Fields whose members are counted in their stead. */
const OPENED: Readonly<Record<Form, readonly string[]>> = {
  litellm: ['tiered_pricing'],
  'genai-prices': ['prices'],
  openrouter: ['pricing'],
  'models.dev': ['cost', 'limit'],
};

describe.each(FORMS)('the account of a %s file', from => {
  const { files, report } = imported(from);
  test('has every entry once: entered, or listed with a reason', () => {
    const { entries, mapped, left } = report;
    const listed = left.flatMap(group => group.entries.map(entry => entry.from));
    const all = [...mapped.map(entry => entry.from), ...listed];
    expect(all).toHaveLength(entriesOf(from).length);
    expect(new Set(all).size).toBe(all.length);
    expect([entries.total, entries.mapped + entries.listed]).toEqual([all.length, all.length]);
    expect([entries.mapped, entries.listed]).toEqual([mapped.length, listed.length]);
    expect(entries.written + entries.regions + entries.duplicates).toBe(entries.mapped);
    expect(Object.keys(files)).toHaveLength(entries.written);
  });
  test('has every field once', () => {
    const { total, ...uses } = report.fields;
    expect(Object.values(uses).reduce((sum, count) => sum + count)).toBe(total);
    expect(report.byField.reduce((sum, { count }) => sum + count, 0)).toBe(total);
    for (const key of keysOf(from))
      expect(report.byField.find(f => f.field === key.name)).toMatchObject({ count: key.count });
  });
  test('has a reason beside each field that was not entered although it looks like a price', () => {
    expect(report.fields.wrong + report.fields.unknownKey).toBeLessThanOrEqual(report.remarks.length);
  });
});

/** The keys of all entries, and how often each stands in them. */
function keysOf(from: Form): readonly { name: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const entry of entriesOf(from))
    if (entry.kind === 'map') for (const key of entry.entries.keys()) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].filter(([name]) => !OPENED[from].includes(name)).map(([name, count]) => ({ name, count }));
}

describe.each(FORMS)('what is written of a %s file', from => {
  test('compiles', () => {
    const { content, problems } = compiled(imported(from).files);
    expect(errorsOf(problems)).toEqual([]);
    expect(Object.keys(content.api)).toHaveLength(Object.keys(imported(from).files).length);
  });
  test('is the same from the same bytes', () => {
    expect(imported(from)).toEqual(imported(from));
  });
  test('compiles, and adds up, whatever stands in place of a value or a key', () => {
    const text = fixture(from);
    const spots = [...text.matchAll(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null/g)];
    const junk = fc.oneof(
      fc.constantFrom(
        '0',
        '-1',
        '1e-9',
        '1e400',
        '12345678901234567890',
        'null',
        'true',
        '[]',
        '{}',
        '""',
        '"0"',
        '[{}]',
        '{"a": 1}',
      ),
      fc.string({ unit: 'binary', maxLength: 90 }).map(s => JSON.stringify(s)),
      fc.constantFrom('"input"', '"prices"', '"__proto__"', '"a: b # c"', '"{ x }"', '"- y"', '"\\u202e\\n\\u0000"'),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(spots.length - 1), junk), { minLength: 1, maxLength: 4 }), changes => {
        const outcome = run(from, changed(text, spots, changes));
        if (!outcome.ok) return;
        const files = Object.fromEntries(outcome.files.map(file => [file.path.slice(4, -5), file.text]));
        expect(errorsOf(compiled(files).problems)).toEqual([]);
        const { total, ...uses } = outcome.report.fields;
        expect(Object.values(uses).reduce((sum, count) => sum + count)).toBe(total);
      }),
      { seed: SEED, numRuns: 50 },
    );
  });
});

function changed(
  text: string,
  spots: readonly RegExpExecArray[],
  changes: readonly (readonly [number, string])[],
): string {
  const at = new Map(changes);
  let result = '';
  let end = 0;
  spots.forEach((spot, i) => {
    const now = at.get(i);
    if (now === undefined) return;
    result += text.slice(end, spot.index) + now;
    end = spot.index + spot[0].length;
  });
  return result + text.slice(end);
}
