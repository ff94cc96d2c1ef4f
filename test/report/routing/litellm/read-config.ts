import { expect } from 'vitest';
import { parseDocument } from 'yaml';
import { litellmConfig } from '../../../../src/report/routing/litellm/litellm-config.ts';
import type { Deployment, LiteLlmSplit, TaskRoute } from '../../../../src/report/routing/litellm/split.ts';
import { type LiteLlmSchema, litellmSchema } from './litellm-schema.ts';

/** The configuration of a split as LiteLLM reads it: the same by both versions of YAML, and within the schema. */
export function read(
  split: LiteLlmSplit,
): LiteLlmSchema & { readonly notes: readonly string[]; readonly yaml: string } {
  const { yaml, notes } = litellmConfig(split);
  const [old, current] = (['1.1', '1.2'] as const).map(version => {
    const document = parseDocument(yaml, { version, strict: true });
    expect([...document.errors, ...document.warnings]).toEqual([]);
    return document.toJS();
  });
  expect(old).toEqual(current);
  // checked, but not taken from the parser, which leaves out a task called `__proto__`
  litellmSchema.parse(current);
  return { ...(current as LiteLlmSchema), notes, yaml };
}

export const splitOf = (deployments: readonly Deployment[], tasks: readonly TaskRoute[]): LiteLlmSplit => ({
  scenario: 'Support desk',
  asOf: '2026-11-26',
  deployments,
  tasks,
});

export const POOL: Deployment = { option: 'rented-h100', kind: 'rent', model: 'llama-3.3-70b', engine: 'vllm' };
export const SONNET: Deployment = {
  option: 'sonnet',
  kind: 'api',
  model: 'sonnet',
  api: 'anthropic/claude-sonnet-4-5',
};
export const GPT: Deployment = { option: 'gpt', kind: 'api', model: 'gpt', api: 'openai/gpt-5.4-mini' };

export const shares = (of: Readonly<Record<string, number>>) =>
  Object.entries(of).map(([option, share]) => ({ option, share }));

/** `name option weight order rpm tpm`, one line for each entry. */
export const entries = ({ model_list }: LiteLlmSchema): readonly string[] =>
  model_list.map(({ model_name, litellm_params: { model, weight, order, rpm, tpm } }) =>
    [
      model_name,
      model,
      weight,
      ...(order ? [`order ${order}`] : []),
      ...(rpm ? [`rpm ${rpm}`] : []),
      ...(tpm ? [`tpm ${tpm}`] : []),
    ].join(' '),
  );
