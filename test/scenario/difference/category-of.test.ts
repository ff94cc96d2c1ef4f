import { describe, expect, test } from 'vitest';
import { CATEGORY_OF_PATH, categoryOf, lineOf } from '../../../src/scenario/difference/category-of.ts';
import { scenarioJsonSchema } from '../../../src/scenario/json-schema.ts';

interface Node {
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: Node | boolean;
  readonly anyOf?: readonly Node[];
  readonly examples?: readonly unknown[];
}

/** Every field of the scenario that holds a value or a list, with its examples; `*` stands for an id. */
function fieldsOf(node: Node, path: readonly string[] = []): [path: string, examples: readonly unknown[]][] {
  const below = [
    ...Object.entries(node.properties ?? {}),
    ...(typeof node.additionalProperties === 'object' ? [['*', node.additionalProperties] as const] : []),
  ];
  const forms = (node.anyOf ?? []).flatMap(form => fieldsOf(form, path));
  if (below.length === 0) return forms.length > 0 ? forms : [[path.join('.'), node.examples ?? []]];
  return [...below.flatMap(([key, child]) => fieldsOf(child, [...path, key])), ...forms];
}

const fields = new Map(fieldsOf(scenarioJsonSchema() as Node));
const paths = [...fields.keys()].map(path => path.split('.'));

describe('what a field of the scenario belongs to', () => {
  test('is settled for every field, one by one (a new field must be looked at: run with -u)', async () => {
    expect(paths.length).toBeGreaterThan(100);
    const lines = paths.map(path => `${path.join('.')}: ${categoryOf(path)}`).sort();
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('categories.txt');
  });
  test('is found in the table for every field, and every line of the table counts for one', () => {
    const lines = new Set(paths.map(lineOf));
    expect(paths.filter(path => lineOf(path) === -1)).toEqual([]);
    expect(CATEGORY_OF_PATH.filter((_, i) => !lines.has(i))).toEqual([]);
  });
  test('is the price for every amount of money', () => {
    const money = [...fields].filter(([, examples]) => examples.some(example => /USD|EUR/.test(String(example))));
    expect(money.length).toBeGreaterThan(20);
    const others = money.map(([path]) => path).filter(path => categoryOf(path.split('.')) !== 'price');
    // a limit and the price of a router change no plan's cost
    expect(others).toEqual(['routing.cascades.*.routerPrice']);
  });
});
