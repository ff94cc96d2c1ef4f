import { expect, test } from 'vitest';
import { parseScenario } from '../../../src/scenario/parse.ts';
import { readMapping } from '../../../src/usage/mapping/read-mapping.ts';

const MAPPING = 'time: a\nmodel: m\ninput: i\noutput: o\n';

test('a mapping of a later version is told as a scenario of a later version is', () => {
  const [mapping] = readMapping(`tcoMapping: 2\n${MAPPING}`, 'm.yaml').problems;
  expect(mapping).toMatchObject({
    code: 'E317',
    message: '`tcoMapping`: `2` is not a version of the format this program reads',
    expected: '`tcoMapping: 1`',
    hint: 'a newer program may read it',
    at: { line: 1, column: 13 },
  });
  const scenario = parseScenario('tco: 2\n', 's.yaml').problems.find(({ code }) => code === 'E317');
  expect(scenario).toMatchObject({
    message: '`tco`: `2` is not a version of the format this program reads',
    expected: '`tco: 1`',
    hint: 'a newer program may read it',
  });
});

test('a word that is no version is not said to be a later one', () => {
  const [problem] = readMapping(`tcoMapping: one\n${MAPPING}`, 'm.yaml').problems;
  expect(problem).toMatchObject({ code: 'E317', expected: '`tcoMapping: 1`' });
  expect(problem).not.toHaveProperty('hint');
});
