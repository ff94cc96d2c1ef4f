import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { casesOf } from './cases.ts';

const folder = new URL('.', import.meta.url);
const families = readdirSync(folder).flatMap(file => (file.endsWith('.yaml') ? [file.slice(0, -'.yaml'.length)] : []));
const rows = readFileSync(new URL('README.md', folder), 'utf8')
  .split('\n')
  .filter(line => line.startsWith('| seed'))
  .map(line => line.split('|').map(cell => cell.trim()));

test('the table has all hundred cases, and says of each where it stands or why it does not', () => {
  const expressed = families.flatMap(family =>
    Object.entries(casesOf(family)).map(([id, { scenario }]) => {
      const file = scenario.replace('seeds/', '');
      return `${id}: [${family}](${family}.yaml), [${file.replace('.yaml', '')}](seeds/${file})`;
    }),
  );
  expect(rows.map(([, id]) => id)).toHaveLength(100);
  expect(new Set(rows.map(([, id]) => id)).size).toBe(100);
  const told = rows.filter(([, , family]) => family !== '–');
  expect(told.map(([, id, family, scenario]) => `${id}: ${family}, ${scenario}`).sort()).toEqual(expressed.sort());
  for (const [, , family, , reason] of rows) expect(family === '–').toBe(/^(no|not yet): /.test(reason!));
});

test('every scenario is used by a case', () => {
  const used = families.flatMap(family => Object.values(casesOf(family)).map(item => item.scenario));
  for (const file of readdirSync(new URL('seeds/', folder))) expect(used).toContain(`seeds/${file}`);
});

test('every family has its test', () => {
  for (const family of families)
    expect(readFileSync(new URL(`${family}.test.ts`, folder), 'utf8')).toContain(`published('${family}'`);
});
