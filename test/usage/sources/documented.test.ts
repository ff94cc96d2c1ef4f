import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { mappingSchema } from '../../../src/usage/mapping/mapping-schema.ts';
import { KNOWN_LOGS } from '../../../src/usage/sources/known-logs.ts';

const page = readFileSync('docs/log-sources.md', 'utf8');
const rows = page.split('\n').filter(line => line.startsWith('| `'));

describe('docs/log-sources.md', () => {
  test.each(KNOWN_LOGS.map(log => [log.id, log] as const))('has %s with its names for --by', (id, { mapping }) => {
    const row = rows.find(line => line.split('|')[1]!.includes(`\`${id}\``));
    const other = /as `([\w-]+)`/.exec(row ?? '')?.[1];
    const told = other ? rows.find(line => line.startsWith(`| \`${other}\``)) : row;
    const names = [...(told ?? '').split('|')[5]!.matchAll(/`(\w+)`/g)].map(([, name]) => name);
    expect(names).toEqual(Object.keys(mapping.labels));
  });
  test.each(KNOWN_LOGS.map(log => [log.id, log] as const))('says where the cached tokens of %s are', (id, log) => {
    const row = rows.find(line => line.split('|')[1]!.includes(`\`${id}\``))!;
    const [, , , cached, reasoning] = row.split('|');
    expect(cached!.trim()).toMatch(new RegExp(`^${log.mapping.cached}`));
    expect(reasoning!.trim()).toBe(log.mapping.reasoning ? log.mapping.reasons : 'not told apart');
  });
  test('has every field of a mapping', () => {
    const fields = rows.flatMap(line => [...line.split('|')[1]!.matchAll(/`(\w+)`/g)].map(([, field]) => field!));
    const known = Object.keys(mappingSchema._zod.def.shape).filter(
      f => !['$schema', 'tcoMapping', 'name', 'source'].includes(f),
    );
    expect(known.filter(field => !fields.includes(field))).toEqual([]);
  });
});
