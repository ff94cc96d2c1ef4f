import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { scenarioJsonSchema } from '../../src/scenario/json-schema.ts';
import { parseScenario } from '../../src/scenario/parse.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const schema = scenarioJsonSchema();
const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema);
const scenarios = existsSync(new URL('scenarios/', root))
  ? readdirSync(new URL('scenarios/', root)).filter(f => f.endsWith('.yaml'))
  : [];
const files = ['test/scenario/design.yaml', ...scenarios.map(f => `scenarios/${f}`)];

describe('the published JSON Schema', () => {
  it('is the one in schema/ (else run scripts/write-schema.ts)', () => {
    expect(JSON.parse(read('schema/scenario.schema.json'))).toEqual(JSON.parse(JSON.stringify(schema)));
  });

  it('is draft 7, which the YAML language server reads, and closed', () => {
    expect(schema).toMatchObject({
      $schema: 'http://json-schema.org/draft-07/schema#',
      additionalProperties: false,
      required: ['tasks', 'options'],
    });
  });

  it.each(files)('%s is valid in an editor and in the program', file => {
    const text = read(file);
    expect(validate(parse(text)), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
    expect(parseScenario(text, file).problems.filter(p => p.severity === 'error')).toEqual([]);
  });

  it('describes every field', () => {
    const missing: string[] = [];
    const walk = (node: unknown, path: string): void => {
      if (typeof node !== 'object' || node === null) return;
      const { properties, additionalProperties, items, anyOf } = node as {
        properties?: Record<string, { description?: string }>;
        additionalProperties?: unknown;
        items?: unknown;
        anyOf?: unknown[];
      };
      for (const [key, value] of Object.entries(properties ?? {})) {
        if (!value.description) missing.push(`${path}.${key}`);
        walk(value, `${path}.${key}`);
      }
      for (const child of [additionalProperties, items, ...(anyOf ?? [])]) walk(child, path);
    };
    walk(schema, '');
    expect(missing).toEqual([]);
  });

  it('catches in the editor what the program refuses', () => {
    const example = () => parse(read('test/scenario/design.yaml'));
    const wrong = (change: (s: ReturnType<typeof example>) => void) => {
      const scenario = example();
      change(scenario);
      return validate(scenario);
    };
    expect(wrong(s => (s.tasks.summarize.input = 6000))).toBe(false);
    expect(wrong(s => (s.tasks.summarize.retrys = '2%'))).toBe(false);
    expect(wrong(s => (s.tasks.summarize.batchable = 85))).toBe(false);
    expect(wrong(s => (s.options.sonnet.rent = {}))).toBe(false);
    expect(wrong(s => (s.options['own-studio'].buy.sunk = 'no'))).toBe(false);
    expect(wrong(s => (s.asOf = '2026-3-1'))).toBe(false);
    expect(wrong(s => (s.tasks.summarize.batchable = 0.85))).toBe(true);
    expect(wrong(s => delete s.options)).toBe(false);
    // a distribution where a range may stand, with a unit where one is wanted
    expect(wrong(s => (s.tasks.summarize.input = 'lognormal(6000, 900) tok'))).toBe(true);
    expect(wrong(s => (s.tasks.summarize.input = 'lognormal(6000, 900)'))).toBe(false);
    expect(wrong(s => (s.tasks.summarize.input = 'lognorm(6000, 900) tok'))).toBe(false);
    expect(wrong(s => (s.tasks.summarize.batchable = 'normal(80%; 5%)'))).toBe(true);
    expect(wrong(s => (s.tasks.summarize.batchable = 'samples(shares.csv, x)%'))).toBe(true);
    expect(wrong(s => (s.horizon = 'normal(36, 6) month'))).toBe(false);
  });
});
