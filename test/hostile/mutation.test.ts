import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODES } from '../../src/input/codes.ts';
import { parseScenario } from '../../src/scenario/parse.ts';

const DESIGN = readFileSync(new URL('../scenario/design.yaml', import.meta.url), 'utf8');
/** Words and signs of the example, where a slip may fall. */
const TOKENS = [...DESIGN.matchAll(/[\w.%-]+|[{}[\],:#]/g)].map(match => ({
  index: match.index,
  length: match[0].length,
}));
const JUNK = [
  '',
  '0',
  '-1',
  '1e309',
  '{}',
  '[]',
  '[1]',
  '{ a: 1 }',
  'no',
  'null',
  '~',
  'toString',
  '"',
  ' ',
  '\n',
  ': ',
  '85',
  '1/3',
  '5..3 tok',
  '%',
  'sonnet',
  'summarize',
  '\u00a0',
  'é',
];

const change = fc.record({ at: fc.nat(TOKENS.length - 1), junk: fc.constantFrom(...JUNK) });

describe('a scenario with slips in it', () => {
  it('never stops the program: it is a scenario, or a list of problems with codes and places', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), changes => {
        let text = DESIGN;
        for (const { at, junk } of [...changes].sort((a, b) => b.at - a.at)) {
          const { index, length } = TOKENS[at]!;
          text = text.slice(0, index) + junk + text.slice(index + length);
        }
        const { scenario, problems } = parseScenario(text, 'a.yaml');
        expect(scenario !== undefined).toBe(problems.every(p => p.severity === 'warning'));
        for (const { code, at, length, excerpt } of problems) {
          expect(CODES).toHaveProperty(code);
          expect(at!.line).toBeGreaterThan(0);
          expect(at!.column - 1 + length!).toBeLessThanOrEqual(Math.max(excerpt!.length, at!.column));
        }
      }),
      { numRuns: 400 },
    );
  });
});
