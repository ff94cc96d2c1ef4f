import { readable } from './readable.ts';
import type { Deployment } from './split.ts';
import { environment, type Target } from './target.ts';

/** vLLM has a prefix of its own; what else serves open models speaks the OpenAI protocol. */
export function ownPool({ option, model, engine = 'vllm', replicas }: Deployment, variable: string): Target {
  const served = readable(model);
  return {
    params: {
      model: `${engine === 'vllm' ? 'hosted_vllm' : 'openai'}/${served}`,
      api_base: environment(`${variable}_API_BASE`),
      api_key: environment(`${variable}_API_KEY`),
    },
    notes: [
      `${option} is called at ${variable}_API_BASE (ending in /v1), the one address in front of ${pool(replicas)}, and must serve its model under the name \`${served}\` (vLLM: --served-model-name). ${variable}_API_KEY is its key, or any text when it asks for none.`,
    ],
  };
}

const pool = (replicas: number | undefined): string =>
  replicas === undefined || replicas === 1 ? 'it' : `its ${replicas} replicas`;
