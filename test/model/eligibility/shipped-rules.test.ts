import { beforeAll, describe, expect, test } from 'vitest';
import type { Catalog } from '../../../src/catalog/catalog.ts';
import { openCatalog } from '../../../src/catalog/open.ts';
import { barriersOf } from '../../../src/model/eligibility/eligibility.ts';
import { Faults } from '../../../src/model/fault.ts';
import { parseScenario } from '../../../src/scenario/parse.ts';
import { shippedCatalog } from '../../catalog/shipped.ts';

let catalog: Catalog;
beforeAll(() => {
  catalog = openCatalog(JSON.parse(shippedCatalog().json));
});

const CLAUDE = 'api: anthropic/claude-sonnet-4-6';
const MISTRAL = 'api: mistral/mistral-large-latest';
const DEEPSEEK = 'api: deepseek/deepseek-chat';
const VERTEX = 'api: vertex-ai/gemini-2.5-pro, price: { input: 1 USD/Mtok, output: 10 USD/Mtok }';
const BEDROCK = 'api: bedrock/eu.anthropic.claude-sonnet-4-6';
const NOBODY = 'api: nobody/gpt, price: { input: 1 USD/Mtok, output: 1 USD/Mtok }';
const RENT = 'model: llama-3.3-70b, precision: fp8, replica: 2 x h100-sxm, rent: { provider: aws, term: on-demand }';
const OWN = 'model: llama-3.3-70b, precision: fp8, replica: 2 x h100-sxm, buy: { price: 25k USD/GPU }';

function closing(task: string, option: string, asOf = '2026-11-26') {
  const { scenario, problems } = parseScenario(
    `tasks: { t: { requests: 1k /day, input: 9 tok, output: 9 tok, ${task} } }\noptions: { a: { ${option} } }\nsites: { s: { region: germany } }\n`,
    'test.yaml',
  );
  if (!scenario) throw new Error(problems.map(p => `${p.message} ${p.hint ?? ''}`).join('; '));
  const faults = new Faults();
  const found = barriersOf({ scenario, catalog, asOf }, faults)(scenario.tasks[0]!, scenario.options[0]!);
  return { sentences: found.map(b => b.sentence), found, problems: faults.problems };
}
const open = (rule: string, option: string) => closing(`compliance: [${rule}]`, option).found.length === 0;

describe('the rules of the catalog', () => {
  test.each([
    ['hipaa', CLAUDE, false],
    ['hipaa', `${CLAUDE}, agreements: [baa]`, true],
    ['hipaa', `${RENT}, agreements: [baa]`, true],
    ['hipaa', RENT, false],
    ['hipaa', OWN, true],
    ['eu-residency', CLAUDE, false],
    ['eu-residency', MISTRAL, true],
    ['eu-residency', BEDROCK, true],
    ['eu-residency', DEEPSEEK, false],
    ['eu-residency', RENT, false],
    ['eu-residency', RENT.replace('aws,', 'aws, region: eu-central-1,'), true],
    ['eu-residency', OWN, true],
    ['gdpr', `${MISTRAL}, agreements: [dpa]`, true],
    ['gdpr', `${CLAUDE}, agreements: [dpa]`, false],
    ['gdpr', `${CLAUDE}, agreements: [dpa, scc]`, true],
    ['gdpr', OWN, true],
    ['zero-retention', CLAUDE, false],
    ['zero-retention', `${CLAUDE}, agreements: [zero-retention]`, true],
    ['zero-retention', 'api: anthropic/claude-fable-5, agreements: [zero-retention]', false],
    ['zero-retention', OWN, true],
    ['soc-2', CLAUDE, true],
    ['soc-2', NOBODY, false],
    ['soc-2', `${NOBODY}, attributes: { attestations: [soc2] }`, true],
    ['soc-2', OWN, true],
    ['sr-26-2', CLAUDE, false],
    ['sr-26-2', `${CLAUDE}, agreements: [model-documentation]`, true],
    ['sr-26-2', OWN, true],
    ['attorney-client', DEEPSEEK, false],
    ['attorney-client', `${DEEPSEEK}, agreements: [client-consent]`, true],
    ['attorney-client', CLAUDE, true],
    ['trade-secrets', CLAUDE, false],
    ['trade-secrets', `${CLAUDE}, agreements: [dpa]`, true],
    ['air-gap', VERTEX, false],
    ['air-gap', RENT, false],
    ['air-gap', OWN, true],
  ])('%s on %s: %s', (rule, option, wanted) => {
    const { sentences } = closing(`compliance: [${rule}]`, option);
    expect(open(rule, option), sentences.join('; ')).toBe(wanted);
  });
  test('say rule, day, what is missing and the way', () => {
    expect(closing('compliance: [hipaa]', CLAUDE).sentences[0]).toMatch(
      /^under HIPAA \(health data in the USA\) \(from 2013-09-23\): .*: state `agreements: \[baa\]` on a once it is signed$/,
    );
  });
  test('of SR 11-7 give way to SR 26-2 on its day', () => {
    const before = closing('compliance: [sr-11-7]', CLAUDE, '2026-04-16');
    expect(before.problems).toEqual([]);
    expect(before.sentences[0]).toContain('under SR 11-7');
    const after = closing('compliance: [sr-11-7]', CLAUDE, '2026-04-17');
    expect(after.problems).toMatchObject([{ code: 'E446', severity: 'warning' }]);
    expect(after.sentences[0]).toContain('under SR 26-2');
  });
});

describe('the class of data by the catalog', () => {
  test('closes a provider that is known to train on inputs to confidential data, no other', () => {
    expect(closing('data: confidential', DEEPSEEK).found).toMatchObject([
      { requirement: 'tasks.t.data', kind: 'data' },
    ]);
    for (const option of [CLAUDE, NOBODY, RENT, OWN]) expect(closing('data: confidential', option).found).toEqual([]);
    expect(closing('data: internal', DEEPSEEK).found).toEqual([]);
  });
  test('closes a provider that is known to offer no contract to regulated data', () => {
    expect(closing('data: regulated', 'api: fireworks/x, price: { input: 1 USD/Mtok }').found).toEqual([]);
    expect(closing('data: regulated', DEEPSEEK).sentences.join()).toContain('with `data: regulated`');
  });
});
