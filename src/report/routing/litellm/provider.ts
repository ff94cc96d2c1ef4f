/** How LiteLLM calls a provider of the catalog. */
export interface Provider {
  /** What stands before the name of the model. */
  readonly prefix: string;
  /** Environment variable of the key; undefined: the platform's own credentials. */
  readonly key?: string;
  /** Whether the provider's name of a model is an alias of the catalog entry, not its id. */
  readonly byAlias?: true;
  /** Whether LiteLLM hands `service_tier` on. */
  readonly tiers?: true;
}

/**
 * By provider id of the catalog. Prefixes: `LlmProviders` of BerriAI/litellm, litellm/types/utils.py;
 * variables: the pages of https://docs.litellm.ai/docs/providers; both read 2026-11-26.
 */
const PROVIDERS: Readonly<Record<string, Provider>> = {
  alibaba: { prefix: 'dashscope', key: 'DASHSCOPE_API_KEY' },
  anthropic: { prefix: 'anthropic', key: 'ANTHROPIC_API_KEY' },
  azure: { prefix: 'azure', key: 'AZURE_API_KEY' },
  baseten: { prefix: 'baseten', key: 'BASETEN_API_KEY', byAlias: true },
  bedrock: { prefix: 'bedrock', byAlias: true },
  cerebras: { prefix: 'cerebras', key: 'CEREBRAS_API_KEY' },
  cohere: { prefix: 'cohere', key: 'COHERE_API_KEY' },
  deepinfra: { prefix: 'deepinfra', key: 'DEEPINFRA_API_KEY', byAlias: true },
  deepseek: { prefix: 'deepseek', key: 'DEEPSEEK_API_KEY' },
  fireworks: { prefix: 'fireworks_ai', key: 'FIREWORKS_AI_API_KEY', byAlias: true },
  google: { prefix: 'gemini', key: 'GEMINI_API_KEY' },
  groq: { prefix: 'groq', key: 'GROQ_API_KEY', byAlias: true },
  mistral: { prefix: 'mistral', key: 'MISTRAL_API_KEY' },
  moonshotai: { prefix: 'moonshot', key: 'MOONSHOT_API_KEY' },
  nebius: { prefix: 'nebius', key: 'NEBIUS_API_KEY', byAlias: true },
  novita: { prefix: 'novita', key: 'NOVITA_API_KEY', byAlias: true },
  openai: { prefix: 'openai', key: 'OPENAI_API_KEY', tiers: true },
  openrouter: { prefix: 'openrouter', key: 'OPENROUTER_API_KEY', byAlias: true },
  ovhcloud: { prefix: 'ovhcloud', key: 'OVHCLOUD_API_KEY', byAlias: true },
  together: { prefix: 'together_ai', key: 'TOGETHERAI_API_KEY', byAlias: true },
  vercel: { prefix: 'vercel_ai_gateway', key: 'VERCEL_AI_GATEWAY_API_KEY', byAlias: true },
  'vertex-ai': { prefix: 'vertex_ai' },
  wandb: { prefix: 'wandb', key: 'WANDB_API_KEY', byAlias: true },
  xai: { prefix: 'xai', key: 'XAI_API_KEY' },
  zai: { prefix: 'zai', key: 'ZAI_API_KEY' },
};

/** Undefined where LiteLLM has no prefix for it: then it is called as any server that speaks the OpenAI protocol. */
export const providerOf = (id: string): Provider | undefined =>
  Object.hasOwn(PROVIDERS, id) ? PROVIDERS[id] : undefined;
