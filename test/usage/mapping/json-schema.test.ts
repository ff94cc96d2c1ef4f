import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { mappingJsonSchema } from '../../../src/usage/mapping/json-schema.ts';
import { readMapping } from '../../../src/usage/mapping/read-mapping.ts';

const schema = JSON.parse(JSON.stringify(mappingJsonSchema()));
const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema);

describe('the published JSON Schema of mappings', () => {
  test('is the one in schema/ (else run scripts/write-schema.ts)', () => {
    expect(JSON.parse(readFileSync('schema/mapping.schema.json', 'utf8'))).toEqual(schema);
  });
  test('says what must be there, and is closed', () => {
    expect(schema).toMatchObject({ additionalProperties: false, required: ['time', 'model', 'input', 'output'] });
  });
  test.each([
    ['the example beside the sample logs', readFileSync('scenarios/logs/requests.mapping.yaml', 'utf8'), true],
    [
      'conditions and conventions',
      'time: [a, b]\nmodel: m\ninput: i\noutput: o\ncached: { outside: [anthropic] }\nfailed: { field: s, not: [ok] }\nonly: [{ field: k, present: true }]\n',
      true,
    ],
    ['a mapping without a time', 'model: m\ninput: i\noutput: o\n', false],
    ['an unknown field', 'time: a\nmodel: m\ninput: i\noutput: o\nprompt: p\n', false],
    ['an unknown convention', 'time: a\nmodel: m\ninput: i\noutput: o\ncached: beside\n', false],
  ])('and the program agree about %s', (_, text, sound) => {
    expect(validate(parse(text))).toBe(sound);
    expect(readMapping(text, 'm.yaml').mapping !== undefined).toBe(sound);
  });
});
