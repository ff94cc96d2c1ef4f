import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { writeYaml } from '../../../../src/report/routing/litellm/write-yaml.ts';

test('maps and lists are written in blocks, and are told apart from text', () => {
  const data = { list: [{ a: 1, b: ['x'] }, { c: [] }], yes: true, version: '1.10', on: 'off', date: '2026-11-26' };
  const text = writeYaml(data);
  expect(text).toBe(`list:
  - a: 1
    b:
      - x
  - c: []
"yes": true
version: "1.10"
"on": "off"
date: "2026-11-26"
`);
  expect(parse(text)).toEqual(data);
});
