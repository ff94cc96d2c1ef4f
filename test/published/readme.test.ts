import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { casesOf } from './cases.ts';

const folder = new URL('.', import.meta.url);
const families = readdirSync(folder).flatMap(file => (file.endsWith('.yaml') ? [file.slice(0, -'.yaml'.length)] : []));
const rows = readFileSync(new URL('README.md', folder), 'utf8')
  .split('\n')
  .filter(line => /^\| [^\s|]+\.[^\s|]+ \|/.test(line))
  .map(line => line.split('|').map(cell => cell.trim()));

test('the tables have all cases, and say of each where it stands or why it does not', () => {
  const expressed = families.flatMap(family =>
    Object.entries(casesOf(family)).map(([id, { scenario }]) => {
      const name = scenario.replace(/^.*\/|\.yaml$/g, '');
      return `${id}: [${family}](${family}.yaml), [${name}](${scenario})`;
    }),
  );
  // articles 100; papers 31 and, of Pan and Wang, 63; Lenovo 15 and other pages 16; falling prices 13
  expect(rows.length).toBe(238);
  expect(rows.filter(([, id]) => id!.startsWith('seed')).length).toBe(100);
  expect(rows.filter(([, id]) => id!.startsWith('pan.')).length).toBe(63);
  expect(new Set(rows.map(([, id]) => id)).size).toBe(rows.length);
  const told = rows.filter(([, , family]) => family !== '–');
  expect(told.map(([, id, family, scenario]) => `${id}: ${family}, ${scenario}`).sort()).toEqual(expressed.sort());
  for (const [, , family, , reason] of rows) expect(family === '–').toBe(/^(no|not yet): /.test(reason!));
});

test('every scenario is used by a case', () => {
  const used = families.flatMap(family => Object.values(casesOf(family)).map(item => item.scenario));
  for (const of of ['seeds', 'papers', 'pages'])
    for (const file of readdirSync(new URL(of, folder))) expect(used).toContain(`${of}/${file}`);
});

test('every family has its test', () => {
  const tests = readdirSync(folder).filter(file => file.endsWith('.test.ts'));
  const all = tests.map(file => readFileSync(new URL(file, folder), 'utf8')).join('\n');
  for (const family of families) expect(all).toContain(`published('${family}'`);
});
