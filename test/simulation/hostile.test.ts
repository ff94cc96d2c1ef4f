import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { beforeAll, describe, expect, test } from 'vitest';
import { badCharacters } from '../../src/input/characters.ts';
import { renderJson } from '../../src/report/json.ts';
import { PAGE } from '../../src/report/screen.ts';
import type { SimulatedReport } from '../../src/report/simulation/build-simulation.ts';
import { renderSimulationCsv } from '../../src/report/simulation/simulation-csv.ts';
import { renderSimulationMarkdown } from '../../src/report/simulation/simulation-markdown.ts';
import { renderSimulationText } from '../../src/report/simulation/simulation-page.ts';
import { catalogJson } from '../scenarios/catalog.ts';
import { csvRows, markdownTables } from './readers.ts';
import { MONTH, simulated } from './simulated.ts';

/** Ids as an attacker, or a careless hand, would choose them. */
const IDS = [
  'a=HYPERLINK(http://evil.example)',
  'a,b;c',
  'a|cell| *bold* [x](http://evil.example) <img src=x onerror=e()>',
  'a ::error::gone ##[group]x',
  'ask @all',
  '1 - 2',
  'toString',
  'a%0Ax\u0301\u0301\u0301\u0301\u0301\u0301',
];
const key = (id: string) => `'${id}'`;
const text = `name: "::warning:: <b>hi</b> | @all =1+1"
${MONTH.replace('chat:', "'t| <script>x</script>,=1':").replace('1000M tok/month', '900M..1100M tok/month')}options:
${IDS.map((id, i) => `  ${key(id)}: { api: own/a${i}, price: { input: 10..3${i} USD/Mtok, output: ${i} USD/Mtok } }\n`).join('')}budget:
  - { metric: 'plans."ask @all".monthly', max: 9000 USD/month }
`;
let report: SimulatedReport;
beforeAll(async () => {
  report = await simulated(text, { catalogJson: await catalogJson() });
});

describe('names that could act where they are read', () => {
  test('are all drawn', () => {
    expect(report.simulation.plans.map(p => p.plan)).toEqual(IDS);
    expect(report.simulation.budget).toHaveLength(1);
  });
  test('begin no command and no sequence of a terminal', () => {
    for (const width of [40, 80, 200]) {
      const page = renderSimulationText(report, { ...PAGE, width, all: true });
      expect(badCharacters(page.replaceAll('\n', ' '))).toEqual([]);
      expect(page).not.toMatch(/(^|\s)::|##\[/m);
    }
  });
  test('are text in the cells of a spreadsheet', () => {
    const rows = csvRows(renderSimulationCsv(report));
    for (const row of rows) {
      expect(row).toHaveLength(7);
      for (const [i, cell] of row.entries()) if (i !== 4 && i !== 5) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    }
    // an id is still told from the others
    expect(new Set(rows.filter(r => r[0] === 'plan').map(r => r[1])).size).toBe(IDS.length);
  });
  test('are text in Markdown: no cell, link, tag, ping or emphasis comes out of them', () => {
    const markdown = renderSimulationMarkdown(report, { ...PAGE, all: true });
    for (const [head, ...rows] of markdownTables(markdown))
      for (const row of rows) expect(row).toHaveLength(head!.length);
    const unescaped = markdown.replace(/\\[\s\S]/g, '');
    expect(unescaped).not.toMatch(/<\w|\]\(|@\w|http:\/\/evil/);
    expect(markdown).not.toMatch(/^::|^\s+::/m);
  });
  test('are as they were in JSON, which is as the published schema has it', () => {
    const written = renderJson(report);
    expect(JSON.parse(written).simulation.plans.map((p: { plan: string }) => p.plan)).toEqual(IDS);
    const schema = JSON.parse(readFileSync('schema/report.schema.json', 'utf8'));
    const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);
    validate(JSON.parse(written));
    expect(validate.errors).toBeNull();
  });
});

describe('the published schema of the section', () => {
  const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(
    JSON.parse(readFileSync('schema/report.schema.json', 'utf8')),
  );
  const changed = (change: (simulation: Record<string, unknown>) => void) => {
    const data = JSON.parse(renderJson(report));
    change(data.simulation);
    return validate(data);
  };
  test('needs every one of its parts', () => {
    for (const part of Object.keys(report.simulation))
      expect([part, changed(s => delete s[part])]).toEqual([part, false]);
  });
  test.each([
    ['an unknown part', (s: Record<string, unknown>) => Object.assign(s, { extra: 1 })],
    ['a number that is not text', (s: Record<string, unknown>) => Object.assign(s, { quantileError: 0 })],
    ['an exponent', (s: Record<string, unknown>) => Object.assign(s, { quantileError: '5e-4' })],
    ['another reason to stop', (s: Record<string, unknown>) => Object.assign(s, { stopped: 'bored' })],
    ['a seed that is text', (s: Record<string, unknown>) => Object.assign(s, { seed: '1' })],
  ])('refuses %s', (_, change) => {
    expect(changed(change)).toBe(false);
  });
});
