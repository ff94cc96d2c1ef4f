import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { badCharacters } from '../../src/input/characters.ts';
import { CODES } from '../../src/input/codes.ts';
import { decodeText } from '../../src/input/decode.ts';
import { parseScenario } from '../../src/scenario/parse.ts';

const folder = new URL('.', import.meta.url);
const files = readdirSync(folder).filter(file => file.endsWith('.yaml'));

describe('every hostile file ends in the expected problems', () => {
  it.each(files)('%s', file => {
    const text = decodeText(readFileSync(new URL(file, folder)), file);
    if (typeof text !== 'string') throw new Error('not text');
    const expected = [...text.matchAll(/^# expect: (.*)$/gm)].map(match => match[1]);
    const { scenario, problems } = parseScenario(text, file);
    expect(problems.map(p => `${p.code} at ${p.at?.line}:${p.at?.column}`)).toEqual(expected);
    expect(scenario === undefined).toBe(problems.some(p => p.severity === 'error'));
    for (const problem of problems) {
      expect(CODES).toHaveProperty(problem.code);
      expect(problem.excerpt).toBeTypeOf('string');
      expect(badCharacters(`${problem.message}${problem.excerpt}${problem.hint}`)).toEqual([]);
    }
  });

  it('there are at least a hundred of them, and each begins with a sentence', () => {
    expect(files.length).toBeGreaterThanOrEqual(100);
    for (const file of files) expect(readFileSync(new URL(file, folder), 'utf8')).toMatch(/^# .+\.\n# expect: /);
  });
});
