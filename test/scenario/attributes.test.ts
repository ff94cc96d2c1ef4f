import { describe, expect, test } from 'vitest';
import { parseScenario } from '../../src/scenario/parse.ts';

const option = (attributes: string, kind = 'api: openai/gpt-4o') => {
  const text = `tasks: { t: { requests: 1k /day, input: 9 tok, output: 9 tok } }\noptions: { a: { ${kind}${attributes} } }\n`;
  const { scenario, problems } = parseScenario(text, 'test.yaml');
  if (!scenario) throw new Error(problems.map(p => `${p.code} ${p.message}`).join('; '));
  return scenario.options[0]!;
};

describe('the attributes of an option', () => {
  test('are those that it states', () => {
    expect(
      option(
        ', attributes: { retention: 0 day, trainsOnInputs: false, region: eu, attestations: [soc2], offers: [baa], openWeights: true, onPremises: true }',
      ).attributes,
    ).toMatchObject({
      trainsOnInputs: false,
      region: 'eu',
      attestations: ['soc2'],
      offers: ['baa'],
      openWeights: true,
      onPremises: true,
      retention: { amount: { text: '0 day' } },
      at: { file: 'test.yaml', line: 2 },
    });
  });
  test('that it does not state are not known', () => {
    expect(option('').attributes).toBeUndefined();
    expect(option(', attributes: { region: us }').attributes).toMatchObject({
      region: 'us',
      retention: undefined,
      trainsOnInputs: undefined,
      attestations: [],
      offers: [],
    });
  });
  test('may be stated of rented and owned hardware too', () => {
    const fleet = (how: string) => option(', attributes: { region: de }', `model: m, replica: 1 x h100-sxm, ${how}`);
    expect(fleet('rent: { price: 2 USD/GPU/h }').attributes?.region).toBe('de');
    expect(fleet('buy: { price: 25k USD/GPU }').attributes?.region).toBe('de');
  });
});
