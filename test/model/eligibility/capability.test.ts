import { describe, expect, test } from 'vitest';
import { openCatalog } from '../../../src/catalog/open.ts';
import { barriersOf } from '../../../src/model/eligibility/eligibility.ts';
import { Faults } from '../../../src/model/fault.ts';
import { parseScenario } from '../../../src/scenario/parse.ts';
import { api, compiledJson, PERIOD, SOURCE } from '../../catalog/entries.ts';

const model = (benchmarks: string) =>
  `name: M\nparameters: 8B param\nactiveParameters: 8B param\nlayers: 32\nhidden: 4096\nheads: 32\nkvHeads: 8\nheadDim: 128\nkvBytesPerToken: 131072 B/tok\nlicence: { value: MIT, source: ${SOURCE} }\nsource: ${SOURCE}\n${benchmarks}`;
const CATALOG = openCatalog(
  compiledJson({
    'models/m': model(`benchmarks:\n  mmlu: { value: 73%, source: ${SOURCE} }\n`),
    'models/n': model(''),
    'api/acme/m': api(PERIOD),
  }),
);

function judged(accept: string, options = 'hosted: { api: acme/m }') {
  const { scenario, problems } = parseScenario(
    `tasks:\n  t: { requests: 1k /day, input: 9 tok, output: 9 tok, accept: { ${accept} } }\noptions: { ${options} }\n`,
    'test.yaml',
  );
  if (!scenario) throw new Error(problems.map(p => p.message).join('; '));
  const faults = new Faults();
  const found = barriersOf({ scenario, catalog: CATALOG, asOf: '2026-11-01' }, faults)(
    scenario.tasks[0]!,
    scenario.options[0]!,
  );
  return { sentences: found.map(b => b.sentence), found, problems: faults.problems };
}

describe('accept', () => {
  test('takes a model by its name, or an API by its own', () => {
    expect(judged('models: [m]').sentences).toEqual([]);
    expect(judged('models: [acme/m]').sentences).toEqual([]);
    expect(judged('models: [n]').sentences).toEqual(['m is not accepted']);
  });
  test('holds a score of the catalog against the least, with its day and its source', () => {
    expect(judged('benchmark: { mmlu: 73% }').sentences).toEqual([]);
    const { found } = judged('benchmark: { mmlu: 74% }');
    expect(found).toEqual([
      {
        requirement: 'tasks.t.accept',
        kind: 'model',
        sentence: 'm has 73% (read 2026-10-01) on mmlu, 74% is wanted',
        source: expect.objectContaining({ kind: 'catalog', entry: 'models/m', read: '2026-10-01' }),
      },
    ]);
  });
  test('closes what has no score', () => {
    expect(judged('benchmark: { mmlu: 70% }', 'own: { api: acme/n, price: { input: 1 USD/Mtok } }').sentences).toEqual([
      'mmlu of 70% is wanted, but the catalog has no mmlu score of n',
    ]);
  });
  test('goes by an evaluation of your own', () => {
    expect(judged('evals: { m: 93% }, minimum: 90%').sentences).toEqual([]);
    expect(judged('evals: { m: 93% }, minimum: 95%').sentences).toEqual([
      'm reached 93% in the evaluation, 95% is wanted',
    ]);
    expect(judged('evals: { n: 93% }, minimum: 90%').sentences).toEqual(['there is no evaluation of m']);
  });
  test('asks for all that is stated together', () => {
    expect(judged('models: [m], benchmark: { mmlu: 70% }, evals: { m: 93% }, minimum: 90%').sentences).toEqual([]);
    expect(judged('models: [n], benchmark: { mmlu: 80% }, evals: { m: 93% }, minimum: 95%').sentences).toHaveLength(3);
  });
});

describe('a benchmark that the catalog has never heard of', () => {
  test('closes the option, and is told with its place and the one that is meant', () => {
    const { problems, sentences } = judged('benchmark: { mmul: 70% }');
    expect(sentences).toEqual(['mmul of 70% is wanted, but the catalog has no mmul score of m']);
    expect(problems).toEqual([
      expect.objectContaining({
        code: 'E448',
        severity: 'warning',
        at: { file: 'test.yaml', line: 2, column: 85 },
        hint: 'did you mean `mmlu`?',
      }),
    ]);
  });
  test('is told with the known ones where none is near', () => {
    expect(judged('benchmark: { arena: 70% }').problems[0]!.hint).toBe('known: mmlu');
  });
});
