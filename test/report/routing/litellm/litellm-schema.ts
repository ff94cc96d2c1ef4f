import { z } from 'zod';

// The part of LiteLLM's `config.yaml` that tco writes, in our own words; what is not here is refused, although LiteLLM knows
// far more. LiteLLM itself ignores most keys that it does not know, so a typing error would pass there unseen.
// Read on 2026-11-26:
// [configs]  BerriAI/litellm-docs docs/proxy/configs.md @16ca876 (https://docs.litellm.ai/docs/proxy/configs)
// [settings] BerriAI/litellm-docs docs/proxy/config_settings.md @003f295 (https://docs.litellm.ai/docs/proxy/config_settings)
// [routing]  BerriAI/litellm-docs docs/routing.md @01f9edc (https://docs.litellm.ai/docs/routing): order, weight, failover, affinity
// [balance]  BerriAI/litellm-docs docs/proxy/load_balancing.md @01f9edc: order as fallback, enforce_model_rate_limits
// [fallback] BerriAI/litellm-docs docs/proxy/reliability.md @01f9edc: fallbacks, model_info.id
// [vllm]     BerriAI/litellm-docs docs/providers/vllm.md @16ca876: hosted_vllm/, api_base
// [types]    BerriAI/litellm litellm/types/router.py @0044fbe: LiteLLMParamsTypedDict, UpdateRouterConfig, OptionalPreCallChecks
// [names]    BerriAI/litellm litellm/types/utils.py: LlmProviders

/** [configs]: `os.environ/NAME` is read from the environment; a key or an address as such has no place in a file. */
const fromEnvironment = z.string().regex(/^os\.environ\/[A-Z][A-Z0-9_]*$/);

/** [types]: whole numbers; 0 would close an entry. */
const perMinute = z.number().int().min(1);

/** [names]: the word before the first `/` of a model. */
const PREFIXES = [
  ...['anthropic', 'azure', 'baseten', 'bedrock', 'cerebras', 'cohere', 'dashscope', 'deepinfra', 'deepseek'],
  ...['fireworks_ai', 'gemini', 'groq', 'hosted_vllm', 'mistral', 'moonshot', 'nebius', 'novita', 'openai'],
  ...['openrouter', 'ovhcloud', 'together_ai', 'vercel_ai_gateway', 'vertex_ai', 'wandb', 'xai', 'zai'],
];

const params = z.strictObject({
  /** [configs]: provider and model. */
  model: z.string().regex(new RegExp(`^(?:${PREFIXES.join('|')})/.+`)),
  api_base: fromEnvironment.optional(), // [configs], [vllm]
  api_key: fromEnvironment.optional(), // [configs]
  api_version: fromEnvironment.optional(), // [configs], azure
  aws_region_name: z.string().optional(), // [types], bedrock: a name such as eu-central-1, no secret
  vertex_project: fromEnvironment.optional(), // [types]
  vertex_location: z.string().optional(), // [types]
  service_tier: z.enum(['flex', 'priority']).optional(), // [configs]: all parameters of a completion may stand here
  order: z.number().int().min(1).optional(), // [routing], [types]: the lowest first
  weight: z.number().int().min(1), // [routing], [types]
  rpm: perMinute.optional(), // [configs], [balance], [types]
  tpm: perMinute.optional(), // [configs], [balance], [types]
});

const entry = z.strictObject({
  /** [configs]; a `*` would be a pattern. */
  model_name: z.string().regex(/^[^*]+$/),
  litellm_params: params,
  model_info: z.strictObject({ id: z.string().min(1) }), // [fallback]
});

const routerSettings = z.strictObject({
  routing_strategy: z.literal('simple-shuffle'), // [settings]: the only one that knows `weight` [routing]
  num_retries: z.number().int().min(0), // [settings]
  timeout: z.number().positive(), // [settings]: s
  cooldown_time: z.number().int().positive(), // [settings]: s
  enable_weighted_failover: z.boolean().optional(), // [settings], [routing]
  optional_pre_call_checks: z.array(z.enum(['enforce_model_rate_limits'])).optional(), // [balance], [types]
  model_group_affinity_config: z.record(z.string(), z.array(z.enum(['session_affinity']))).optional(), // [settings], [routing]
  fallbacks: z.array(z.record(z.string(), z.array(z.string()).min(1))).optional(), // [fallback], [settings]
});

export const litellmSchema = z.strictObject({
  model_list: z.array(entry), // [configs]
  router_settings: routerSettings, // [configs]
  general_settings: z.strictObject({ master_key: fromEnvironment }), // [configs], [settings]
});

export type LiteLlmSchema = z.infer<typeof litellmSchema>;
