import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Compared, runCompare } from '../../src/report/build.ts';
import { renderJson } from '../../src/report/json.ts';
import { PAGE } from '../../src/report/screen.ts';
import { renderTerminal } from '../../src/report/terminal/terminal.ts';
import { catalogJson } from './catalog.ts';

// `npx vitest run test/scenarios -u` writes the golden files anew; read what changed before you commit it.

const names = ['', 'rules/'].flatMap(folder =>
  readdirSync(`scenarios/${folder}`)
    .filter(name => name.endsWith('.yaml'))
    .map(name => `${folder}${name.slice(0, -'.yaml'.length)}`),
);

const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true });
const schemaOf = (name: string) => ajv.compile(JSON.parse(readFileSync(`schema/${name}.schema.json`, 'utf8')));
const [validScenario, validReport] = [schemaOf('scenario'), schemaOf('report')];

test('no golden file is left of a scenario that is gone', () => {
  const expected = names.map(name => `${name}.txt`);
  const golden = readdirSync('test/scenarios/golden', { recursive: true, encoding: 'utf8' });
  expect(golden.filter(file => file.endsWith('.txt') && !expected.includes(file))).toEqual([]);
});

test('the first scenario has twelve lines', () => {
  expect(readFileSync('scenarios/first.yaml', 'utf8').trimEnd().split('\n')).toHaveLength(12);
});

describe.each(names)('scenarios/%s.yaml', name => {
  const file = `scenarios/${name}.yaml`;
  const text = readFileSync(file, 'utf8');
  let compared: Compared;

  beforeAll(async () => {
    compared = runCompare({
      text,
      file,
      sha256: createHash('sha256').update(text).digest('hex'),
      settings: [],
      asOf: undefined,
      catalogJson: await catalogJson(),
      toolVersion: '0.0.0',
    });
  });

  test('begins with the line by which an editor finds the schema', () => {
    const up = name.includes('/') ? '../..' : '..';
    expect(text.split('\n')[0]).toBe(`# yaml-language-server: $schema=${up}/schema/scenario.schema.json`);
  });
  test('says of which day its prices are, so that it reads the same in twenty years', () => {
    expect(parse(text).asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
  });
  test('is valid by the published schema', () => {
    expect(validScenario(parse(text)), JSON.stringify(validScenario.errors)).toBe(true);
  });
  test('gives a report without an error', () => {
    expect(compared.problems.filter(problem => problem.severity === 'error')).toEqual([]);
    expect(compared.report).toBeDefined();
  });
  test('gives a report that is valid by the published schema', () => {
    const report = JSON.parse(renderJson(compared.report!));
    expect(validReport(report), JSON.stringify(validReport.errors)).toBe(true);
  });
  test('reads as in its golden file', async () => {
    await expect(renderTerminal(compared.report!, PAGE)).toMatchFileSnapshot(`golden/${name}.txt`);
  });
});
